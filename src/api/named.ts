import { ROOT } from '../graph/list.ts';
import type { Named, NAMED_ORDER_FIELDS, NamedOrder, NamedReads } from '../graph/named.ts';
import { builder } from './builder.ts';
import { type Connection, connectionOf, type ListIdentity, type PageArgs, pageOf } from './connection.ts';
import type { Context } from './context.ts';
import { idOfType, type NameBy, onlyOne } from './look-up.ts';
import { OrderDirection } from './order-direction.ts';

const NamedOrderField = builder.enumType('NamedOrderField', {
  description: 'What named things can be ordered by. Equal ones are in the order of their ids.',
  values: {
    NAME: { description: 'The name, without letter case, accents and punctuation.' },
    ARTICLE_COUNT: { description: 'How many articles there are; equal numbers by name.' },
  } satisfies Record<(typeof NAMED_ORDER_FIELDS)[number], object>,
});

const NamedOrderInput = builder.inputType('NamedOrder', {
  description: 'An order of named things.',
  fields: (t) => ({
    field: t.field({ type: NamedOrderField, required: true, description: 'What to order by.' }),
    direction: t.field({ type: OrderDirection, required: true, description: 'Which end comes first.' }),
  }),
});

/** The arguments of a list of named things, paging apart. */
export const namedListArgs = builder.args((t) => ({
  orderBy: t.field({ type: NamedOrderInput, description: 'The order; NAME ASC, from A on, where none is given.' }),
}));

const FROM_A_ON: NamedOrder = { field: 'NAME', direction: 'ASC' };

/** A page of all things of a kind. */
export async function namedConnection<Row extends Named>(
  { batch }: Context,
  { type, slices, counts }: NamedReads<Row>,
  args: PageArgs & { readonly orderBy?: NamedOrder | null | undefined },
): Promise<Connection<{ node: Row }>> {
  const order = args.orderBy ?? FROM_A_ON;
  const list: ListIdentity = [type, order.field, order.direction];
  return connectionOf(
    await batch(slices, ROOT, pageOf(args, list), order),
    list,
    (node) => ({ node }),
    () => batch(counts, ROOT),
  );
}

/** The thing that a client names, or null. Throws AMBIGUOUS, and BAD_USER_INPUT for an id of another type. */
export async function findNamedThing<Row extends Named>(
  { batch }: Context,
  { type, byId, byName }: NamedReads<Row>,
  { id, name }: typeof NameBy.$inferInput,
): Promise<Row | null> {
  if (typeof id === 'string') return batch(byId, idOfType(type, id));
  return onlyOne(type, `the name "${name}"`, await batch(byName, name));
}
