import type { Reader } from '../../src/graph/graph.ts';
import type { Agreement } from './agreement.ts';
import { ask } from './api.ts';
import { type ExpectedFilter, labelsOf, matching } from './facet-oracle.ts';
import {
  compareNetwork,
  compareTie,
  type Known,
  LIMIT_ARGS,
  NETWORK,
  type NetworkAnswer,
  randomLimits,
  randomRange,
  type TieFigures,
} from './network-agreement.ts';
import type { ExpectedNetwork } from './network-oracle.ts';
import type { ExpectedArticle, ExpectedTie } from './oracle.ts';
import { everyEdge, PAGE, PAGE_ARGS } from './paging.ts';
import type { Random } from './random.ts';

/** How many ties of a list are asked for their articles. */
const WITH_EVIDENCE = 50;
const MOST_ARTICLES = 100;
const PAIRS = 6;

const EVIDENCE = `articles(first: ${MOST_ARTICLES}) { totalCount nodes { provenance { recordId } } }`;
const LISTED = `network(maxAuthors: $maxAuthors, maxTies: $maxTies, minWorks: $minWorks) ${NETWORK}
  evident: network(maxAuthors: $maxAuthors, maxTies: ${WITH_EVIDENCE}, minWorks: $minWorks) { ties { authors { name } ${EVIDENCE} } }
  ${Array.from({ length: PAIRS }, (_, pair) => `pair${pair}: coAuthorship(of: {id: $of${pair}}, with: {id: $with${pair}}) { articleCount workCount strength firstYear lastYear ${EVIDENCE} }`).join('\n  ')}`;
const LIST_ARGS = `${LIMIT_ARGS}, $search: String, $where: ArticleFilter, ${Array.from({ length: PAIRS }, (_, pair) => `$of${pair}: ID!, $with${pair}: ID!`).join(', ')}`;
const ROOT = `query (${LIST_ARGS}) { list: articles(search: $search, where: $where, first: 1) { totalCount ${LISTED} } }`;
const UNDER = `query ($id: ID!, ${LIST_ARGS}) {
  node(id: $id) { ... on ArticleSet { list: articles(search: $search, where: $where, first: 1) { totalCount ${LISTED} } } }
}`;
const FOUND = `query ($search: String, $where: ArticleFilter, ${PAGE_ARGS}) { articles(search: $search, where: $where, ${PAGE}) {
  edges { node { provenance { recordId } } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
} }`;
const FIND: Readonly<Record<ListedMember, string>> = {
  authors: 'query ($name: String!) { parent: author(by: {name: $name}) { id } }',
  publishers: 'query ($name: String!) { parent: publisher(by: {name: $name}) { id } }',
  venues: 'query ($name: String!) { parent: venue(by: {name: $name}) { id } }',
};

type ListedMember = 'authors' | 'publishers' | 'venues';

interface Evidence {
  readonly articles: { readonly totalCount: number; readonly nodes: readonly RecordNode[] };
}

interface RecordNode {
  readonly provenance: { readonly recordId: string };
}

interface ListAnswer extends Readonly<Record<`pair${number}`, (TieFigures & Evidence) | null>> {
  readonly totalCount: number;
  readonly network: NetworkAnswer;
  readonly evident: { readonly ties: readonly (Evidence & { readonly authors: readonly { readonly name: string }[] })[] };
}

/** A list that is asked for, and what is in it. */
interface ExpectedList {
  readonly what: string;
  /** Null: at the root. */
  readonly id: string | null;
  readonly search: string | null;
  readonly where: ExpectedFilter;
  readonly articles: readonly ExpectedArticle[];
}

/**
 * Compares the networks of `rounds` lists of each kind: searches, venues, publishers, an author's articles, and years; with them the articles of
 * the strongest ties, and what some pairs of authors wrote together in the list.
 */
export async function compareListNetworks(graph: Reader, known: Known, rounds: number, random: Random): Promise<Agreement> {
  const agreement: Agreement = { compared: 0, differences: [] };
  for (let round = 0; round < rounds; round++) {
    const years = { years: randomRange(known.oracle, random) };
    const where = round % 2 === 0 ? {} : years;
    const lists = [
      await searched(graph, known, wordsOf(known, random), where),
      await under(graph, known, 'venues', where, random),
      await under(graph, known, 'publishers', where, random),
      await under(graph, known, 'authors', where, random),
      { what: 'all articles', id: null, search: null, where: years, articles: matching(known.oracle.articles, years) },
    ];
    for (const list of lists) await compareList(graph, known, list, random, agreement);
  }
  return agreement;
}

/** A name of somebody or something: that is in every field that is searched. */
function wordsOf({ oracle }: Known, random: Random): string {
  const { names, facets } = random.oneOf(oracle.articles);
  return random.oneOf([...names, ...facets.venue, ...facets.publisher]).split(/[\s,]+/)[0] ?? '';
}

