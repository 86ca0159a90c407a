import { type Page, type Place, type Placed, type Slice, sliceOf } from '../model/page.ts';
import { inOrderOf, type Reader } from './graph.ts';
import { REVISION } from './revision.ts';
import { collected, type Query, query, rowsOf, shape, type Shape } from './shape.ts';

/**
 * An order of a list: expressions over the variables of its source. The last is unique and a stored sort key; one expression before
 * it may be a number. Every order is total, so that a place in it can be found again whatever was added or removed meanwhile.
 */
export type Order = readonly [Term] | readonly [Term, Term];

export interface Term {
  readonly by: string;
  readonly ascending: boolean;
}

/** Where a list that hangs off a parent (or off nothing) has its items from, as the parts of a statement. All texts are constants of this folder. */
export interface ListSource {
  /** Names the list in logs and plans; tells lists of different text apart. */
  readonly name: string;
  /** `MATCH ...` or `MATCH ... WITH ...`, up to where a WHERE may follow. It sees `parent`, a map with an `id`, and the parameters. */
  readonly source: string;
  readonly where: readonly string[];
}

/** A list from which pages are cut. */
export interface List<Item> extends ListSource {
  readonly order: Order;
  /** What is returned of each item. */
  readonly item: Shape<Item>;
  /** Another way to a page, where an index has the list's order. */
  readonly walk?: Walk | null;
  /** Whether the source gives its rows about in the list's order already, by the first of two terms: then the second is read of a page's rows alone. */
  readonly ranked?: boolean;
  /** Whether its order ends with the next load: pages then say of which revision of the graph they are. */
  readonly volatile?: boolean;
}

/**
 * A walk along the index of a list's order, over what is in the list and what is not. It is the shorter way to a page of a long list:
 * reading the list itself would read all of it. It is tried where the list has so much of what the index holds that a page should be full
 * within STEPS; where it is not full by then, the list itself is read.
 */
export interface Walk {
  /** `MATCH ...` of all that the index holds, with the variables that the order and the item name. */
  readonly source: string;
  /** Tells which of that is in the list. */
  readonly where: readonly string[];
  /** Ends in `RETURN ... AS items`, how long the list is, about; sees `parent`. */
  readonly items: string;
  /** Ends in `RETURN ... AS total`, how much the index holds. */
  readonly total: string;
}

const STEPS = 500;

/** Whatever a list hangs off; `id` tells parents apart. */
export interface Parent {
  readonly id: string;
}

/** The one parent of a list that hangs off nothing. */
export const ROOT: Parent = { id: '' };

interface PageParams {
  readonly parents: readonly Parent[];
  readonly limit: number;
  readonly from: string | number | null;
  readonly then: string | null;
}

interface PageRow<Item> {
  readonly id: string;
  readonly rows: Placed<Item>[];
  readonly behind: boolean;
  readonly revision: number | null;
}

/**
 * One page of a list for each of `parents`, in their order: one query, whatever their number. The database cuts the page: what is
 * read grows with the page, or with the parent's own list where no index has its order.
 */
export async function slicesOf<Item>(
  graph: Reader,
  list: List<Item>,
  parents: readonly Parent[],
  page: Page,
  params: object = {},
): Promise<Slice<Item>[]> {
  const rows = await rowsOf(graph, pageQuery(list, page), {
    ...params,
    parents,
    limit: page.limit + 1,
    from: page.from?.[0] ?? null,
    then: page.from?.[1] ?? null,
  });
  return inOrderOf(idsOf(parents), rows, ({ id }) => id, null).map((row) =>
    sliceOf(page, row?.rows ?? [], row?.behind ?? false, row?.revision ?? null),
  );
}

/** How many items the list has for each of `parents`, in their order. */
export async function countsOf(graph: Reader, list: ListSource, parents: readonly Parent[], params: object = {}): Promise<number[]> {
  const rows = await rowsOf(graph, countQuery(list), { ...params, parents });
  return inOrderOf(idsOf(parents), rows, ({ id }) => id, null).map((row) => row?.count ?? 0);
}

function idsOf(parents: readonly Parent[]): string[] {
  return parents.map(({ id }) => id);
}

function pageQuery<Item>(list: List<Item>, page: Page): Query<PageParams, PageRow<Item>> {
  const name = [list.name, page.backward ? 'last' : 'first', ...(page.from === null ? [] : ['from'])].join(' ');
  const rows = placed(list);
  return query(
    name,
    `${list.volatile === true ? REVISION : ''}
     UNWIND $parents AS parent
     ${list.walk ? walkedRows(list, list.walk, page, rows.text) : `CALL (parent) { ${foundRows(list, page, rows.text)} AS rows }`}
     ${page.from === null ? '' : isBehind(list, page, page.from)}`,
    shape({
      id: 'parent.id',
      rows: rows.as('rows'),
      behind: page.from === null ? 'false' : 'behind',
      revision: list.volatile === true ? 'revision' : 'null',
    }),
    page.limit,
  );
}

