import { articleFacetsOf, type FacetBucket } from '../graph/article-facets.ts';
import type { FacetKind } from '../graph/facet-node.ts';
import { FACETS } from '../graph/facet.ts';
import { ArticleSet, type ArticleSetRow } from './article-set.ts';
import { builder } from './builder.ts';
import { ArticleFacetsType } from './nodes.ts';
import { refuse } from './refuse.ts';

const DEFAULT_FIRST = 10;
const MAX_FIRST = 100;

const YearBucket = builder.objectRef<FacetBucket>('YearBucket').implement({
  description: 'How many articles are of one year.',
  fields: (t) => ({
    year: t.exposeInt('year', { nullable: true, description: 'The year of publication; null for the articles that have none.' }),
    count: t.exposeInt('count', { description: 'How many articles, each record counted once.' }),
    selected: t.exposeBoolean('selected', {
      description: 'Whether the filter asks for it: the year is in its range, or `missing` lets through what has none.',
    }),
  }),
});

const FacetBucketType = builder.objectRef<FacetBucket & { readonly kind: FacetKind }>('FacetBucket').implement({
  description: 'How many articles have one value of a facet.',
  fields: (t) => ({
    value: t.string({
      nullable: true,
      description:
        'The name of the value; null for the articles that say nothing here. Two values may have the same name, but not the same id.',
      resolve: ({ node }) => node?.name ?? null,
    }),
    node: t.field({
      type: ArticleSet,
      nullable: true,
      description: 'What the value is, to go on from: the author, the topic, ... Null for the articles that say nothing here.',
      resolve: setOf,
    }),
    count: t.exposeInt('count', { description: 'How many articles, each record counted once.' }),
    selected: t.exposeBoolean('selected', {
      description: 'Whether the filter chose it: with `anyOf` or `allOf`, or with `missing` what says nothing. `noneOf` chooses nothing.',
    }),
  }),
});

builder.objectType(ArticleFacetsType, {
  description:
    'Exact figures over all articles of a list: how many have each value. Each facet ignores what the filter asks of that very facet, and obeys everything else and the search. Most articles first.',
  fields: (t) => {
    const facet = (kind: FacetKind, what: string) =>
      t.field({
        type: [FacetBucketType],
        description: `${what} Most articles first, then by name. Beside the first so many there are always the values that the filter chose, even where no article has them, and the articles that say nothing, with null as their value, where there are any.`,
        args: {
          first: t.arg.int({
            defaultValue: DEFAULT_FIRST,
            required: true,
            description: 'How many values, from the one of most articles on: 0 to 100.',
          }),
        },
        resolve: async ({ scope, parent, filter }, { first }, { batch }) => {
          if (first < 0 || first > MAX_FIRST) refuse(`first is from 0 to ${MAX_FIRST}, not ${first}.`);
          const buckets = await batch.alone(articleFacetsOf, { parent, facet: kind, first }, scope, filter);
          return buckets.map((bucket) => ({ ...bucket, kind }));
        },
      });
    return {
      years: t.field({
        type: [YearBucket],
        description:
          'The years of publication, all of them: most articles first, then the latest. Articles without a year are told with null. A year that the filter asks for alone is there even where no article is of it.',
        resolve: ({ scope, parent, filter }, _, { batch }) =>
          batch.alone(articleFacetsOf, { parent, facet: 'year', first: 0 }, scope, filter),
      }),
      languages: facet('language', 'The languages, by the names that records print.'),
      formats: facet('format', 'What the articles are: journal articles, conference papers, ...'),
      institutions: facet('institution', 'Who holds them.'),
      collections: facet('collection', 'The collections that they are in.'),
      publishers: facet('publisher', 'Who published them.'),
      venues: facet('venue', 'Where they appeared: journals, proceedings, books.'),
      topics: facet('topic', 'What they are about.'),
      authors: facet('author', 'Everybody named on them, in whatever role; who is named twice on one counts once.'),
    };
  },
});

/** What the bucket stands for, with the name of its type, by which the interface tells its things apart. */
function setOf({ node, kind }: FacetBucket & { readonly kind: FacetKind }): ArticleSetRow | null {
  if (node === null) return null;
  const set = { ...node, __typename: FACETS[kind].label };
  return set;
}
