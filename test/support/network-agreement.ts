import type { Reader } from '../../src/graph/graph.ts';
import type { Agreement } from './agreement.ts';
import { ask } from './api.ts';
import type { ExpectedNetwork, NetworkLimits, NetworkOracle } from './network-oracle.ts';
import type { ExpectedTie, Oracle, Range } from './oracle.ts';
import type { Random } from './random.ts';

export const LIMIT_ARGS = '$maxAuthors: Int!, $maxTies: Int!, $minWorks: Int!';
export const NETWORK = `{
  authors { author { name } distance degree articleCount workCount }
  ties { authors { name } articleCount workCount strength firstYear lastYear }
  truncation { reasons omittedAuthors omittedTies atDistance }
}`;
const AROUND = `query ($id: ID!, $depth: Int!, ${LIMIT_ARGS}, $years: YearRange) {
  author(by: {id: $id}) { network(depth: $depth, maxAuthors: $maxAuthors, maxTies: $maxTies, minWorks: $minWorks, years: $years) ${NETWORK} }
}`;
const AMONG = `query ($authors: [AuthorBy!]!, $maxTies: Int!, $minWorks: Int!, $years: YearRange) {
  collaborationNetwork(authors: $authors, maxTies: $maxTies, minWorks: $minWorks, years: $years) ${NETWORK}
}`;
const MOST_AUTHORS = 500;
const MOST_TIES = 10_000;

export interface NetworkAnswer {
  readonly authors: readonly {
    readonly author: { readonly name: string };
    readonly distance: number | null;
    readonly degree: number;
    readonly articleCount: number;
    readonly workCount: number;
  }[];
  readonly ties: readonly (TieFigures & { readonly authors: readonly { readonly name: string }[] })[];
  readonly truncation: ExpectedNetwork['truncation'];
}

export type TieFigures = Pick<ExpectedTie, 'articleCount' | 'workCount' | 'strength' | 'firstYear' | 'lastYear'>;

/** What is known of the graph's authors beside what it answers. */
export interface Known {
  readonly oracle: Oracle;
  readonly networks: NetworkOracle;
  readonly ids: ReadonlyMap<string, string>;
}

/** Compares the networks around the authors of `names`: of every depth, whole where they fit and cut at random, with some limits and years. */
export async function compareNetworks(graph: Reader, known: Known, names: readonly string[], random: Random): Promise<Agreement> {
  const agreement: Agreement = { compared: 0, differences: [] };
  for (const [index, name] of names.entries()) {
    const whole = { maxAuthors: MOST_AUTHORS, maxTies: MOST_TIES, minWorks: 1 };
    await compareAround(graph, known, name, 1, whole, null, agreement);
    await compareAround(graph, known, name, 2, { ...whole, minWorks: 2 }, null, agreement);
    await compareAround(graph, known, name, 2, randomLimits(random), null, agreement);
    await compareAround(graph, known, name, 1 + random.below(2), randomLimits(random), randomRange(known.oracle, random), agreement);
    if (index % 5 === 0) await compareAround(graph, known, name, 3, randomLimits(random), null, agreement);
    if (index % 5 === 0) await compareAround(graph, known, name, 3, whole, randomRange(known.oracle, random), agreement);
  }
  return agreement;
}

/** Compares `rounds` networks among authors who are given: some around one author, and some from anywhere. */
export async function compareGiven(graph: Reader, known: Known, rounds: number, random: Random): Promise<Agreement> {
  const agreement: Agreement = { compared: 0, differences: [] };
  for (let round = 0; round < rounds; round++) {
    const near = [...(known.networks.ties({}).get(random.oneOf(known.oracle.authors))?.keys() ?? [])];
    const names = random.some([...near, ...random.some(known.oracle.authors, 20), ...near], 1 + random.below(MOST_AUTHORS));
    const { maxTies, minWorks } = randomLimits(random);
    const range = round % 2 === 0 ? null : randomRange(known.oracle, random);
    const authors = names.map((name) => ({ id: known.ids.get(name) }));
    const { collaborationNetwork } = await ask(graph, AMONG, { authors, maxTies, minWorks, years: range });
    const expected = known.networks.among(names, { maxTies, minWorks }, range ?? {});
    compareNetwork(agreement, `given ${names.length} with ${names[0] ?? 'nobody'} ${told(range)}`, collaborationNetwork, expected);
  }
  return agreement;
}

async function compareAround(
  graph: Reader,
  { networks, ids }: Known,
  name: string,
  depth: number,
  limits: NetworkLimits,
  range: Range | null,
  agreement: Agreement,
): Promise<void> {
  const { author } = await ask(graph, AROUND, { id: ids.get(name), depth, ...limits, years: range });
  const what = `${name} to ${depth} ${told(limits)} ${told(range)}`;
  compareNetwork(agreement, what, author.network, networks.around(name, depth, limits, range ?? {}));
}

/** Compares every figure of a network and the order of all that it shows. */
export function compareNetwork(agreement: Agreement, what: string, ours: NetworkAnswer, theirs: ExpectedNetwork): void {
  const differ = (figure: string, found: unknown, expected: unknown) => {
    agreement.compared += 1;
    if (told(found) !== told(expected)) agreement.differences.push(`${what}: ${figure} is ${told(found)}, expected ${told(expected)}`);
  };
  differ('number of authors', ours.authors.length, theirs.authors.length);
  differ('number of ties', ours.ties.length, theirs.ties.length);
  differ('truncation', ours.truncation, theirs.truncation);
  for (const [place, { author, ...figures }] of ours.authors.entries()) {
    differ(`author ${place}`, { name: author.name, ...figures }, theirs.authors[place]);
  }
  for (const [place, { authors, ...figures }] of ours.ties.entries()) {
    const tie = theirs.ties[place];
    const names = authors.map(({ name }) => name);
    differ(`names of tie ${place}`, names, tie?.names);
    if (tie !== undefined) compareTie(differ, `tie ${place} of ${names.join(' and ')}`, figures, tie);
  }
}

/** Compares the figures of a tie, strengths up to what summing in another order may change. */
export function compareTie(
  differ: (figure: string, found: unknown, expected: unknown) => void,
  what: string,
  { strength, ...figures }: TieFigures,
  { articleCount, workCount, strength: expected, firstYear, lastYear }: ExpectedTie,
): void {
  differ(what, figures, { articleCount, workCount, firstYear, lastYear });
  differ(`strength of ${what}`, strength, Math.abs(strength - expected) < 1e-9 ? strength : expected);
}

/** Mostly of few authors and ties, so that most networks are cut somewhere. */
export function randomLimits(random: Random): NetworkLimits {
  return {
    maxAuthors: random.oneOf([2, 3, 5, 10, 30, 100, 250, MOST_AUTHORS]),
    maxTies: random.oneOf([0, 1, 20, 500, MOST_TIES, MOST_TIES]),
    minWorks: random.oneOf([1, 1, 2, 3]),
  };
}

export function randomRange(oracle: Oracle, random: Random): Range {
  const year = () => random.oneOf(oracle.articles).year ?? 2000;
  const [one, other] = [year(), year()];
  return random.oneOf([{ from: Math.min(one, other), to: Math.max(one, other) }, { from: one, to: one }, { from: one }, { to: one }]);
}

function told(value: unknown): string {
  return JSON.stringify(value);
}
