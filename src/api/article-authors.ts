import { type ArticleAuthor, authorCountsOfArticles, authorsOfArticles } from '../graph/article-author.ts';
import { builder } from './builder.ts';
import { type Connection, connectionOf, type ListIdentity, pageOf } from './connection.ts';
import { ArticleType, AuthorType } from './nodes.ts';

type Signature = Omit<ArticleAuthor, 'author'> & { readonly node: ArticleAuthor['author'] };

const ArticleAuthorConnection = builder.connectionObject(
  { type: AuthorType, name: 'ArticleAuthorConnection', description: 'A page of the names on an article.' },
  builder.edgeObject<typeof AuthorType, Connection<Signature>>({
    type: AuthorType,
    name: 'ArticleAuthorEdge',
    description: 'A name on an article, and the author whose it is.',
    fields: (t) => ({
      position: t.exposeInt('position', { description: 'The place of the name among all names on the record, from 1.' }),
      role: t.exposeString('role', {
        nullable: true,
        description: 'What the record says that they did: editor, translator, ...; null where it does not say, which mostly means author.',
      }),
      rawName: t.exposeString('rawName', { nullable: true, description: 'The name to the letter as this record prints it.' }),
    }),
  }),
);

builder.objectField(ArticleType, 'authors', (t) =>
  t.connection(
    {
      type: AuthorType,
      description:
        'Everybody named on the record in the order printed: authors, then contributors, then bodies. A name that is printed twice stands here twice.',
      resolve: ({ id }, args, { batch }) => {
        const list: ListIdentity = ['Article.authors', id];
        const page = pageOf(args, list);
        return connectionOf(
          () => batch(authorsOfArticles, id, page),
          list,
          ({ author, ...signature }): Signature => ({ node: author, ...signature }),
          () => batch(authorCountsOfArticles, id),
        );
      },
    },
    ArticleAuthorConnection,
  ),
);
