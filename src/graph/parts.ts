/** Items of long lists that come in one row. The driver takes much longer over messages of many kilobytes, and lets nobody in between. */
export const PART = 250;

/**
 * The part of a statement that makes rows of bounded size of one with long `lists`: `keep`, and of each list what is next of it. One row at
 * least.
 */
export function inParts(keep: readonly string[], lists: readonly string[]): string {
  const parts = lists.map((list) => `${list}[part * ${PART}..(part + 1) * ${PART}] AS ${list}`);
  return `UNWIND range(0, (${lists.map((list) => `size(${list})`).join(' + ')} - 1) / ${PART}) AS part
   WITH ${[...keep, ...parts].join(', ')}`;
}

/** The rows in which each of `ids` came, in their order. */
export function partsOf<Row extends { readonly id: string }>(ids: readonly string[], rows: readonly Row[]): Row[][] {
  const byId = new Map(ids.map((id): [string, Row[]] => [id, []]));
  for (const row of rows) byId.get(row.id)?.push(row);
  return ids.map((id) => byId.get(id) ?? []);
}
