import { INSTITUTIONS } from '../../graph/institution.ts';
import { ArticleSet } from '../article-set.ts';
import { builder } from '../builder.ts';
import { NameBy } from '../look-up.ts';
import { findNamedThing, namedConnection, namedListArgs } from '../named.ts';
import { InstitutionType } from '../nodes.ts';

builder.node(InstitutionType, {
  description: 'A university, library or other body that holds records.',
  interfaces: [ArticleSet],
  id: { resolve: ({ id }) => id },
  loadWithoutCache: (id, { batch }) => batch(INSTITUTIONS.byId, id),
});

builder.queryField('institution', (t) =>
  t.field({
    type: InstitutionType,
    nullable: true,
    description: 'An institution, or null where there is none of this name or id; AMBIGUOUS where several have this name.',
    args: { by: t.arg({ type: NameBy, required: true, description: 'Which one.' }) },
    resolve: (_, { by }, ctx) => findNamedThing(ctx, INSTITUTIONS, by),
  }),
);

builder.queryField('institutions', (t) =>
  t.connection(
    {
      type: InstitutionType,
      description: 'All institutions.',
      args: namedListArgs(),
      resolve: (_, args, ctx) => namedConnection(ctx, INSTITUTIONS, args),
    },
    { name: 'InstitutionConnection', description: 'A page of institutions.' },
    { name: 'InstitutionEdge', description: 'One of the institutions at its place in the list.' },
  ),
);
