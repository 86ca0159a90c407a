const ROUND_MS = 60_000;

/**
 * Keeps names apart while there are no more than `most` of them in a minute; then all others have one name together. Whoever makes up names
 * without end takes no more memory, and nothing from those who were there before.
 */
export function boundedNames(most: number): (name: string) => string {
  const seen = new Set<string>();
  let round = performance.now();
  return (name) => {
    if (performance.now() - round >= ROUND_MS) {
      seen.clear();
      round = performance.now();
    }
    if (!seen.has(name) && seen.size >= most) return 'everybody else';
    seen.add(name);
    return name;
  };
}
