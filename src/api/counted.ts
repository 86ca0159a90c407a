import { countedCountsOf, type Counted, type CountedKind, countedOf, type CountedRows, type CountedScope } from '../graph/counted.ts';
import type { Parent } from '../graph/list.ts';
import { builder } from './builder.ts';
import { type Connection, connectionOf, type ListIdentity, type PageArgs, pageOf } from './connection.ts';
import type { Context } from './context.ts';
import { AuthorType, PublisherType, TopicType, VenueType } from './nodes.ts';

type CountedConnection<Kind extends CountedKind> = Connection<Counted<CountedRows[Kind]>>;

const OF_THESE = 'How many of the articles in question, each record counted once.';

export const CountedAuthorConnection = builder.connectionObject(
  { type: AuthorType, name: 'CountedAuthorConnection', description: 'A page of authors with their articles counted, most articles first.' },
  builder.edgeObject<typeof AuthorType, CountedConnection<'author'>>({
    type: AuthorType,
    name: 'CountedAuthorEdge',
    description: 'An author, with how many of the articles in question have their name.',
    fields: (t) => ({ articleCount: t.exposeInt('articleCount', { description: OF_THESE }) }),
  }),
);

export const CountedPublisherConnection = builder.connectionObject(
  {
    type: PublisherType,
    name: 'CountedPublisherConnection',
    description: 'A page of publishers with their articles counted, most articles first.',
  },
  builder.edgeObject<typeof PublisherType, CountedConnection<'publisher'>>({
    type: PublisherType,
    name: 'CountedPublisherEdge',
    description: 'A publisher, with how many of the articles in question it has published.',
    fields: (t) => ({ articleCount: t.exposeInt('articleCount', { description: OF_THESE }) }),
  }),
);

export const CountedVenueConnection = builder.connectionObject(
  { type: VenueType, name: 'CountedVenueConnection', description: 'A page of venues with their articles counted, most articles first.' },
  builder.edgeObject<typeof VenueType, CountedConnection<'venue'>>({
    type: VenueType,
    name: 'CountedVenueEdge',
    description: 'A venue, with how many of the articles in question appeared in it.',
    fields: (t) => ({ articleCount: t.exposeInt('articleCount', { description: OF_THESE }) }),
  }),
);

export const CountedTopicConnection = builder.connectionObject(
  { type: TopicType, name: 'CountedTopicConnection', description: 'A page of topics with their articles counted, most articles first.' },
  builder.edgeObject<typeof TopicType, CountedConnection<'topic'>>({
    type: TopicType,
    name: 'CountedTopicEdge',
    description: 'A topic, with how many of the articles in question are about it.',
    fields: (t) => ({ articleCount: t.exposeInt('articleCount', { description: OF_THESE }) }),
  }),
);

/** A page of what the articles of `parent` in `scope` have of `kind`. `list` names the list, with its parent, for its cursors. */
export function countedConnection<Kind extends CountedKind>(
  { batch }: Context,
  scope: CountedScope,
  kind: Kind,
  parent: Parent,
  args: PageArgs,
  list: ListIdentity,
): CountedConnection<Kind> {
  const page = pageOf(args, list);
  return connectionOf(
    () => batch(countedOf<Kind>, parent, scope, kind, page),
    list,
    (counted) => counted,
    () => batch(countedCountsOf, parent, scope, kind),
  );
}
