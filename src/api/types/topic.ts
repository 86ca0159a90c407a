import { TOPICS } from '../../graph/topic.ts';
import type { TopicKind } from '../../model/record.ts';
import { ArticleSet } from '../article-set.ts';
import { builder } from '../builder.ts';
import { NameBy } from '../look-up.ts';
import { findNamedThing, namedConnection, namedListArgs } from '../named.ts';
import { TopicType } from '../nodes.ts';

const TopicKindEnum = builder.enumType('TopicKind', {
  description: 'What a subject heading names.',
  values: {
    TOPIC: { description: 'A subject.' },
    ERA: { description: 'A period of time.' },
    PLACE: { description: 'A place or region.' },
    GENRE: { description: 'A form or kind of text.' },
  } satisfies Record<TopicKind, object>,
});

builder.node(TopicType, {
  description: 'A subject heading of one of four kinds. The same name may be a heading of several kinds, each its own topic.',
  interfaces: [ArticleSet],
  id: { resolve: ({ id }) => id },
  loadWithoutCache: (id, { batch }) => batch(TOPICS.byId, id),
  fields: (t) => ({
    kind: t.expose('kind', { type: TopicKindEnum, description: 'What the heading names.' }),
  }),
});

builder.queryField('topic', (t) =>
  t.field({
    type: TopicType,
    nullable: true,
    description: 'A topic, or null where there is none of this name or id; AMBIGUOUS where several have this name.',
    args: { by: t.arg({ type: NameBy, required: true, description: 'Which one.' }) },
    resolve: (_, { by }, ctx) => findNamedThing(ctx, TOPICS, by),
  }),
);

builder.queryField('topics', (t) =>
  t.connection(
    {
      type: TopicType,
      description: 'All topics.',
      args: namedListArgs(),
      resolve: (_, args, ctx) => namedConnection(ctx, TOPICS, args),
    },
    { name: 'TopicConnection', description: 'A page of topics.' },
    { name: 'TopicEdge', description: 'One of the topics at its place in the list.' },
  ),
);
