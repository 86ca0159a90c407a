import type { UndirectedGraph } from 'graphology';
import type { Dot, Line } from './appearance.ts';
import type { Position } from './graph.ts';

/**
 * The tie nearest to a point, both in the units of the layout, or null where none is within `reach`. Reckoned, as asking the graphics card
 * would mean to draw every tie twice.
 */
export function tieAt(graph: UndirectedGraph<Dot, Line>, point: Position, reach: number): string | null {
  let nearest: string | null = null;
  let least = reach * reach;
  graph.forEachEdge((key, _line, _a, _b, from, to) => {
    const distance = squaredDistance(point, from, to);
    if (distance > least) return;
    nearest = key;
    least = distance;
  });
  return nearest;
}

/** From a point to the line between two others. */
function squaredDistance({ x, y }: Position, from: Position, to: Position): number {
  const [across, up] = [to.x - from.x, to.y - from.y];
  const length = across * across + up * up;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - from.x) * across + (y - from.y) * up) / length));
  return (x - from.x - share * across) ** 2 + (y - from.y - share * up) ** 2;
}
