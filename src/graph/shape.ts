import { mapInSlices } from '../event-loop.ts';
import { type Reader, type Statement, statement } from './graph.ts';

declare const packed: unique symbol;

/** A value as it travels: nothing can be said of it before it is read by its shape. */
export interface Packed<Value> {
  readonly [packed]: Value;
}

/**
 * How a value travels from the database: as the list of its fields' values, in the order of the fields' names. A map would say every name again
 * for every item, and the driver would decode it again, which takes several times as long.
 *
 * Whatever comes in numbers, rows as well as items of lists, has a shape. Maps are for statements that return a single row, and for those of
 * the ledger and of loads.
 */
export interface Shape<Value> {
  /** The Cypher of the list, over variables of its statement. */
  readonly text: string;
  read(packed: Packed<Value>): Value;
  /** The same shape of what `text` stands for. */
  as(text: string): Shape<Value>;
}

/** What comes as it is. */
type Plain = string | number | boolean | null | readonly Plain[];

/** How each field is come by: the Cypher of what comes as it is, or the shape of what does not. */
export type Fields<Value> = {
  readonly [Name in keyof Value]-?: Shape<Value[Name]> | ([Value[Name]] extends [Plain] ? string : never);
};

/** The shape of a value of these fields. */
export function shape<Value extends object>(fields: NoInfer<Fields<Value>>): Shape<Value> {
  const named: Readonly<Record<string, string | Shape<unknown>>> = fields;
  // A copy of it has all fields from the start: objects that grow field by field take longer to make and to use.
  const empty = Object.fromEntries(Object.keys(named).map((name) => [name, null]));
  // By name, so that all shapes of the same fields travel alike.
  const sorted = Object.entries(named).sort(([one], [other]) => (one < other ? -1 : 1));
  const names = sorted.map(([name]) => name);
  const reads = sorted.map(([, part]) => (typeof part === 'string' ? null : (value: unknown) => part.read(value as Packed<unknown>)));
  return made(`[${sorted.map(([, part]) => (typeof part === 'string' ? part : part.text)).join(', ')}]`, (list) => {
    const values = list as unknown as readonly unknown[];
    const value: Record<string, unknown> = { ...empty };
    names.forEach((name, at) => {
      const read = reads[at] ?? null;
      value[name] = read === null ? values[at] : read(values[at]);
    });
    return value as Value;
  });
}

/**
 * The shape of a value of what a node or relationship has, which is not null: `its` gives the Cypher of a property. All of them are read at once,
 * which costs the database about as much as one.
 */
export function shapeOf<Value extends object>(
  node: string,
  fields: (its: (property: string) => string) => NoInfer<Fields<Value>>,
): Shape<Value> {
  const properties = new Set<string>();
  const its = (property: string) => {
    properties.add(property);
    return `its.${property}`;
  };
  const value = shape<Value>(fields(its));
  return value.as(`[its IN [${node} {${[...properties].map((property) => `.${property}`).join(', ')}}] | ${value.text}][0]`);
}

/** The shape of the list of `item` of all rows of a statement so far. */
export function collected<Item>(item: Shape<Item>): Shape<Item[]> {
  return listOf(`collect(${item.text})`, item);
}

/** The shape of the list of `item` of each of `list`, which `item` knows by the name of `variable`. */
export function eachOf<Item>(variable: string, list: string, item: (variable: string) => Shape<Item>): Shape<Item[]> {
  const shaped = item(variable);
  return listOf(`[${variable} IN ${list} | ${shaped.text}]`, shaped);
}

function listOf<Item>(text: string, item: Shape<Item>): Shape<Item[]> {
  return made(text, (list) => (list as unknown as readonly Packed<Item>[]).map((each) => item.read(each)));
}

/** The shape of what is null or of the shape `value`. */
export function orNull<Value>(value: Shape<Value>): Shape<Value | null> {
  return made(value.text, (packed) => {
    const given = packed as Packed<Value> | null;
    return given === null ? null : value.read(given);
  });
}

function made<Value>(text: string, read: (packed: Packed<Value>) => Value): Shape<Value> {
  return { text, read, as: (other) => made(other, read) };
}

/** A statement whose rows have a shape. */
export interface Query<Params extends object, Row> extends Statement<Params, Packed<Row>> {
  readonly row: Shape<Row>;
}

/** The statement that begins with `text` and returns rows of the shape `row`, each with up to about so many `items`. */
export function query<Params extends object, Row>(name: string, text: string, row: Shape<Row>, items = 1): Query<Params, Row> {
  return { ...statement<Params, Packed<Row>>(name, `${text}\nRETURN ${row.text} AS row`), row, items };
}

/** The rows of a query, in its order. */
export async function rowsOf<Params extends object, Row>(graph: Reader, asked: Query<Params, Row>, params: Params): Promise<Row[]> {
  const rows = await graph.read(asked, params);
  return mapInSlices(rows, (row) => asked.row.read(row));
}
