import { dotSize, thicknessOf } from '../drawing/appearance.ts';
import { type Colours, over } from '../drawing/colours.ts';
import type { Communities } from '../drawing/communities.ts';
import type { Position } from '../drawing/graph.ts';
import type { ShownAuthor, ShownNetwork } from '../network/shown-network.ts';
import { element, type Markup, xmlDocument } from './xml.ts';

/** A network as a picture of lines, dots and names, in the colours given. Every dot says its name when it is pointed at. */
export function svgOf(network: ShownNetwork, communities: Communities, positions: ReadonlyMap<string, Position>, colours: Colours): string {
  const { authors, ties, title } = network;
  const places = placed(positions);
  const mostWorks = Math.max(...authors.map(({ workCount }) => workCount));
  const strongest = Math.max(...ties.map(({ strength }) => strength));
  const lines = ties
    .toSorted((one, other) => one.strength - other.strength)
    .flatMap(({ a, b, strength }) => {
      const [from, to] = [places.get(a), places.get(b)];
      if (from === undefined || to === undefined) return [];
      const { size, opacity } = thicknessOf(strength, strongest, ties.length);
      const ends = { x1: figure(from.x), y1: figure(from.y), x2: figure(to.x), y2: figure(to.y) };
      return [element('line', { ...ends, stroke: over(colours.tie, colours.paper, opacity), 'stroke-width': figure(size) })];
    });
  const dots = authors
    .toSorted((one, other) => other.workCount - one.workCount)
    .flatMap((author): Dot[] => {
      const at = places.get(author.id);
      return at === undefined ? [] : [{ author, ...at, size: dotSize(author.workCount, mostWorks, authors.length) }];
    });
  const circles = dots.map(({ author, x, y, size }) =>
    element(
      'circle',
      { cx: figure(x), cy: figure(y), r: figure(size), fill: colours.groups[communities.of.get(author.id) ?? -1] ?? colours.others },
      element('title', {}, author.name),
    ),
  );
  const names = { 'font-family': 'system-ui, sans-serif', 'font-size': FONT, fill: colours.ink, stroke: colours.paper };
  return xmlDocument(
    element(
      'svg',
      { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT },
      element('title', {}, title),
      element('rect', { width: '100%', height: '100%', fill: colours.paper }),
      element('g', {}, ...lines),
      element('g', {}, ...circles),
      element('g', { ...names, 'stroke-width': 3, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }, ...named(dots, network.centre)),
    ),
  );
}

const WIDTH = 1600;
const HEIGHT = 1100;
const MARGIN = 60;
const FONT = 13;
/** About how wide a letter is, as a share of its height: nothing is measured where nothing is drawn. */
const LETTER = 0.56;

interface Dot extends Position {
  readonly author: ShownAuthor;
  readonly size: number;
}

/** Positions as points of the picture; those of a layout grow upwards, those of a picture downwards. */
function placed(positions: ReadonlyMap<string, Position>): Map<string, Position> {
  const all = [...positions.values()];
  const [left, right] = extent(all.map(({ x }) => x));
  const [bottom, top] = extent(all.map(({ y }) => y));
  const scale = Math.min((WIDTH - 2 * MARGIN) / (right - left || 1), (HEIGHT - 2 * MARGIN) / (top - bottom || 1));
  return new Map(
    [...positions].map(([id, { x, y }]) => [
      id,
      { x: WIDTH / 2 + (x - (left + right) / 2) * scale, y: HEIGHT / 2 - (y - (bottom + top) / 2) * scale },
    ]),
  );
}

/** The names of the centre and of those of most works, as far as none covers another. */
function named(dots: readonly Dot[], centre: string | null): Markup[] {
  const written: { x: number; y: number; width: number }[] = [];
  return dots
    .toSorted((one, other) => Number(other.author.id === centre) - Number(one.author.id === centre))
    .flatMap(({ author, x, y, size }) => {
      const width = author.name.length * FONT * LETTER;
      const start = x + size + 4 + width > WIDTH ? x - size - 4 - width : x + size + 4;
      const covers = written.some((other) => start < other.x + other.width && other.x < start + width && Math.abs(y - other.y) < FONT + 2);
      if (covers) return [];
      written.push({ x: start, y, width });
      return [element('text', { x: figure(start), y: figure(y + FONT / 3) }, author.name)];
    });
}

function extent(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

function figure(value: number): string {
  return value.toFixed(2);
}
