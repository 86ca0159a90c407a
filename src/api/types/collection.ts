import { COLLECTIONS, institutionsOfCollections } from '../../graph/collection.ts';
import { ArticleSet } from '../article-set.ts';
import { builder } from '../builder.ts';
import { NameBy } from '../look-up.ts';
import { findNamedThing, namedConnection, namedListArgs } from '../named.ts';
import { CollectionType, InstitutionType } from '../nodes.ts';

builder.node(CollectionType, {
  description: 'A collection that its catalogue puts records into.',
  interfaces: [ArticleSet],
  id: { resolve: ({ id }) => id },
  loadWithoutCache: (id, { batch }) => batch(COLLECTIONS.byId, id),
  fields: (t) => ({
    institutions: t.field({
      type: [InstitutionType],
      description: 'The institutions that hold its records, by name: the first 100.',
      resolve: ({ id }, _, { batch }) => batch(institutionsOfCollections, id),
    }),
  }),
});

builder.queryField('collection', (t) =>
  t.field({
    type: CollectionType,
    nullable: true,
    description: 'A collection, or null where there is none of this name or id; AMBIGUOUS where several have this name.',
    args: { by: t.arg({ type: NameBy, required: true, description: 'Which one.' }) },
    resolve: (_, { by }, ctx) => findNamedThing(ctx, COLLECTIONS, by),
  }),
);

builder.queryField('collections', (t) =>
  t.connection(
    {
      type: CollectionType,
      description: 'All collections.',
      args: namedListArgs(),
      resolve: (_, args, ctx) => namedConnection(ctx, COLLECTIONS, args),
    },
    { name: 'CollectionConnection', description: 'A page of collections.' },
    { name: 'CollectionEdge', description: 'One of the collections at its place in the list.' },
  ),
);
