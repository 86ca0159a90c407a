import type { ArticleScope } from './article-source.ts';
import type { Author } from './author.ts';
import type { FACETS } from './facet.ts';
import { type FacetKind, type FacetPass, type PassText, passText } from './facet-pass.ts';
import { type Reader, type Statement, statement } from './graph.ts';
import type { Language } from './language.ts';
import type { Parent } from './list.ts';
import type { Named } from './named.ts';
import type { Topic } from './topic.ts';

/** What a bucket stands for, as its kind's own reads give it. */
export type FacetNode = Author | Named | Topic | Language;

/** How many articles have a node. */
export interface NodeCount {
  readonly label: (typeof FACETS)[FacetKind]['label'];
  readonly nameKey: string;
  readonly node: FacetNode;
  readonly count: number;
}

/** What a pass has counted. */
export interface FacetCounts {
  /** Facet keys, each with how many of the articles have it. */
  readonly keys: readonly (readonly [key: number, count: number])[];
  /** Of each kind the nodes of most articles, and whatever was chosen, in no order. */
  readonly nodes: readonly NodeCount[];
}

interface Row {
  readonly id: string;
  readonly passes: readonly {
    readonly keys: FacetCounts['keys'];
    readonly tops: readonly NodeCount[];
    readonly chosen: readonly NodeCount[];
  }[];
}

/**
 * What each of `passes` counts over the articles of each of `parents`, which are those that `sought` makes, by their ids: one query. Of each
 * kind the first `first` nodes are given, most articles first, then by name.
 */
export async function facetCounts(
  graph: Reader,
  passes: readonly FacetPass[],
  parents: readonly Parent[],
  scope: ArticleScope,
  first: number,
): Promise<Map<string, FacetCounts[]>> {
  const texts = passes.map((pass, index) => passText(pass, index, scope));
  const params = Object.assign({}, ...texts.map((text) => text.params)) as PassText['params'];
  const rows = await graph.read(together(scope, texts), { ...params, parents, first });
  return new Map(
    rows.map((row) => [row.id, row.passes.map(({ keys, tops, chosen }) => ({ keys, nodes: distinct([...chosen, ...tops]) }))]),
  );
}

function together(scope: ArticleScope, texts: readonly PassText[]): Statement<{ parents: readonly Parent[]; first: number }, Row> {
  return statement(
    ['facets', scope, ...texts.map(({ name }) => name)].join(' '),
    `UNWIND $parents AS parent
     ${texts.map(({ text }, index) => `CALL (parent) { ${text} AS pass${index} }`).join('\n')}
     RETURN {id: parent.id, passes: [${texts.map((_, index) => `pass${index}`).join(', ')}]} AS row`,
  );
}

/** What was chosen comes without articles first, and again with as many as it has. */
function distinct(counts: readonly NodeCount[]): NodeCount[] {
  return [...new Map(counts.map((each) => [each.node.id, each])).values()];
}
