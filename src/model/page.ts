/** A place in a list: the values of its order at one item, the last of them unique. */
export type Place = readonly [string] | readonly [number, string];

/** A page of a list: at most `limit` items, reckoned from a place in it or from one of its ends. */
export interface Page {
  readonly limit: number;
  /** Forward from the start, or backward from the end. */
  readonly backward: boolean;
  /** The place that the page goes on from, itself not in the page; null for an end of the list. */
  readonly from: Place | null;
}

export interface Placed<Item> {
  readonly item: Item;
  readonly place: Place;
}

/** The items of a page in the order of the list, and whether the list goes on before and after them. */
export interface Slice<Item> {
  readonly items: readonly Placed<Item>[];
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
  /** Of what state of the graph it is, as it was before the items were read; null where the order outlives loads. */
  readonly revision: number | null;
}

/**
 * The slice that a query found: `rows` in the direction of the page, up to one more than its limit, and whether anything stands behind
 * the place that the page goes on from.
 */
export function sliceOf<Item>(page: Page, rows: readonly Placed<Item>[], behind: boolean, revision: number | null): Slice<Item> {
  const items = rows.slice(0, page.limit);
  const more = rows.length > page.limit;
  return page.backward
    ? { items: items.reverse(), hasPrevious: more, hasNext: behind, revision }
    : { items, hasPrevious: behind, hasNext: more, revision };
}
