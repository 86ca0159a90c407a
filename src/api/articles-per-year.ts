import { articlesPerYearOf, type YearCount } from '../graph/articles-per-year.ts';
import { ArticleSet, articleSetKind } from './article-set.ts';
import { builder } from './builder.ts';

const YearCountType = builder.objectRef<YearCount>('YearCount').implement({
  description: 'How many articles there are of one year.',
  fields: (t) => ({
    year: t.exposeInt('year', { description: 'The year of publication.' }),
    articleCount: t.exposeInt('articleCount', { description: 'Articles of that year, each record counted once; 0 in a year without any.' }),
  }),
});

builder.interfaceField(ArticleSet, 'articlesPerYear', (t) =>
  t.field({
    type: [YearCountType],
    description: 'How many articles there are of each year, from the first year to the last, years without any included.',
    extensions: { price: 20, items: 30 },
    resolve: ({ id }, _, { batch }, { parentType }) => batch(articlesPerYearOf, id, articleSetKind(parentType.name)),
  }),
);
