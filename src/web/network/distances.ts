/** How many steps over ties each author is from `centre`; whoever is not reached is not in it. */
export function distancesFrom(centre: string, ties: readonly { readonly a: string; readonly b: string }[]): Map<string, number> {
  const neighbours = new Map<string, string[]>();
  const join = (one: string, other: string) => {
    const known = neighbours.get(one);
    if (known === undefined) neighbours.set(one, [other]);
    else known.push(other);
  };
  for (const { a, b } of ties) {
    join(a, b);
    join(b, a);
  }
  const distances = new Map([[centre, 0]]);
  // A map is walked in the order of its insertions, those made meanwhile included.
  for (const [author, distance] of distances) {
    for (const next of neighbours.get(author) ?? []) if (!distances.has(next)) distances.set(next, distance + 1);
  }
  return distances;
}
