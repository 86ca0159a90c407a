import { lastLoadsOfSources } from '../../graph/load-ledger.ts';
import { allSources, articleCountsOfSources, sourcesById } from '../../graph/source.ts';
import { builder } from '../builder.ts';
import { LoadType, SourceType } from '../nodes.ts';

builder.node(SourceType, {
  description: 'A catalogue or repository that records come from.',
  id: { resolve: ({ id }) => id },
  loadWithoutCache: (id, { batch }) => batch(sourcesById, id),
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name that its loads give it.' }),
    articleCount: t.int({
      description: 'How many articles came from it and are still there.',
      resolve: ({ id }, _, { batch }) => batch(articleCountsOfSources, id),
    }),
    lastLoad: t.field({
      type: LoadType,
      nullable: true,
      description: 'Its load that started last, whatever became of it.',
      resolve: ({ id }, _, { batch }) => batch(lastLoadsOfSources, id),
    }),
  }),
});

builder.queryField('sources', (t) =>
  t.field({
    type: [SourceType],
    description: 'Where the records come from, by name.',
    resolve: (_, __, { graph }) => allSources(graph),
  }),
);
