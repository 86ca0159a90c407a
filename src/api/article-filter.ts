import { type ArticleFilter, NO_FILTER } from '../graph/article-filter.ts';
import type { Facet } from '../graph/facet.ts';
import type { Search } from '../model/search.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { FacetFilter, resolveFacet } from './facet-filter.ts';
import { sealOf } from './seal.ts';
import { YearFilter, yearsOf } from './years.ts';

export const ArticleFilterInput = builder.inputType('ArticleFilter', {
  description: 'Which articles to list: those for which everything given here holds.',
  fields: (t) => ({
    years: t.field({ type: YearFilter, description: 'The year of publication.' }),
    authors: t.field({ type: FacetFilter, description: 'Everybody named on the record, in whatever role.' }),
    publishers: t.field({ type: FacetFilter, description: 'Who published it.' }),
    venues: t.field({ type: FacetFilter, description: 'Where it appeared: a journal, proceedings, a book.' }),
    institutions: t.field({ type: FacetFilter, description: 'Who holds it.' }),
    collections: t.field({ type: FacetFilter, description: 'The collections it is in.' }),
    languages: t.field({ type: FacetFilter, description: 'The languages it is in, by the names that records print.' }),
    formats: t.field({ type: FacetFilter, description: 'What it is: a journal article, a conference paper, ...' }),
    topics: t.field({ type: FacetFilter, description: 'What it is about.' }),
    sources: t.field({ type: FacetFilter, description: 'The catalogue that its record came from.' }),
    hasAbstract: t.boolean({ description: 'True: only with an abstract. False: only without.' }),
    hasDoi: t.boolean({ description: 'True: only with a DOI. False: only without.' }),
  }),
});

type Input = typeof ArticleFilterInput.$inferInput;

const MEMBERS: readonly (readonly [Facet, keyof Input & `${Facet}s`])[] = [
  ['author', 'authors'],
  ['publisher', 'publishers'],
  ['venue', 'venues'],
  ['institution', 'institutions'],
  ['collection', 'collections'],
  ['language', 'languages'],
  ['format', 'formats'],
  ['topic', 'topics'],
  ['source', 'sources'],
];

/** The filters of each request that have been resolved, by the seals of what was asked. */
const resolved = new WeakMap<Context, Map<string, Promise<ArticleFilter>>>();

/**
 * What a client asks of articles, its names looked up in one query, beside what it looks for. Resolved once a request, and then the same: the
 * lists of all items of another may have one filter. Throws BAD_USER_INPUT.
 */
export async function resolveArticleFilter(ctx: Context, input: Input | null | undefined, search: Search | null): Promise<ArticleFilter> {
  if (input === null || input === undefined) return search === null ? NO_FILTER : { ...NO_FILTER, search };
  const known = resolved.get(ctx) ?? new Map<string, Promise<ArticleFilter>>();
  resolved.set(ctx, known);
  const seal = sealOf(input);
  const filter = known.get(seal) ?? resolve(ctx, input);
  known.set(seal, filter);
  return search === null ? filter : { ...(await filter), search };
}

async function resolve(ctx: Context, input: Input): Promise<ArticleFilter> {
  const { years, hasAbstract, hasDoi } = input;
  const range = yearsOf(years);
  const missing = years?.missing === true;
  const facets = await Promise.all(MEMBERS.map(([facet, member]) => resolveFacet(ctx, facet, input[member])));
  return {
    search: null,
    facets: facets.filter((condition) => condition !== null),
    years: range === null && !missing ? null : { from: range?.from ?? null, to: range?.to ?? null, missing },
    hasAbstract: hasAbstract ?? null,
    hasDoi: hasDoi ?? null,
  };
}
