import type { Reader } from '../../src/graph/graph.ts';
import { ask } from './api.ts';
import type { ExpectedTie, Oracle, Range } from './oracle.ts';

const PAGE = 100;
const AT_ONCE = 25;

/** What the API and the oracle were compared on, and where they differ. */
export interface Agreement {
  compared: number;
  readonly differences: string[];
}

interface TieAnswer extends Omit<ExpectedTie, 'name' | 'recordIds' | 'topics'> {
  readonly node: { readonly name: string };
}

interface AuthorAnswer {
  readonly id: string;
  readonly name: string;
  readonly coAuthorCount: number;
  readonly coAuthors: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    readonly edges: readonly TieAnswer[];
  };
}

/** The ids of all authors by their names, found by paging through the list. */
export async function authorIds(graph: Reader): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (let after: string | null = null; ;) {
    const { authors } = await ask(
      graph,
      `query ($after: String) { authors(first: ${PAGE}, after: $after) { nodes { id name } pageInfo { hasNextPage endCursor } } }`,
      { after },
    );
    for (const { id, name } of authors.nodes) ids.set(name, id);
    if (authors.pageInfo.hasNextPage !== true) return ids;
    after = authors.pageInfo.endCursor;
  }
}

const AUTHORS = `query ($ids: [ID!]!, $years: YearRange, $after: String) {
  nodes(ids: $ids) {
    ... on Author {
      id name articleCount workCount coAuthorCount firstYear lastYear
      coAuthors(first: ${PAGE}, after: $after, years: $years) {
        totalCount pageInfo { hasNextPage endCursor }
        edges { articleCount workCount strength firstYear lastYear node { name } }
      }
    }
  }
}`;

/** Compares every figure of the authors of `names` and of all their ties, in the years of `range` where one is given. */
export async function compareAuthors(
  graph: Reader,
  oracle: Oracle,
  names: readonly string[],
  ids: ReadonlyMap<string, string>,
  range: Range | null = null,
): Promise<Agreement> {
  const agreement: Agreement = { compared: 0, differences: [] };
  for (let start = 0; start < names.length; start += AT_ONCE) {
    const some = names.slice(start, start + AT_ONCE);
    const { nodes } = await ask(graph, AUTHORS, { ids: some.map((name) => ids.get(name) ?? ''), years: range });
    for (const [index, name] of some.entries()) await compareAuthor(graph, oracle, name, nodes[index], range, agreement);
  }
  return agreement;
}

async function compareAuthor(
  graph: Reader,
  oracle: Oracle,
  name: string,
  found: AuthorAnswer | null,
  range: Range | null,
  agreement: Agreement,
): Promise<void> {
  const differ = (what: string, ours: unknown, theirs: unknown) => {
    agreement.compared += 1;
    if (ours !== theirs) agreement.differences.push(`${name}: ${what} is ${String(ours)}, expected ${String(theirs)}`);
  };
  const at = range === null ? '' : ` in ${range.from ?? ''}-${range.to ?? ''}`;
  differ('name', found?.name, name);
  if (found === null) return;
  const figures: Readonly<Record<string, unknown>> = { ...found };
  for (const [figure, expected] of Object.entries(oracle.author(name))) differ(figure, figures[figure], expected);

  const expected = new Map(oracle.coAuthors(name, range ?? {}).map((tie) => [tie.name, tie]));
  const ties = await allTies(graph, found, range);
  differ(`coAuthors.totalCount${at}`, found.coAuthors.totalCount, expected.size);
  differ(`number of co-authors${at}`, ties.length, expected.size);
  for (const { node, strength, ...tie } of ties) {
    const theirs = expected.get(node.name);
    differ(`${node.name} among co-authors${at}`, theirs?.name, node.name);
    differ(`articles with ${node.name}${at}`, tie.articleCount, theirs?.articleCount);
    differ(`works with ${node.name}${at}`, tie.workCount, theirs?.workCount);
    differ(`first year with ${node.name}${at}`, tie.firstYear, theirs?.firstYear);
    differ(`last year with ${node.name}${at}`, tie.lastYear, theirs?.lastYear);
    const near = Math.abs(strength - (theirs?.strength ?? NaN)) < 1e-9;
    differ(`strength with ${node.name}${at}`, strength, near ? strength : theirs?.strength);
  }
}

async function allTies(graph: Reader, author: AuthorAnswer, years: Range | null): Promise<TieAnswer[]> {
  const ties = [...author.coAuthors.edges];
  for (let { pageInfo } = author.coAuthors; pageInfo.hasNextPage;) {
    const { nodes } = await ask(graph, AUTHORS, { ids: [author.id], years, after: pageInfo.endCursor });
    const { coAuthors } = (nodes as [AuthorAnswer])[0];
    ties.push(...coAuthors.edges);
    pageInfo = coAuthors.pageInfo;
  }
  return ties;
}
