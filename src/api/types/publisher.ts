import { PUBLISHERS } from '../../graph/publisher.ts';
import { ArticleSet } from '../article-set.ts';
import { builder } from '../builder.ts';
import { NameBy } from '../look-up.ts';
import { findNamedThing, namedConnection, namedListArgs } from '../named.ts';
import { PublisherType } from '../nodes.ts';

builder.node(PublisherType, {
  description: 'A body that publishes, told apart by the name that records print.',
  interfaces: [ArticleSet],
  id: { resolve: ({ id }) => id },
  loadWithoutCache: (id, { batch }) => batch(PUBLISHERS.byId, id),
  fields: (t) => ({
    nameVariants: t.stringList({ description: 'Every form of the name that records print.', resolve: ({ name }) => [name] }),
  }),
});

builder.queryField('publisher', (t) =>
  t.field({
    type: PublisherType,
    nullable: true,
    description: 'A publisher, or null where there is none of this name or id; AMBIGUOUS where several have this name.',
    args: { by: t.arg({ type: NameBy, required: true, description: 'Which one.' }) },
    resolve: (_, { by }, ctx) => findNamedThing(ctx, PUBLISHERS, by),
  }),
);

builder.queryField('publishers', (t) =>
  t.connection(
    {
      type: PublisherType,
      description: 'All publishers.',
      args: namedListArgs(),
      resolve: (_, args, ctx) => namedConnection(ctx, PUBLISHERS, args),
    },
    { name: 'PublisherConnection', description: 'A page of publishers.' },
    { name: 'PublisherEdge', description: 'One of the publishers at its place in the list.' },
  ),
);
