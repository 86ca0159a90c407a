import { ANY_AUTHOR, type AuthorFilter } from '../graph/author-filter.ts';
import { type AUTHOR_ORDER_FIELDS, authorCountsOfAll, type AuthorOrder, authorsOfAll } from '../graph/author-list.ts';
import type { Author } from '../graph/author.ts';
import { ROOT } from '../graph/list.ts';
import { builder } from './builder.ts';
import { type Connection, connectionOf, type ListIdentity, type PageArgs, pageOf } from './connection.ts';
import type { Context } from './context.ts';
import { FacetFilter, resolveFacet } from './facet-filter.ts';
import { ORDER_DESCRIPTION, searchAndOrder } from './named.ts';
import { OrderDirection } from './order-direction.ts';
import { RELEVANCE, searchDescription, stillRelevant } from './search-arg.ts';
import { YearRange, yearsOf } from './years.ts';

const AuthorFilterInput = builder.inputType('AuthorFilter', {
  description: 'Which authors to list: those for whom everything given here holds, each for itself by some article of theirs.',
  fields: (t) => ({
    publishers: t.field({ type: FacetFilter, description: 'Who has published them. `noneOf`: no article of theirs.' }),
    venues: t.field({ type: FacetFilter, description: 'Where they have appeared. `noneOf`: no article of theirs.' }),
    topics: t.field({ type: FacetFilter, description: 'What they have written about. `noneOf`: no article of theirs.' }),
    activeIn: t.field({ type: YearRange, description: 'Years of which they have an article.' }),
    minArticles: t.int({ description: 'How many articles they have at least, in all.' }),
    hasOrcid: t.boolean({ description: 'True: only those whose ORCID iD is known. False: only the others.' }),
  }),
});

const AuthorOrderField = builder.enumType('AuthorOrderField', {
  description: 'What authors can be ordered by. Equal ones are in the order of their names, and of their ids.',
  values: {
    RELEVANCE,
    NAME: { description: 'The name, without letter case, accents and punctuation.' },
    ARTICLE_COUNT: { description: 'How many articles they have.' },
    CO_AUTHOR_COUNT: { description: 'With how many others they have written.' },
  } satisfies Record<(typeof AUTHOR_ORDER_FIELDS)[number], object>,
});

const AuthorOrderInput = builder.inputType('AuthorOrder', {
  description: 'An order of authors.',
  fields: (t) => ({
    field: t.field({ type: AuthorOrderField, required: true, description: 'What to order by.' }),
    direction: t.field({ type: OrderDirection, required: true, description: 'Which end comes first.' }),
  }),
});

/** The arguments of a list of authors, paging apart. */
export const authorListArgs = builder.args((t) => ({
  search: t.string({
    extensions: { price: 100 },
    description: searchDescription(
      'the name, each as it is',
      'Who is called so as a whole, family or given name first, or has that ORCID iD,',
    ),
  }),
  where: t.field({ type: AuthorFilterInput, description: 'Which authors; all where nothing is given.' }),
  orderBy: t.field({ type: AuthorOrderInput, description: ORDER_DESCRIPTION }),
}));

interface AuthorListArgs extends PageArgs {
  readonly search?: string | null | undefined;
  readonly where?: typeof AuthorFilterInput.$inferInput | null | undefined;
  readonly orderBy?: AuthorOrder | null | undefined;
}

/** A page of the authors, of all or of those that were searched, that a client's filter lets through. */
export async function authorConnection(ctx: Context, args: AuthorListArgs): Promise<Connection<{ node: Author }>> {
  const { search, order, revision } = await searchAndOrder(ctx, args);
  const list: ListIdentity = ['authors', search, order.field, order.direction, args.where ?? null];
  const page = pageOf(args, list, revision);
  const filter = await resolveAuthorFilter(ctx, args.where);
  return connectionOf(
    () => stillRelevant(ctx, revision, ctx.batch(authorsOfAll, ROOT, page, order, filter, search)),
    list,
    (node) => ({ node }),
    () => ctx.batch(authorCountsOfAll, ROOT, filter, search),
  );
}

async function resolveAuthorFilter(ctx: Context, where: AuthorListArgs['where']): Promise<AuthorFilter> {
  if (where === null || where === undefined) return ANY_AUTHOR;
  const activeIn = yearsOf(where.activeIn);
  const facets = await Promise.all([
    resolveFacet(ctx, 'publisher', where.publishers),
    resolveFacet(ctx, 'venue', where.venues),
    resolveFacet(ctx, 'topic', where.topics),
  ]);
  return {
    facets: facets.filter((condition) => condition !== null),
    activeIn,
    minArticles: where.minArticles ?? null,
    hasOrcid: where.hasOrcid ?? null,
  };
}
