import { type Author, authorsById, nameVariantsOf } from '../../graph/author.ts';
import { ArticleSet } from '../article-set.ts';
import { AuthorBy, findAuthor } from '../author-by.ts';
import { authorConnection, authorListArgs } from '../author-list.ts';
import { builder } from '../builder.ts';
import { AuthorType } from '../nodes.ts';

const AuthorKind = builder.enumType('AuthorKind', {
  description: 'What an author is.',
  values: {
    PERSON: { description: 'A person.' },
    ORGANISATION: { description: 'A corporate body.' },
  } satisfies Record<Author['kind'], object>,
});

builder.node(AuthorType, {
  description: 'A person or a body that records name, as author or in another role, as far as the records let us tell them apart.',
  interfaces: [ArticleSet],
  id: { resolve: ({ id }) => id },
  loadWithoutCache: (id, { batch }) => batch(authorsById, id),
  fields: (t) => ({
    kind: t.expose('kind', { type: AuthorKind, description: 'Whether this is a person or a body.' }),
    familyName: t.exposeString('familyName', {
      nullable: true,
      description: "The part before the comma of a person's printed name; null where it has no comma.",
    }),
    givenName: t.exposeString('givenName', {
      nullable: true,
      description: "The part behind the comma of a person's printed name, names or initials; null where it has no comma.",
    }),
    orcid: t.expose('orcid', { type: 'ORCID', nullable: true, description: 'The ORCID iD, where it is known.' }),
    nameVariants: t.stringList({
      description: 'Every form in which records print the name, to the letter: most frequent first, then by the form itself.',
      resolve: ({ id }, _, { batch }) => batch(nameVariantsOf, id),
    }),
    workCount: t.exposeInt('workCount', { description: 'How many works the articles are: the versions of one work count once.' }),
    coAuthorCount: t.exposeInt('coAuthorCount', { description: 'With how many others this author has written.' }),
    firstYear: t.exposeInt('firstYear', {
      nullable: true,
      description: 'The year of the earliest article; null where none has a year.',
    }),
    lastYear: t.exposeInt('lastYear', { nullable: true, description: 'The year of the latest article; null where none has a year.' }),
  }),
});

builder.queryFields((t) => ({
  author: t.field({
    type: AuthorType,
    nullable: true,
    description: 'An author, or null where there is none of this id, ORCID iD or name; AMBIGUOUS where several have this name.',
    args: { by: t.arg({ type: AuthorBy, required: true, description: 'Which one.' }) },
    resolve: (_, { by }, ctx) => findAuthor(ctx, by),
  }),
  authors: t.connection(
    {
      type: AuthorType,
      description: 'All authors: persons and bodies, in whatever role records name them.',
      args: authorListArgs,
      resolve: (_, args, ctx) => authorConnection(ctx, args),
    },
    { name: 'AuthorConnection', description: 'A page of authors.' },
    { name: 'AuthorEdge', description: 'One of the authors at its place in the list.' },
  ),
}));
