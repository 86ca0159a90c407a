import { expect } from 'vitest';
import { getCurrentTest } from 'vitest/suite';

declare module 'vitest' {
  interface TaskMeta {
    /** What the bounds of a test came to, with their units. */
    figures?: Record<string, string>;
  }
}

/** Notes a figure for those who ask for them (`BIBLIOGRAPH_FIGURES=1 npm test`); of one that is noted several times, the largest. */
export function noted(what: string, value: number, unit: string): void {
  const meta = getCurrentTest()?.meta;
  if (meta === undefined) return;
  meta.figures ??= {};
  const before = Number.parseFloat(meta.figures[what] ?? '0');
  meta.figures[what] = `${Math.max(before, Math.round(value))} ${unit}`;
}

/** Holds that something stays below its bound, and notes what it came to. */
export function expectBelow(what: string, value: number, bound: number, unit = 'ms'): void {
  noted(what, value, unit);
  expect(value, what).toBeLessThan(bound);
}
