import { MAX_GROUPS } from './communities.ts';

/** The colours that a drawing is made of, as `#rrggbb`, those of the scheme that the page is in. */
export interface Colours {
  readonly paper: string;
  readonly ink: string;
  readonly tie: string;
  /** What is chosen. */
  readonly chosen: string;
  /** By the place of the group. */
  readonly groups: readonly string[];
  /** Who is in none. */
  readonly others: string;
}

/** Reads the colours that the style sheets give to an element. */
export function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element);
  const read = (name: string) => plain(style.getPropertyValue(name).trim());
  return {
    paper: read('--card'),
    ink: read('--ink'),
    tie: read('--tie'),
    chosen: read('--link'),
    groups: Array.from({ length: MAX_GROUPS }, (_, place) => read(`--group-${place}`)),
    others: read('--group-none'),
  };
}

/** Calls when the page goes from light to dark or back; returns what ends that. */
export function onSchemeChange(call: () => void): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', call);
  return () => dark.removeEventListener('change', call);
}

/** A colour as it looks over another at an opacity from 0 to 1, itself opaque. */
export function over(colour: string, ground: string, opacity: number): string {
  // Thousands of ties are coloured at once, in steps that nobody sees.
  const step = Math.round(opacity * STEPS);
  const key = `${colour}${ground}${step}`;
  const known = mixtures.get(key);
  if (known !== undefined) return known;
  const mixed = [1, 3, 5].map((at) => Math.round(part(ground, at) + ((part(colour, at) - part(ground, at)) * step) / STEPS));
  const mixture = `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
  mixtures.set(key, mixture);
  return mixture;
}

/** At most so many for each pair of colours. */
const mixtures = new Map<string, string>();
const STEPS = 100;

function part(colour: string, at: number): number {
  return Number.parseInt(colour.slice(at, at + 2), 16);
}

// A canvas says every opaque colour in six digits, however short the minified style sheet does.
function plain(colour: string): string {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) return colour;
  context.fillStyle = colour;
  return context.fillStyle;
}
