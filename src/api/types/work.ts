import { worksById } from '../../graph/work.ts';
import { articleConnection, ArticleConnection, articleOrderArg } from '../article-list.ts';
import { builder } from '../builder.ts';
import { ArticleType, WorkType } from '../nodes.ts';

builder.node(WorkType, {
  description: 'What several records are versions of: a preprint, an accepted manuscript and an article, say. Every record is of one work.',
  id: { resolve: ({ id }) => id },
  loadWithoutCache: (id, { batch }) => batch(worksById, id),
  fields: (t) => ({
    title: t.exposeString('title', { description: 'The title of the record that was published first.' }),
    keys: t.exposeStringList('keys', {
      description:
        'What joins its records: those that have a key in common are of one work. AT is an author and a title, UT a uniform title, DOI a DOI.',
    }),
    articles: t.connection(
      {
        type: ArticleType,
        description: 'Its records; the latest first unless asked otherwise.',
        args: articleOrderArg,
        resolve: ({ id }, args, ctx) => articleConnection(ctx, 'work', { id }, args, ['Work.articles', id]),
      },
      ArticleConnection,
    ),
  }),
});
