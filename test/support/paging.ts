import assert from 'node:assert/strict';
import type { Reader } from '../../src/graph/graph.ts';
import { ask } from './api.ts';

export const PAGE_SIZES = [7, 100];
export const DIRECTIONS = ['ASC', 'DESC'] as const;
export const PAGE_ARGS = '$first: Int, $after: String, $last: Int, $before: String';
export const PAGE = 'first: $first, after: $after, last: $last, before: $before';

/** What paging needs of a connection. */
export interface AnyConnection<Edge> {
  readonly edges: readonly Edge[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/**
 * Every edge of a connection, in the order of the list, gathered page by page from its start or from its end. `document` takes PAGE_ARGS
 * and selects the connection's edges and pageInfo; `pick` finds it in the answer. Throws where a page does not say truly what stands
 * before and after it, or is empty although another was said to follow.
 */
export async function everyEdge<Edge>(
  graph: Reader,
  document: string,
  pick: (data: never) => AnyConnection<Edge>,
  { size, backward, variables = {} }: { size: number; backward: boolean; variables?: Readonly<Record<string, unknown>> },
): Promise<Edge[]> {
  const pages: (readonly Edge[])[] = [];
  for (let from: string | null = null; ;) {
    const page = backward ? { last: size, before: from } : { first: size, after: from };
    const { edges, pageInfo } = pick((await ask(graph, document, { ...variables, ...page })) as never);
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = pageInfo;
    assert.equal(backward ? hasNextPage : hasPreviousPage, from !== null, 'A page says wrongly whether anything is behind it.');
    assert(from === null || edges.length > 0, 'A page is empty, although the one before it said that more follow.');
    pages.push(edges);
    if (!(backward ? hasPreviousPage : hasNextPage)) return (backward ? pages.reverse() : pages).flat();
    from = backward ? startCursor : endCursor;
  }
}