/** What a search finds is taken from the list itself: networks are no judges of searches. */
async function searched(graph: Reader, { oracle }: Known, search: string, where: ExpectedFilter): Promise<ExpectedList> {
  const variables = { search, where };
  const edges = await everyEdge<{ node: RecordNode }>(graph, FOUND, ({ articles }: { articles: never }) => articles, {
    size: 100,
    backward: false,
    variables,
  });
  const ids = new Set(edges.map(({ node }) => node.provenance.recordId));
  return { what: `search for ${search}`, id: null, search, where, articles: oracle.articles.filter(({ recordId }) => ids.has(recordId)) };
}

async function under(graph: Reader, { oracle }: Known, member: ListedMember, where: ExpectedFilter, random: Random): Promise<ExpectedList> {
  const labels = oracle.articles.flatMap((article) => [...labelsOf(article, member)]);
  const name = random.oneOf(labels);
  const { parent } = await ask(graph, FIND[member], { name });
  const of = oracle.articles.filter((article) => labelsOf(article, member).has(name));
  return { what: `${member} ${name}`, id: parent.id, search: null, where, articles: matching(of, where) };
}

async function compareList(graph: Reader, known: Known, list: ExpectedList, random: Random, agreement: Agreement): Promise<void> {
  const limits = randomLimits(random);
  const { id, search, where, articles } = list;
  const what = `${list.what} ${JSON.stringify(where)} ${JSON.stringify(limits)}`;
  const expected = known.networks.of(articles, limits);
  const pairs = pairsIn(known, articles, random);
  const ids = pairs.flatMap(([of, other], pair) => [
    [`of${pair}`, known.ids.get(of)],
    [`with${pair}`, known.ids.get(other)],
  ]);
  const variables = { id, search, where, ...limits, ...Object.fromEntries(ids) };
  const answer = await ask(graph, id === null ? ROOT : UNDER, variables);
  const found = (id === null ? answer.list : answer.node.list) as ListAnswer;

  const differ = (figure: string, ours: unknown, theirs: unknown) => {
    agreement.compared += 1;
    const [one, other] = [JSON.stringify(ours), JSON.stringify(theirs)];
    if (one !== other) agreement.differences.push(`${what}: ${figure} is ${one}, expected ${other}`);
  };
  differ('totalCount', found.totalCount, articles.length);
  compareNetwork(agreement, what, found.network, expected);
  compareEvidence(differ, found.evident.ties, known.networks.of(articles, { ...limits, maxTies: WITH_EVIDENCE }).ties);
  const ties = known.oracle.tiesOver(articles);
  for (const [index, [of, other]] of pairs.entries()) {
    const tie = ties.get(of)?.get(other);
    const ours = found[`pair${index}`] ?? null;
    differ(`whether ${of} and ${other} wrote together`, ours !== null, tie !== undefined);
    if (ours === null || tie === undefined) continue;
    const { articles: both, ...figures } = ours;
    compareTie(differ, `tie of ${of} and ${other}`, figures, tie);
    compareRecords(differ, `articles of ${of} and ${other}`, { articles: both }, tie);
  }
}

function compareEvidence(
  differ: (figure: string, ours: unknown, theirs: unknown) => void,
  ours: ListAnswer['evident']['ties'],
  theirs: ExpectedNetwork['ties'],
): void {
  differ('number of ties with articles', ours.length, theirs.length);
  for (const [place, tie] of ours.entries()) {
    const names = tie.authors.map(({ name }) => name);
    const expected = theirs[place];
    differ(`names of tie ${place} with articles`, names, expected?.names);
    if (expected !== undefined) compareRecords(differ, `articles of ${names.join(' and ')}`, tie, expected);
  }
}

/** Compares the first hundred articles of a tie, which are mostly all, and their number. */
function compareRecords(
  differ: (figure: string, ours: unknown, theirs: unknown) => void,
  what: string,
  { articles: { totalCount, nodes } }: Evidence,
  { recordIds }: ExpectedTie,
): void {
  const found = nodes.map(({ provenance }) => provenance.recordId);
  differ(`number of ${what}`, totalCount, recordIds.length);
  if (recordIds.length <= MOST_ARTICLES) differ(what, found.toSorted(), recordIds.toSorted());
  else differ(`number of first ${what} that are theirs`, found.filter((id) => recordIds.includes(id)).length, MOST_ARTICLES);
}

/** Some who wrote together in the list, some who may have done so elsewhere, and one with itself. */
function pairsIn({ oracle, networks }: Known, articles: readonly ExpectedArticle[], random: Random): (readonly [string, string])[] {
  const together = articles.map(({ tied }) => [...tied]).filter(({ length }) => length > 1);
  return Array.from({ length: PAIRS }, (_, index) => {
    const one = random.oneOf(oracle.authors);
    if (index === 0) return [one, one];
    if (index === 1 || together.length === 0) return [one, random.oneOf([...(networks.ties({}).get(one)?.keys() ?? []), one])];
    const [of = one, other = one] = random.some(random.oneOf(together), 2);
    return [of, other];
  });
}
