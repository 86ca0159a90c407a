import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ShownNetwork } from '../network/shown-network.ts';
import { counted } from '../network/truncation-words.ts';
import type { Chosen } from '../place.ts';
import type { Communities } from './communities.ts';
import './drawing.css';
import { focusOf, type Pointed } from './focus.ts';
import { type Position, tieKey } from './graph.ts';
import './groups.css';
import { nearestIn } from './nearest.ts';
import type { Hovered } from './stage-events.ts';
import { authorWords, Tooltip } from './tooltip.tsx';
import { useStage } from './use-stage.ts';

export interface DrawingProps {
  readonly network: ShownNetwork;
  readonly communities: Communities;
  readonly chosen: Chosen | null;
  readonly onChoose: (chosen: Chosen | null) => void;
  /** Double click or key: shows the network around this author instead. */
  readonly onRecentre: (id: string) => void;
  /** Tells the drawing, for the export and the legend, once it stands; null when it goes. */
  readonly onReady: (drawing: DrawingHandle | null) => void;
  /** Shows the table instead, where the browser cannot draw. */
  readonly onTable: () => void;
}

/** A drawing that stands, with the positions that its layout found. */
export interface DrawingHandle {
  readonly positions: () => ReadonlyMap<string, Position>;
  readonly png: () => Promise<Blob>;
  /** Makes a group stand out; null ends that. */
  readonly point: (group: Pointed['group']) => void;
}

/**
 * The network as dots and lines. Its element says `data-state`: `layout` while the layout is under way, `still` once the picture stands, `none`
 * where the browser cannot draw; and it has a function `viewportOf(id)`, where in it an author is, in pixels.
 */
export function Drawing({ network, communities, chosen, onChoose, onRecentre, onReady, onTable }: DrawingProps) {
  const frame = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'layout' | 'still'>('layout');
  const [hovered, setHovered] = useState<Hovered | null>(null);
  const [keyed, setKeyed] = useState<string | null>(null);
  const [group, setGroup] = useState<Pointed['group']>(null);
  const { stage, failed } = useStage(host, {
    onHover: setHovered,
    onAuthor: (id) => onChoose({ kind: 'author', id }),
    onTie: (a, b) => onChoose({ kind: 'tie', a, b }),
    onEmpty: () => onChoose(null),
    onDouble: onRecentre,
    onState: (next) => {
      if (next === 'still') performance.mark('drawn');
      setState(next);
    },
  });
  const authors = useMemo(() => new Map(network.authors.map((author) => [author.id, author])), [network]);
  const ties = useMemo(() => new Map(network.ties.map((tie) => [tieKey(tie.a, tie.b), tie])), [network]);
  const chosenKey = chosen === null ? '' : chosen.kind === 'author' ? chosen.id : tieKey(chosen.a, chosen.b);

  useEffect(() => {
    setHovered(null);
    stage?.show(network, communities);
  }, [stage, network, communities]);
  useEffect(() => stage?.focus(focusOf({ chosen, hovered, keyed, group }, stage)), [stage, network, chosenKey, hovered, keyed, group]);
  useEffect(() => {
    if (stage === null || state !== 'still') return;
    onReady({ positions: stage.positions, png: stage.png, point: setGroup });
  }, [stage, state]);
  useEffect(() => () => onReady(null), []);
  useEffect(() => {
    if (frame.current !== null && stage !== null) Object.assign(frame.current, { viewportOf: stage.viewportOf });
  }, [stage]);

  const reach = (id: string | undefined) => {
    if (id === undefined || stage === null) return;
    setKeyed(id);
    stage.reveal(id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (stage === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = DIRECTIONS[event.key];
    const zoom = ZOOMS[event.key];
    if (direction !== undefined) {
      const places = new Map(network.authors.map(({ id }) => [id, stage.viewportOf(id) ?? { x: 0, y: 0 }]));
      reach(keyed === null ? first(network, chosen) : (nearestIn(direction, keyed, places) ?? keyed));
    } else if (zoom !== undefined) stage.zoom(zoom);
    else if (event.key === 'Enter' && keyed !== null) {
      if (event.shiftKey) onRecentre(keyed);
      else onChoose({ kind: 'author', id: keyed });
    } else if (event.key === 'Escape') onChoose(null);
    else return;
    event.preventDefault();
  };
  const reached = keyed === null ? undefined : authors.get(keyed);
  const size = frame.current?.getBoundingClientRect();
  const about = hovered === null ? undefined : hovered.kind === 'author' ? authors.get(hovered.id) : tieAbout(hovered);
  function tieAbout({ key, a, b }: Hovered & { kind: 'tie' }) {
    const tie = ties.get(key);
    return tie === undefined ? undefined : { tie, names: [authors.get(a)?.name ?? '', authors.get(b)?.name ?? ''] as const };
  }

  return (
    <div class="drawing" ref={frame} data-state={failed ? 'none' : state}>
      <div
        ref={host}
        class="canvas"
        hidden={failed}
        tabIndex={failed ? undefined : 0}
        role="application"
        aria-label={`Drawing of the network: ${counted(network.authors.length, 'author')}, ${counted(network.ties.length, 'tie')}`}
        aria-describedby="drawing-keys"
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          if (event.currentTarget.matches(':focus-visible') && keyed === null) reach(first(network, chosen));
        }}
        onBlur={() => setKeyed(null)}
      />
      <p id="drawing-keys" class="unseen">
        The arrow keys go from author to author. Enter chooses, Shift and Enter shows the network around the author, plus and minus zoom,
        zero shows everything. The table has the same people and figures.
      </p>
      <p class="unseen" aria-live="polite">
        {reached === undefined ? '' : `${reached.name}: ${authorWords(reached)}`}
      </p>
      {failed ? (
        <div class="notice">
          <p>
            <strong>This browser cannot draw the network</strong>
          </p>
          <p>WebGL is missing or switched off. The table has the same people and figures.</p>
          <p>
            <button type="button" onClick={onTable}>
              Show the table
            </button>
          </p>
        </div>
      ) : (
        <div class="zoom" role="group" aria-label="Zoom">
          <button type="button" aria-label="Zoom in" title="Zoom in" onClick={() => stage?.zoom('in')}>
            +
          </button>
          <button type="button" aria-label="Zoom out" title="Zoom out" onClick={() => stage?.zoom('out')}>
            −
          </button>
          <button type="button" aria-label="Show everything" title="Show everything" onClick={() => stage?.zoom('fit')}>
            ⤢
          </button>
        </div>
      )}
      {hovered !== null && about !== undefined && size !== undefined && (
        <Tooltip
          about={about}
          group={hovered.kind === 'author' ? (communities.groups[communities.of.get(hovered.id) ?? -1]?.name ?? null) : null}
          at={hovered.at}
          width={size.width}
          height={size.height}
        />
      )}
    </div>
  );
}

const DIRECTIONS: Readonly<Record<string, 'up' | 'down' | 'left' | 'right'>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};
const ZOOMS: Readonly<Record<string, 'in' | 'out' | 'fit'>> = { '+': 'in', '=': 'in', '-': 'out', '0': 'fit' };

/** Whom the keys begin with. */
function first({ centre, authors }: ShownNetwork, chosen: Chosen | null): string | undefined {
  const isThere = (id: string | null) => id !== null && authors.some((author) => author.id === id);
  if (chosen?.kind === 'author' && isThere(chosen.id)) return chosen.id;
  return centre !== null && isThere(centre) ? centre : authors[0]?.id;
}
