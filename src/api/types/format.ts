import { FORMATS } from '../../graph/format.ts';
import { ArticleSet } from '../article-set.ts';
import { builder } from '../builder.ts';
import { FormatType } from '../nodes.ts';

builder.node(FormatType, {
  description: 'What a record is of, as its catalogue says: a journal article, a conference paper, a thesis, ...',
  interfaces: [ArticleSet],
  id: { resolve: ({ id }) => id },
  loadWithoutCache: (id, { batch }) => batch(FORMATS.byId, id),
});
