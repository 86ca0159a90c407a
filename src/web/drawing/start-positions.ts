import type { ShownNetwork } from '../network/shown-network.ts';
import type { Communities } from './communities.ts';
import type { Position } from './graph.ts';

/**
 * Where a layout starts from. Who was there before stays; who is new starts beside those of their co-authors who were; everybody else in
 * the disc of their group, the groups around the centre. No two authors start in one place.
 */
export function startPositions(
  { authors, ties, centre }: Pick<ShownNetwork, 'authors' | 'ties' | 'centre'>,
  { of, groups }: Communities,
  kept: ReadonlyMap<string, Position>,
): Map<string, Position> {
  const known = new Map(authors.flatMap(({ id }) => (kept.has(id) ? [[id, kept.get(id) ?? ORIGIN] as const] : [])));
  const anchors = meansOf(ties, known);
  const seats = new Map<number, number>();
  return new Map(
    authors
      .toSorted((one, other) => (one.id < other.id ? -1 : 1))
      .map(({ id }) => {
        const before = known.get(id);
        if (before !== undefined) return [id, before];
        if (id === centre) return [id, ORIGIN];
        const group = of.get(id) ?? groups.length;
        const seat = (seats.get(group) ?? 0) + 1;
        seats.set(group, seat);
        return [id, seatIn(anchors.get(id) ?? discOf(group, groups.length + 1, authors.length), seat)];
      }),
  );
}

const ORIGIN: Position = { x: 0, y: 0 };
/** The turn by which the seeds of a sunflower follow one another: none comes to lie on another. */
const TURN = Math.PI * (3 - Math.sqrt(5));
const SPACING = 4;

function seatIn(middle: Position, seat: number): Position {
  const radius = SPACING * Math.sqrt(seat);
  return { x: middle.x + radius * Math.cos(seat * TURN), y: middle.y + radius * Math.sin(seat * TURN) };
}

function discOf(group: number, groupCount: number, authorCount: number): Position {
  const angle = (2 * Math.PI * group) / groupCount;
  const radius = 2 * SPACING * Math.sqrt(authorCount);
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
}

/** The middle of the known co-authors of each author who has any. */
function meansOf(ties: ShownNetwork['ties'], known: ReadonlyMap<string, Position>): Map<string, Position> {
  const sums = new Map<string, { x: number; y: number; count: number }>();
  for (const { a, b } of ties) {
    for (const [id, other] of [
      [a, known.get(b)],
      [b, known.get(a)],
    ] as const) {
      if (other === undefined) continue;
      const sum = sums.get(id) ?? { x: 0, y: 0, count: 0 };
      sums.set(id, { x: sum.x + other.x, y: sum.y + other.y, count: sum.count + 1 });
    }
  }
  return new Map([...sums].map(([id, { x, y, count }]) => [id, { x: x / count, y: y / count }]));
}
