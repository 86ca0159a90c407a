import { useEffect, useRef, useState } from 'preact/hooks';
import { coloursOf } from '../drawing/colours.ts';
import type { Communities } from '../drawing/communities.ts';
import type { DrawingHandle } from '../drawing/drawing.tsx';
import { layoutOf } from '../drawing/layout.ts';
import type { ShownNetwork } from '../network/shown-network.ts';
import { authorsCsv, tiesCsv } from './csv.ts';
import './export-menu.css';
import { fileName } from './file-name.ts';
import { gexfOf } from './gexf.ts';
import { exportGraphOf } from './graph-of.ts';
import { graphmlOf } from './graphml.ts';
import { save } from './save.ts';
import { svgOf } from './svg.ts';

interface ExportMenuProps {
  readonly network: ShownNetwork;
  readonly communities: Communities;
  /** Null while the table is shown instead. */
  readonly drawing: DrawingHandle | null;
}

interface Format {
  readonly name: string;
  readonly what: string;
  readonly ending: string;
  /** It takes the drawing itself. */
  readonly drawn?: true;
  readonly make: (from: ExportMenuProps) => string | Promise<Blob>;
  readonly type: string;
}

/** A button with the formats that the network can be saved in. */
export function ExportMenu(props: ExportMenuProps) {
  const { network, drawing } = props;
  const [isOpen, setOpen] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    const leave = (event: Event) => {
      if (event.target instanceof Node && frame.current?.contains(event.target) === false) setOpen(false);
    };
    document.addEventListener('pointerdown', leave);
    document.addEventListener('focusin', leave);
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('focusin', leave);
    };
  }, [isOpen]);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const write = async ({ make, type, ending, name }: Format) => {
    setFailure(null);
    try {
      const made = await make(props);
      save(fileName(network.title, ending), typeof made === 'string' ? new Blob([made], { type }) : made);
      close();
    } catch {
      setFailure(`The browser could not make the ${name} file.`);
    }
  };
  return (
    <div
      class="export"
      ref={frame}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        event.stopPropagation();
        close();
      }}
    >
      <button type="button" ref={button} aria-expanded={isOpen} aria-controls="export-formats" onClick={() => setOpen(!isOpen)}>
        Export
      </button>
      <div id="export-formats" class="formats" hidden={!isOpen}>
        <ul>
          {FORMATS.map((format) => {
            const isAway = format.drawn === true && drawing === null;
            return (
              <li key={format.name}>
                <button
                  type="button"
                  aria-disabled={isAway}
                  onClick={() => {
                    if (!isAway) void write(format);
                  }}
                >
                  <strong>{format.name}</strong> <span class="soft">{isAway ? 'Show the drawing to save it' : format.what}</span>
                </button>
              </li>
            );
          })}
        </ul>
        {failure !== null && <p role="alert">{failure}</p>}
      </div>
    </div>
  );
}

/** Without it, Excel takes UTF-8 for something else. */
const MARK = '\uFEFF';

const FORMATS: readonly Format[] = [
  {
    ...{ name: 'PNG', what: 'The drawing as it is, a picture', ending: '.png', type: 'image/png', drawn: true },
    make: ({ drawing }) => drawing?.png() ?? Promise.reject(new Error('Nothing is drawn.')),
  },
  {
    ...{ name: 'SVG', what: 'The whole drawing, for print', ending: '.svg', type: 'image/svg+xml', drawn: true },
    make: (from) => svgOf(from.network, from.communities, positionsOf(from), coloursOf(document.documentElement)),
  },
  {
    ...{ name: 'GraphML', what: 'For yEd, Cytoscape, igraph, NetworkX', ending: '.graphml', type: 'application/xml' },
    make: (from) => graphmlOf(exportGraphOf(from.network, from.communities, positionsOf(from))),
  },
  {
    ...{ name: 'GEXF', what: 'For Gephi', ending: '.gexf', type: 'application/xml' },
    make: (from) => gexfOf(exportGraphOf(from.network, from.communities, positionsOf(from))),
  },
  {
    ...{ name: 'Authors', what: 'CSV, for spreadsheets', ending: '-authors.csv', type: 'text/csv;charset=utf-8' },
    make: ({ network, communities }) => MARK + authorsCsv(network, communities),
  },
  {
    ...{ name: 'Ties', what: 'CSV, for spreadsheets', ending: '-ties.csv', type: 'text/csv;charset=utf-8' },
    make: ({ network }) => MARK + tiesCsv(network),
  },
];

function positionsOf({ network, communities, drawing }: ExportMenuProps) {
  return drawing?.positions() ?? layoutOf(network, communities);
}
