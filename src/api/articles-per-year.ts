import { articlesPerYearOf, type ArticleSetKind, type YearCount } from '../graph/articles-per-year.ts';
import { ArticleSet } from './article-set.ts';
import { builder } from './builder.ts';

const YearCountType = builder.objectRef<YearCount>('YearCount').implement({
  description: 'How many articles there are of one year.',
  fields: (t) => ({
    year: t.exposeInt('year', { description: 'The year of publication.' }),
    articleCount: t.exposeInt('articleCount', { description: 'Articles of that year, each record counted once; 0 in a year without any.' }),
  }),
});

const KINDS = new Map<string, ArticleSetKind>([
  ['Author', 'author'],
  ['Publisher', 'publisher'],
  ['Venue', 'venue'],
  ['Institution', 'institution'],
  ['Collection', 'collection'],
  ['Topic', 'topic'],
  ['Language', 'language'],
  ['Format', 'format'],
]);

builder.interfaceField(ArticleSet, 'articlesPerYear', (t) =>
  t.field({
    type: [YearCountType],
    description: 'How many articles there are of each year, from the first year to the last, years without any included.',
    resolve: ({ id }, _, { batch }, { parentType }) => batch(articlesPerYearOf, id, kindOf(parentType.name)),
  }),
);

/** What a type that implements ArticleSet is to the graph. */
function kindOf(typename: string): ArticleSetKind {
  const kind = KINDS.get(typename);
  if (kind === undefined) throw new Error(`${typename} implements ArticleSet, but it is not said what it gathers articles by.`);
  return kind;
}