/** Ends in what is returned, `rows`. */
function foundRows(list: List<unknown>, page: Page, rows: string): string {
  const conditions = [...list.where, ...ahead(list, page)];
  if (list.ranked === true && !page.backward) return rankedRows(list, page, conditions, rows);
  return `${list.source} ${whereAll(conditions)}
     WITH * ORDER BY ${inOrder(list, page)} LIMIT toInteger($limit)
     RETURN ${rows}`;
}

// As many rows as a page takes, whichever they are, tell what its last row has at least; whatever has less is not looked at.
function rankedRows(list: List<unknown>, page: Page, conditions: readonly string[], rows: string): string {
  const [{ by, ascending }] = list.order;
  const [bound, sign] = ascending ? ['max', '<='] : ['min', '>='];
  return `CALL (parent) {
       ${list.source} ${whereAll(conditions)}
       WITH ${by} AS rank LIMIT toInteger($limit)
       RETURN ${bound}(rank) AS bound
     }
     WITH parent, bound
     ${list.source} ${whereAll([`${by} ${sign} bound`, ...conditions])}
     WITH * ORDER BY ${inOrder(list, page)} LIMIT toInteger($limit)
     RETURN ${rows}`;
}

// Each way is a subquery of its own inside the one that says whether to go it: only so does the index give its order.
function walkedRows(list: List<unknown>, { source, where, items, total }: Walk, page: Page, rows: string): string {
  return `CALL (parent) { ${items} }
     CALL () { ${total} }
     CALL (parent, items, total) {
       UNWIND CASE WHEN items * ${STEPS} > total * toInteger($limit) THEN [1] ELSE [] END AS go
       CALL (parent) {
         ${source} ${whereAll(ahead(list, page))}
         WITH * ORDER BY ${inOrder(list, page)} LIMIT ${STEPS}
         WITH * ${whereAll(where)}
         WITH * ORDER BY ${inOrder(list, page)} LIMIT toInteger($limit)
         RETURN ${rows} AS found
       }
       WITH head(collect(found)) AS found
       RETURN coalesce(found, []) AS near
     }
     CALL (parent, near) {
       UNWIND CASE WHEN size(near) < toInteger($limit) THEN [1] ELSE [] END AS go
       CALL (parent) { ${foundRows(list, page, rows)} AS found }
       WITH head(collect(found)) AS far
       RETURN coalesce(far, near) AS rows
     }`;
}

/** The item that the page goes on from is behind it, if it is still there; only where it is gone has the list to be looked through. */
function isBehind(list: List<unknown>, page: Page, from: Place): string {
  const search = `${list.source} ${whereAll([...list.where, `NOT (${beyond(list.order, page.backward, from)})`, present(list)])}
     WITH 1 AS one LIMIT 1`;
  if (!list.walk) return `CALL (parent) { ${search} RETURN count(one) > 0 AS behind }`;
  return `CALL (parent) { ${list.walk.source} ${whereAll([`${list.order[0].by} = $from`, ...list.walk.where])} RETURN count(*) > 0 AS here }
     CALL (parent, here) {
       UNWIND CASE WHEN here THEN [] ELSE [1] END AS go
       ${search}
       RETURN count(one) > 0 AS elsewhere
     }
     WITH parent, rows, here OR elsewhere AS behind`;
}

function ahead(list: List<unknown>, page: Page): string[] {
  return [...(page.from === null ? [] : [beyond(list.order, page.backward, page.from)]), present(list)];
}

function present({ order }: List<unknown>): string {
  return `${order[0].by} IS NOT NULL`;
}

function inOrder({ order }: List<unknown>, { backward }: Page): string {
  return order.map(({ by, ascending }) => `${by} ${ascending !== backward ? 'ASC' : 'DESC'}`).join(', ');
}

function placed<Item>({ item, order }: List<Item>): Shape<Placed<Item>[]> {
  return collected(shape<Placed<Item>>({ item, place: `[${order.map(({ by }) => by).join(', ')}]` }));
}

function countQuery(list: ListSource): Query<{ parents: readonly Parent[] }, { id: string; count: number }> {
  return query(
    `${list.name} count`,
    `UNWIND $parents AS parent
     CALL (parent) {
       ${list.source} ${whereAll(list.where)}
       RETURN count(*) AS count
     }`,
    shape({ id: 'parent.id', count: 'count' }),
  );
}

/** A WHERE of all of `conditions`, or nothing. */
export function whereAll(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : `WHERE ${conditions.map((condition) => `(${condition})`).join(' AND ')}`;
}

// A single comparison for an order of one key, so that an index can be walked from there.
function beyond([first, second]: Order, backward: boolean, from: Place): string {
  const sign = ({ ascending }: Term) => (ascending !== backward ? '>' : '<');
  if (second === undefined || from.length === 1) return `${first.by} ${sign(first)} $from`;
  return `${first.by} ${sign(first)} $from OR (${first.by} = $from AND ${second.by} ${sign(second)} $then)`;
}
