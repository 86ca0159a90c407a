/** Collects all garbage of this process, which was started with --expose-gc. */
export function collectGarbage(): void {
  if (globalThis.gc === undefined) throw new Error('Start it with --expose-gc.');
  globalThis.gc();
}
