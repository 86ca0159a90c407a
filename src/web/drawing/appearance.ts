import type { EdgeDisplayData, NodeDisplayData } from 'sigma/types';
import { type Colours, over } from './colours.ts';

/** What the drawing keeps of an author. */
export interface Dot {
  x: number;
  y: number;
  readonly label: string;
  /** In pixels, before zooming. */
  readonly size: number;
  /** The place of the group; null where it is in none. */
  readonly group: number | null;
  readonly isCentre: boolean;
}

/** What the drawing keeps of a tie. */
export interface Line {
  readonly ends: readonly [string, string];
  /** In pixels, before zooming. */
  readonly size: number;
  /** From 0 to 1. */
  readonly opacity: number;
}

/** What stands out at the moment. */
export interface Focus {
  /** Authors that do; null where all are alike. */
  readonly lit: ReadonlySet<string> | null;
  /** Of the ties among them only those of this author do; null where all. */
  readonly around: string | null;
  /** Authors with a ring and their name. */
  readonly marked: ReadonlySet<string>;
  /** Ties in the colour of what is chosen. */
  readonly lines: ReadonlySet<string>;
}

/** All alike. */
export const NO_FOCUS: Focus = { lit: null, around: null, marked: new Set(), lines: new Set() };

/** The size of an author's dot: its area grows with their works. */
export function dotSize(workCount: number, most: number, authorCount: number): number {
  const largest = authorCount > 250 ? 13 : 17;
  return SMALLEST + (largest - SMALLEST) * Math.sqrt(workCount / Math.max(most, 1));
}

/** The thickness and opacity of a tie, which grow with its strength. */
export function thicknessOf(strength: number, strongest: number, tieCount: number): Pick<Line, 'size' | 'opacity'> {
  const share = Math.sqrt(strength / Math.max(strongest, Number.MIN_VALUE));
  const faintest = tieCount > 800 ? 0.14 : 0.25;
  return { size: 0.7 + 4.3 * share, opacity: faintest + (0.85 - faintest) * share };
}

export function dotLook(
  id: string,
  { x, y, label, size, group, isCentre }: Dot,
  { lit, marked }: Focus,
  colours: Colours,
): Partial<NodeDisplayData> {
  const colour = (group === null ? undefined : colours.groups[group]) ?? colours.others;
  if (marked.has(id)) return { x, y, label, size, color: colour, highlighted: true, forceLabel: true, zIndex: 3 };
  if (lit !== null && !lit.has(id)) return { x, y, label: null, size, color: over(colour, colours.paper, FADED), zIndex: 0 };
  return { x, y, label, size, color: colour, forceLabel: isCentre, zIndex: lit === null ? 1 : 2 };
}

export function lineLook(
  key: string,
  { ends: [a, b], size, opacity }: Line,
  { lit, around, lines }: Focus,
  colours: Colours,
): Partial<EdgeDisplayData> {
  if (lines.has(key)) return { type: 'line', size: Math.max(size, 3), color: colours.chosen, zIndex: 4 };
  const type = size < THIN ? 'hairline' : 'line';
  if (lit === null) return { type, size, color: over(colours.tie, colours.paper, opacity), zIndex: 1 };
  const stands = lit.has(a) && lit.has(b) && (around === null || around === a || around === b);
  if (stands) return { type, size, color: over(colours.tie, colours.paper, Math.max(opacity, 0.6)), zIndex: 2 };
  return { type, size, color: over(colours.tie, colours.paper, opacity * FADED), zIndex: 0 };
}

const SMALLEST = 3.5;
/** Thinner ties are drawn as lines of a pixel, a tenth of the work of bands with soft edges; most ties of a large network are. */
const THIN = 1.5;
/** What is left of the opacity of what does not stand out. */
const FADED = 0.22;
