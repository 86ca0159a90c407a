import type { Reader } from '../../src/graph/graph.ts';
import type { Agreement } from './agreement.ts';
import { ask } from './api.ts';
import {
  type ExpectedBucket,
  expectedFacet,
  type ExpectedFilter,
  expectedYears,
  labelsOf,
  matching,
  type Member,
  MEMBERS,
  nameKey,
  nameOf,
} from './facet-oracle.ts';
import type { ExpectedArticle, Oracle } from './oracle.ts';
import type { Random } from './random.ts';

const FIRSTS = [0, 1, 3, 10, 100];
/** Parents a round and kind, side by side. */
const PARENTS = 2;

const PAGE = `articles(where: $where, first: 1) {
  totalCount
  facets {
    years { year count selected }
    ${MEMBERS.map((member) => `${member}(first: $first) { value count selected node { id name ... on Topic { kind } } }`).join('\n')}
  }
}`;
const ROOT = `query ($where: ArticleFilter, $first: Int!) { ${PAGE} }`;
const UNDER = `query ($ids: [ID!]!, $where: ArticleFilter, $first: Int!) { nodes(ids: $ids) { ... on ArticleSet { ${PAGE} } } }`;
const FIND = `query ($author: String!, $publisher: String!, $venue: String!) {
  authors: author(by: {name: $author}) { id } publishers: publisher(by: {name: $publisher}) { id } venues: venue(by: {name: $venue}) { id }
}`;

interface Bucket {
  readonly value: string | null;
  readonly count: number;
  readonly selected: boolean;
  readonly node: { readonly id: string; readonly name: string; readonly kind?: string } | null;
}

type Answer = {
  readonly totalCount: number;
  readonly facets: Readonly<Record<Member, readonly Bucket[]>> & {
    readonly years: readonly { readonly year: number | null; readonly count: number; readonly selected: boolean }[];
  };
};

/** Compares every facet of `rounds` random filters, at the root and under some authors, publishers and venues. */
export async function compareFacets(graph: Reader, oracle: Oracle, random: Random, rounds: number): Promise<Agreement> {
  const agreement: Agreement = { compared: 0, differences: [] };
  for (let round = 0; round < rounds; round++) {
    // Most filters of many members let nothing through: those of few tell more. Round 0 has none.
    const filter = randomFilter(oracle.articles, random, round === 0 ? 0 : 1 + random.below(3));
    const first = random.oneOf(FIRSTS);
    const { articles } = await ask(graph, ROOT, { where: filter, first });
    compare(agreement, oracle, oracle.articles, filter, first, articles as Answer, 'all articles');

    const parents = await parentsOf(graph, oracle, random);
    const { nodes } = await ask(graph, UNDER, { ids: parents.map(({ id }) => id), where: filter, first });
    for (const [index, { what, articles: those }] of parents.entries()) {
      compare(agreement, oracle, those, filter, first, (nodes as { articles: Answer }[])[index]?.articles, what);
    }
  }
  return agreement;
}

interface ExpectedParent {
  readonly id: string;
  readonly what: string;
  readonly articles: readonly ExpectedArticle[];
}

async function parentsOf(graph: Reader, oracle: Oracle, random: Random): Promise<ExpectedParent[]> {
  const parents = new Map<string, ExpectedParent>();
  for (let count = 0; count < PARENTS; count++) {
    const names = {
      authors: oneLabel(oracle.articles, 'authors', random),
      publishers: oneLabel(oracle.articles, 'publishers', random),
      venues: oneLabel(oracle.articles, 'venues', random),
    };
    const found = await ask(graph, FIND, { author: names.authors, publisher: names.publishers, venue: names.venues });
    for (const [member, name] of Object.entries(names) as [keyof typeof names, string][]) {
      const { id } = found[member] as { id: string };
      const articles = oracle.articles.filter((article) => labelsOf(article, member).has(name));
      parents.set(id, { id, what: `${member} ${name}`, articles });
    }
  }
  return [...parents.values()];
}

