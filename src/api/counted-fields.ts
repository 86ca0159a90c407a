import { builder } from './builder.ts';
import {
  CountedAuthorConnection,
  countedConnection,
  CountedPublisherConnection,
  CountedTopicConnection,
  CountedVenueConnection,
} from './counted.ts';
import { AuthorType, CollectionType, FormatType, InstitutionType, LanguageType, PublisherType, TopicType, VenueType } from './nodes.ts';

// What articles have in common with those of a set, added here to the types of sets, which know nothing of one another.

const AUTHORED_SETS = [
  { type: PublisherType, scope: 'publisher' },
  { type: VenueType, scope: 'venue' },
  { type: InstitutionType, scope: 'institution' },
  { type: CollectionType, scope: 'collection' },
  { type: TopicType, scope: 'topic' },
  { type: LanguageType, scope: 'language' },
  { type: FormatType, scope: 'format' },
] as const;

for (const { type, scope } of AUTHORED_SETS) {
  builder.objectField(type, 'authors', (t) =>
    t.connection(
      {
        type: AuthorType,
        description: 'Everybody named on these articles, in whatever role: most articles first, then by name.',
        resolve: ({ id }, args, ctx) => countedConnection(ctx, scope, 'author', { id }, args, [`${type.name}.authors`, id]),
      },
      CountedAuthorConnection,
    ),
  );
}

builder.objectField(PublisherType, 'venues', (t) =>
  t.connection(
    {
      type: VenueType,
      description: 'Where what it published has appeared: most articles first, then by name.',
      resolve: ({ id }, args, ctx) => countedConnection(ctx, 'publisher', 'venue', { id }, args, ['Publisher.venues', id]),
    },
    CountedVenueConnection,
  ),
);

builder.objectField(VenueType, 'publishers', (t) =>
  t.connection(
    {
      type: PublisherType,
      description: 'Who published what appeared in it: most articles first, then by name.',
      resolve: ({ id }, args, ctx) => countedConnection(ctx, 'venue', 'publisher', { id }, args, ['Venue.publishers', id]),
    },
    CountedPublisherConnection,
  ),
);

builder.objectFields(AuthorType, (t) => ({
  publishers: t.connection(
    {
      type: PublisherType,
      description: 'Who has published this author: most articles first, then by name.',
      resolve: ({ id }, args, ctx) => countedConnection(ctx, 'author', 'publisher', { id }, args, ['Author.publishers', id]),
    },
    CountedPublisherConnection,
  ),
  venues: t.connection(
    {
      type: VenueType,
      description: 'Where this author has appeared: most articles first, then by name.',
      resolve: ({ id }, args, ctx) => countedConnection(ctx, 'author', 'venue', { id }, args, ['Author.venues', id]),
    },
    CountedVenueConnection,
  ),
  topics: t.connection(
    {
      type: TopicType,
      description: 'What this author has written about: most articles first, then by name.',
      resolve: ({ id }, args, ctx) => countedConnection(ctx, 'author', 'topic', { id }, args, ['Author.topics', id]),
    },
    CountedTopicConnection,
  ),
}));
