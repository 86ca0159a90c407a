import { ROOT } from '../graph/list.ts';
import type { Named, NAMED_ORDER_FIELDS, NamedOrder, NamedReads } from '../graph/named.ts';
import { builder } from './builder.ts';
import { type Connection, connectionOf, type ListIdentity, type PageArgs, pageOf } from './connection.ts';
import type { Context } from './context.ts';
import { idOfType, keyOf, type NameBy, onlyOne } from './look-up.ts';
import { OrderDirection } from './order-direction.ts';
import { quoted } from './quoted.ts';
import { RELEVANCE, relevanceRevision, searchDescription, searchOf, stillRelevant } from './search-arg.ts';

const NamedOrderField = builder.enumType('NamedOrderField', {
  description: 'What named things can be ordered by. Equal ones are in the order of their names, and of their ids.',
  values: {
    RELEVANCE,
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

/** The arguments of a list of named things, paging apart; `first` says what a search puts first. */
export const namedListArgs = (first = 'What is called so as a whole') =>
  builder.args((t) => ({
    search: t.string({ extensions: { price: 100 }, description: searchDescription('the name, each as it is', first) }),
    orderBy: t.field({ type: NamedOrderInput, description: ORDER_DESCRIPTION }),
  }));

/** The orders where none is given, of lists of names. */
export const ORDER_DESCRIPTION =
  'The order where none is given: RELEVANCE DESC, the best first, with a search; NAME ASC, from A on, without.';

interface NamedListArgs extends PageArgs {
  readonly search?: string | null | undefined;
  readonly orderBy?: NamedOrder | null | undefined;
}

const FROM_A_ON = { field: 'NAME', direction: 'ASC' } as const;
const BEST_FIRST = { field: 'RELEVANCE', direction: 'DESC' } as const;

/** What a list of names is to show, and in which order; `revision` is what a cursor given must be of, null where it outlives loads. */
export async function searchAndOrder<Order extends { readonly field: string }>(
  ctx: Context,
  args: PageArgs & { readonly search?: string | null | undefined; readonly orderBy?: Order | null | undefined },
) {
  const search = searchOf(args.search, true);
  const order = args.orderBy ?? (search === null ? FROM_A_ON : BEST_FIRST);
  return { search, order, revision: order.field === 'RELEVANCE' ? await relevanceRevision(ctx, search, args) : null };
}

/** A page of the things of a kind, of all or of those that were searched. */
export async function namedConnection<Row extends Named>(
  ctx: Context,
  { type, slices, counts }: NamedReads<Row>,
  args: NamedListArgs,
): Promise<Connection<{ node: Row }>> {
  const { search, order, revision } = await searchAndOrder(ctx, args);
  const list: ListIdentity = [type, search, order.field, order.direction];
  const page = pageOf(args, list, revision);
  return connectionOf(
    () => stillRelevant(ctx, revision, ctx.batch(slices, ROOT, page, order, search)),
    list,
    (node) => ({ node }),
    () => ctx.batch(counts, ROOT, search),
  );
}

/** The thing that a client names, or null. Throws AMBIGUOUS, and BAD_USER_INPUT for an id of another type. */
export async function findNamedThing<Row extends Named>(
  { batch }: Context,
  { type, byId, byName }: NamedReads<Row>,
  { id, name }: typeof NameBy.$inferInput,
): Promise<Row | null> {
  if (typeof id === 'string') return batch(byId, idOfType(type, id));
  return onlyOne(type, `the name "${quoted(name)}"`, await batch(byName, keyOf(name)));
}
