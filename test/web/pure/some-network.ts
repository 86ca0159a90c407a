import type { ShownNetwork, ShownTie } from '../../../src/web/network/shown-network.ts';

/** A network of as many authors as there are works given, named and numbered "a0", "a1", ...; ties by their numbers, with a strength. */
export function someNetwork(works: readonly number[], ties: readonly (readonly [number, number, number])[]): ShownNetwork {
  const shownTies = ties.map(([a, b, strength]): ShownTie => ({
    ...{ a: `a${a}`, b: `a${b}`, articleCount: 2, workCount: 1, strength },
    ...{ firstYear: 2001, lastYear: 2003 },
  }));
  return {
    title: 'Some network',
    centre: 'a0',
    missing: 0,
    about: { kind: 'PERSON', coAuthorCount: works.length - 1 },
    authors: works.map((workCount, index) => ({
      ...{ id: `a${index}`, name: `Name ${index}`, distance: index === 0 ? 0 : 1, articleCount: workCount, workCount },
      degree: ties.filter(([a, b]) => a === index || b === index).length,
    })),
    ties: shownTies,
    truncation: null,
    cutExpansions: [],
    years: [],
    articleCount: null,
  };
}

/** Ties of strength 1 between all of some authors. */
export function clique(...members: readonly number[]): [number, number, number][] {
  return members.flatMap((a, index) => members.slice(index + 1).map((b): [number, number, number] => [a, b, 1]));
}
