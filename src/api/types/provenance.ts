import type { Article } from '../../graph/article.ts';
import { loadsById } from '../../graph/load-ledger.ts';
import { sourcesOfArticles } from '../../graph/source.ts';
import { builder } from '../builder.ts';
import { LoadType, SourceType } from '../nodes.ts';
import { stillThere } from '../still-there.ts';

export const ProvenanceType = builder.objectRef<Article>('Provenance').implement({
  description: 'Where a record came from, and when.',
  fields: (t) => ({
    source: t.field({
      type: SourceType,
      description: 'The catalogue that it came from.',
      resolve: async ({ id }, _, { batch }) => stillThere(await batch(sourcesOfArticles, id)),
    }),
    recordId: t.exposeString('recordId', { description: 'Its id there.' }),
    recordFormat: t.exposeString('recordFormat', { nullable: true, description: 'What it was there: marc, dspace, ...' }),
    firstIndexed: t.expose('firstIndexed', { type: 'DateTime', nullable: true, description: 'When its catalogue first indexed it.' }),
    lastIndexed: t.expose('lastIndexed', { type: 'DateTime', nullable: true, description: 'When its catalogue last indexed it.' }),
    createdBy: t.field({
      type: LoadType,
      description: 'The load that brought it in.',
      resolve: async ({ createdBy }, _, { batch }) => stillThere(await batch(loadsById, createdBy)),
    }),
    updatedBy: t.field({
      type: LoadType,
      description: 'The load that last changed it; the one that brought it in where none has.',
      resolve: async ({ updatedBy }, _, { batch }) => stillThere(await batch(loadsById, updatedBy)),
    }),
  }),
});
