import { issnsOfVenues, VENUES, venuesByIssn } from '../../graph/venue.ts';
import { ArticleSet } from '../article-set.ts';
import { builder } from '../builder.ts';
import { onlyOne } from '../look-up.ts';
import { findNamedThing, namedConnection, namedListArgs } from '../named.ts';
import { VenueType } from '../nodes.ts';

builder.node(VenueType, {
  description: 'A journal, proceedings, a book: where articles appear.',
  interfaces: [ArticleSet],
  id: { resolve: ({ id }) => id },
  loadWithoutCache: (id, { batch }) => batch(VENUES.byId, id),
  fields: (t) => ({
    issns: t.field({
      type: ['ISSN'],
      description: 'The ISSNs that its records state, in ascending order.',
      resolve: ({ id }, _, { batch }) => batch(issnsOfVenues, id),
    }),
  }),
});

const VenueBy = builder.inputType('VenueBy', {
  description: 'One venue: by its id, by its name, or by an ISSN that it carries.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Its id.' }),
    name: t.string({
      description: 'Its name as printed. Letter case, accents and punctuation give way where nothing is called exactly so.',
    }),
    issn: t.field({ type: 'ISSN', description: 'An ISSN that one of its records states.' }),
  }),
});

builder.queryField('venue', (t) =>
  t.field({
    type: VenueType,
    nullable: true,
    description: 'A venue, or null where there is none of this name, ISSN or id; AMBIGUOUS where several have it.',
    args: { by: t.arg({ type: VenueBy, required: true, description: 'Which one.' }) },
    resolve: async (_, { by: { issn, ...by } }, ctx) =>
      typeof issn === 'string'
        ? onlyOne('Venue', `the ISSN ${issn}`, await ctx.batch(venuesByIssn, issn))
        : findNamedThing(ctx, VENUES, by),
  }),
);

builder.queryField('venues', (t) =>
  t.connection(
    {
      type: VenueType,
      description: 'All venues.',
      args: namedListArgs('What is called so as a whole, or carries that ISSN,'),
      resolve: (_, args, ctx) => namedConnection(ctx, VENUES, args),
    },
    { name: 'VenueConnection', description: 'A page of venues.' },
    { name: 'VenueEdge', description: 'One of the venues at its place in the list.' },
  ),
);
