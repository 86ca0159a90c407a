import type { Chosen } from '../place.ts';
import { type Focus, NO_FOCUS } from './appearance.ts';
import { tieKey } from './graph.ts';
import type { Stage } from './stage.ts';
import type { Hovered } from './stage-events.ts';

/** All that is pointed at in a drawing, by whatever means. */
export interface Pointed {
  readonly chosen: Chosen | null;
  readonly hovered: Hovered | null;
  /** The author that the arrow keys have come to. */
  readonly keyed: string | null;
  /** The place of a group that the legend points at; `others` for all who are in none. */
  readonly group: number | 'others' | null;
}

/** What stands out: an author under the pointer with their co-authors, else a group, else whom the keys have come to with theirs. */
export function focusOf({ chosen, hovered, keyed, group }: Pointed, stage: Pick<Stage, 'neighbours' | 'members'>): Focus {
  const marked = new Set<string>();
  const lines = new Set<string>();
  if (chosen?.kind === 'author') marked.add(chosen.id);
  if (chosen?.kind === 'tie') {
    marked.add(chosen.a).add(chosen.b);
    lines.add(tieKey(chosen.a, chosen.b));
  }
  if (hovered?.kind === 'tie') lines.add(tieKey(hovered.a, hovered.b));
  const around = hovered?.kind === 'author' ? hovered.id : group === null ? keyed : null;
  if (around !== null) return { lit: new Set([around, ...stage.neighbours(around)]), around, marked: marked.add(around), lines };
  if (group !== null) return { lit: new Set(stage.members(group)), around: null, marked, lines };
  return marked.size + lines.size === 0 ? NO_FOCUS : { lit: null, around: null, marked, lines };
}
