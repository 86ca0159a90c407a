import type { ShownAuthor, ShownTie } from '../network/shown-network.ts';
import { counted } from '../network/truncation-words.ts';
import type { Position } from './graph.ts';

interface TooltipProps {
  readonly about: ShownAuthor | { readonly tie: ShownTie; readonly names: readonly [string, string] };
  readonly group: string | null;
  readonly at: Position;
  /** Of the stage, in pixels: it opens towards the middle. */
  readonly width: number;
  readonly height: number;
}

/** What is under the pointer. It repeats what the panels and the table say, and is for eyes alone. */
export function Tooltip({ about, group, at, width, height }: TooltipProps) {
  const across = at.x > width / 2 ? { right: `${width - at.x + GAP}px` } : { left: `${at.x + GAP}px` };
  const down = at.y > height / 2 ? { bottom: `${height - at.y + GAP}px` } : { top: `${at.y + GAP}px` };
  return (
    <div class="tooltip" style={{ ...across, ...down }} aria-hidden="true">
      {'tie' in about ? (
        <>
          <strong>
            <bdi>{about.names[0]}</bdi> <span class="soft">and</span> <bdi>{about.names[1]}</bdi>
          </strong>
          <span>{counted(about.tie.workCount, 'work')} together</span>
        </>
      ) : (
        <>
          <strong>
            <bdi>{about.name}</bdi>
          </strong>
          <span>{authorWords(about)}</span>
          {group !== null && (
            <span class="soft">
              Group of <bdi>{group}</bdi>
            </span>
          )}
        </>
      )}
    </div>
  );
}

/** An author's figures in the network shown. */
export function authorWords({ workCount, degree }: ShownAuthor): string {
  return `${counted(workCount, 'work')}, ${counted(degree, 'co-author')} here`;
}

const GAP = 12;
