import type { Position } from './graph.ts';

export type Direction = 'up' | 'down' | 'left' | 'right';

/**
 * Who comes next in a direction on the screen (y grows downwards): the nearest of those there, those straight ahead before those aside; null
 * where nobody is.
 */
export function nearestIn(direction: Direction, from: string, places: ReadonlyMap<string, Position>): string | null {
  const here = places.get(from);
  if (here === undefined) return null;
  let best: string | null = null;
  let least = Infinity;
  for (const [id, place] of places) {
    if (id === from) continue;
    const { ahead, aside } = seen(direction, place.x - here.x, place.y - here.y);
    // More than about 63 degrees aside is another direction.
    if (ahead <= 0 || aside > 2 * ahead) continue;
    const cost = ahead + 2 * aside;
    if (cost < least || (cost === least && best !== null && id < best)) {
      best = id;
      least = cost;
    }
  }
  return best;
}

function seen(direction: Direction, x: number, y: number): { ahead: number; aside: number } {
  switch (direction) {
    case 'right':
      return { ahead: x, aside: Math.abs(y) };
    case 'left':
      return { ahead: -x, aside: Math.abs(y) };
    case 'down':
      return { ahead: y, aside: Math.abs(x) };
    case 'up':
      return { ahead: -y, aside: Math.abs(x) };
  }
}