function oneLabel(articles: readonly ExpectedArticle[], member: Member, random: Random): string {
  for (;;) {
    const [label] = random.some([...labelsOf(random.oneOf(articles), member)], 1);
    if (label !== undefined) return label;
  }
}

function randomFilter(articles: readonly ExpectedArticle[], random: Random, members: number): ExpectedFilter {
  const parts = random.some([...MEMBERS, 'years', 'hasAbstract', 'hasDoi'] as const, members);
  return Object.fromEntries(parts.map((part) => [part, partOf(part)]));

  function partOf(part: (typeof parts)[number]) {
    if (part === 'hasAbstract' || part === 'hasDoi') return random.below(2) === 0;
    if (part === 'years') return randomYears(articles, random);
    const names = new Set(articles.flatMap((article) => [...labelsOf(article, part)].map((label) => nameOf(part, label))));
    const some = (most: number) => random.some([...names], 1 + random.below(most)).map((name) => ({ name }));
    // Those of one article, so that the filter finds something.
    const together = [...labelsOf(random.oneOf(articles), part)].slice(0, 2).map((label) => ({ name: nameOf(part, label) }));
    return random.oneOf([
      { anyOf: [...some(3), ...together] },
      { anyOf: together, missing: true },
      { allOf: together },
      { noneOf: [...some(2), ...together] },
      { missing: true },
      { allOf: together.slice(0, 1), noneOf: some(2) },
    ]);
  }
}

function randomYears(articles: readonly ExpectedArticle[], random: Random): ExpectedFilter['years'] {
  const year = () => random.oneOf(articles).year ?? 2000;
  const [one, other] = [year(), year()];
  return random.oneOf([
    { from: Math.min(one, other), to: Math.max(one, other) },
    { from: one, to: one },
    { from: one },
    { to: one, missing: true },
    { missing: true },
  ]);
}

function compare(
  agreement: Agreement,
  oracle: Oracle,
  articles: readonly ExpectedArticle[],
  filter: ExpectedFilter,
  first: number,
  answer: Answer | undefined,
  what: string,
): void {
  const where = `${what} ${JSON.stringify(filter)} first ${first}`;
  const differ = (name: string, ours: unknown, theirs: unknown) => {
    agreement.compared += 1;
    if (ours !== theirs) agreement.differences.push(`${where}: ${name} is ${String(ours)}, expected ${String(theirs)}`);
  };
  differ('totalCount', answer?.totalCount, matching(articles, filter).length);
  if (answer === undefined) return;
  const years = answer.facets.years.map(({ year, count, selected }) => ({ label: year === null ? null : String(year), count, selected }));
  differ('years', told(years), told(expectedYears(articles, filter)));
  for (const member of MEMBERS) {
    const buckets = answer.facets[member];
    // Names that fold alike stand in the order of their ids: which of them comes first, and is cut, is not known here.
    const alike = (label: string | null) => (label === null ? null : nameKey(nameOf(member, label)));
    const ours = buckets.map(({ value, node, count, selected }): ExpectedBucket => {
      differ(`node of ${member} ${String(value)}`, node?.name ?? null, value);
      return { label: member === 'topics' && value !== null ? `${String(node?.kind)} ${value}` : value, count, selected };
    });
    const theirs = expectedFacet(articles, filter, member, first, oracle.articles);
    const fold = (list: readonly ExpectedBucket[]) => list.map((bucket) => ({ ...bucket, label: alike(bucket.label) }));
    differ(member, told(fold(ours)), told(fold(theirs)));
    const all = new Map(expectedFacet(articles, filter, member, Infinity, oracle.articles).map((bucket) => [bucket.label, bucket]));
    for (const bucket of ours) differ(`${member} ${String(bucket.label)}`, bucket.count, all.get(bucket.label)?.count);
  }
}

function told(buckets: readonly ExpectedBucket[]): string {
  return JSON.stringify(buckets.map(({ label, count, selected }) => [label, count, selected]));
}
