import type Sigma from 'sigma';
import type { Dot, Line } from './appearance.ts';
import type { Position } from './graph.ts';

// Reckoned. Sigma asks the graphics card instead, which has to finish its picture first: with one in software, the page stands still meanwhile.

/** The author whose dot a point of the stage is on, or null. */
export function authorAt(sigma: Sigma<Dot, Line>, at: Position): string | null {
  const { point, pixel } = inGraph(sigma, at);
  let nearest: string | null = null;
  let least = Infinity;
  sigma.getGraph().forEachNode((id, { x, y, size }) => {
    const distance = Math.hypot(x - point.x, y - point.y);
    if (distance >= least || distance > pixel * (sigma.scaleSize(size) + 1)) return;
    nearest = id;
    least = distance;
  });
  return nearest;
}

/** The nearest tie to a point of the stage, or null where none is within a few pixels. */
export function tieAt(sigma: Sigma<Dot, Line>, at: Position): string | null {
  const { point, pixel } = inGraph(sigma, at);
  let nearest: string | null = null;
  let least = (REACH * pixel) ** 2;
  sigma.getGraph().forEachEdge((key, _line, _a, _b, from, to) => {
    const distance = squaredDistance(point, from, to);
    if (distance > least) return;
    nearest = key;
    least = distance;
  });
  return nearest;
}

/** Pixels from a tie within which it is pointed at. */
const REACH = 4;

/** A point of the stage, and the width of a pixel, in the units of the layout. */
function inGraph(sigma: Sigma<Dot, Line>, { x, y }: Position): { point: Position; pixel: number } {
  const [point, beside] = [sigma.viewportToGraph({ x, y }), sigma.viewportToGraph({ x: x + 1, y })];
  return { point, pixel: Math.hypot(beside.x - point.x, beside.y - point.y) };
}

/** From a point to the line between two others. */
function squaredDistance({ x, y }: Position, from: Position, to: Position): number {
  const [across, up] = [to.x - from.x, to.y - from.y];
  const length = across * across + up * up;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - from.x) * across + (y - from.y) * up) / length));
  return (x - from.x - share * across) ** 2 + (y - from.y - share * up) ** 2;
}
