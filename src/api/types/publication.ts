import type { Publication } from '../../graph/publication.ts';
import { builder } from '../builder.ts';
import { VenueType } from '../nodes.ts';

export const PublicationType = builder.objectRef<Publication>('Publication').implement({
  description: 'Where an article appeared, as its record says.',
  fields: (t) => ({
    venue: t.expose('venue', { type: VenueType, description: 'The journal, proceedings or book.' }),
    volume: t.exposeString('volume', { nullable: true, description: 'The volume, as printed.' }),
    issue: t.exposeString('issue', { nullable: true, description: 'The issue, as printed.' }),
    startPage: t.exposeString('startPage', { nullable: true, description: 'The first page, as printed.' }),
    endPage: t.exposeString('endPage', { nullable: true, description: 'The last page, as printed.' }),
  }),
});
