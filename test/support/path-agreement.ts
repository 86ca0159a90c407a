import type { Reader } from '../../src/graph/graph.ts';
import type { Agreement } from './agreement.ts';
import { ask } from './api.ts';
import { compareTie, type Known, randomRange, type TieFigures } from './network-agreement.ts';
import type { Range } from './oracle.ts';
import { expectedPath } from './path-oracle.ts';
import type { Random } from './random.ts';

const MOST_ARTICLES = 100;
const MOST_HOPS = 10;
/** How many of those with most papers one end of every other path is chosen from. */
const OF_MANY_PAPERS = 100;

const PATH = `query ($from: ID!, $to: ID!, $maxHops: Int!, $years: YearRange) {
  collaborationPath(from: {id: $from}, to: {id: $to}, maxHops: $maxHops, years: $years) {
    length
    authors { name }
    steps {
      authors { name } articleCount workCount strength firstYear lastYear
      articles(first: ${MOST_ARTICLES}) { totalCount nodes { provenance { recordId } } }
    }
  }
}`;

interface PathAnswer {
  readonly length: number;
  readonly authors: readonly { readonly name: string }[];
  readonly steps: readonly (TieFigures & {
    readonly authors: readonly { readonly name: string }[];
    readonly articles: { readonly totalCount: number; readonly nodes: readonly { readonly provenance: { readonly recordId: string } }[] };
  })[];
}

/**
 * Compares the paths between `count` random pairs of authors, one of every other pair having written much: their length, the choice among
 * equally short ones, the figures of every step and its articles; of all years and of some.
 */
export async function comparePaths(graph: Reader, known: Known, count: number, random: Random): Promise<Agreement> {
  const agreement: Agreement = { compared: 0, differences: [] };
  const { oracle } = known;
  const byArticles = oracle.authors.toSorted((one, other) => oracle.articlesOf(other).length - oracle.articlesOf(one).length);
  for (let index = 0; index < count; index++) {
    const from = random.oneOf(index % 2 === 0 ? oracle.authors : byArticles.slice(0, OF_MANY_PAPERS));
    const to = random.oneOf(oracle.authors);
    const maxHops = index % 5 === 0 ? 3 : MOST_HOPS;
    await comparePath(graph, known, from, to, maxHops, null, agreement);
    await comparePath(graph, known, from, to, maxHops, randomRange(oracle, random), agreement);
  }
  await comparePath(graph, known, byArticles[0] ?? '', byArticles[0] ?? '', 1, null, agreement);
  return agreement;
}

async function comparePath(
  graph: Reader,
  { networks, ids }: Known,
  from: string,
  to: string,
  maxHops: number,
  range: Range | null,
  agreement: Agreement,
): Promise<void> {
  const differ = (figure: string, ours: unknown, theirs: unknown) => {
    agreement.compared += 1;
    const [one, other] = [JSON.stringify(ours), JSON.stringify(theirs)];
    const what = `${from} to ${to} in ${maxHops} ${JSON.stringify(range)}`;
    if (one !== other) agreement.differences.push(`${what}: ${figure} is ${one}, expected ${other}`);
  };
  const { collaborationPath } = await ask(graph, PATH, { from: ids.get(from), to: ids.get(to), maxHops, years: range });
  const path = collaborationPath as PathAnswer | null;
  const expected = expectedPath(networks, from, to, maxHops, range ?? {});
  differ('path', path?.authors.map(({ name }) => name) ?? null, expected);
  if (path === null || expected === null) return;
  differ('length', path.length, expected.length - 1);
  differ('number of steps', path.steps.length, expected.length - 1);
  for (const [place, { authors, articles, ...figures }] of path.steps.entries()) {
    const [one = '', other = ''] = expected.slice(place, place + 2);
    differ(`authors of step ${place}`, authors.map(({ name }) => name).toSorted(), [one, other].toSorted());
    const tie = networks
      .ties(range ?? {})
      .get(one)
      ?.get(other);
    if (tie === undefined) continue;
    compareTie(differ, `step ${place}`, figures, tie);
    const found = articles.nodes.map(({ provenance }) => provenance.recordId);
    differ(`number of articles of step ${place}`, articles.totalCount, tie.recordIds.length);
    if (tie.recordIds.length <= MOST_ARTICLES) differ(`articles of step ${place}`, found.toSorted(), tie.recordIds.toSorted());
  }
}
