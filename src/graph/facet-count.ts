import type { ArticleScope } from './article-source.ts';
import type { CountedNode, FacetNode } from './facet-node.ts';
import { type FacetPass, passRow, type PassRow, type PassText, passText } from './facet-pass.ts';
import type { Reader } from './graph.ts';
import type { Parent } from './list.ts';
import { collected, type Query, query, rowsOf, shape } from './shape.ts';

/** How many articles have a node. */
export interface NodeCount {
  readonly label: CountedNode['label'];
  readonly nameKey: string;
  readonly node: FacetNode;
  readonly count: number;
}

/** What a pass has counted. */
export interface FacetCounts {
  readonly keys: PassRow['keys'];
  /** Of each kind the nodes of most articles, and whatever was chosen, in no order. */
  readonly nodes: readonly NodeCount[];
}

interface Row {
  readonly id: string;
  readonly passes: readonly PassRow[];
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
  const facets = passes.reduce((sum, pass) => sum + pass.facets.length, 0);
  const params = Object.assign({}, ...texts.map((text) => text.params)) as PassText['params'];
  const rows = await rowsOf(graph, together(scope, texts, first * facets), { ...params, parents, first });
  return new Map(
    rows.map((row) => [row.id, row.passes.map(({ keys, tops, chosen }) => ({ keys, nodes: distinct([...chosen, ...tops]) }))]),
  );
}

const PASSES = collected(passRow('[]', '[]', '[]'));

type FacetQuery = Query<{ parents: readonly Parent[]; first: number }, Row>;

function together(scope: ArticleScope, texts: readonly PassText[], items: number): FacetQuery {
  return query(
    ['facets', scope, ...texts.map(({ name }) => name)].join(' '),
    `UNWIND $parents AS parent
     ${texts.map(({ text }, index) => `CALL (parent) { ${text} AS pass${index} }`).join('\n')}`,
    shape({ id: 'parent.id', passes: PASSES.as(`[${texts.map((_, index) => `pass${index}`).join(', ')}]`) }),
    items,
  );
}

/** What was chosen comes without articles first, and again with as many as it has. */
function distinct(counts: readonly CountedNode[]): NodeCount[] {
  const byId = new Map<string, NodeCount>();
  for (const { author, other, ...rest } of counts) {
    const node = author ?? other;
    if (node !== null) byId.set(node.id, { ...rest, node });
  }
  return [...byId.values()];
}
