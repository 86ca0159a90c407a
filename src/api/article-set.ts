import type { ArticleSetKind } from '../graph/articles-per-year.ts';
import { articleConnection, articleListArgs, ArticleConnection } from './article-list.ts';
import { builder } from './builder.ts';
import { ArticleType } from './nodes.ts';

/** What every row has whose articles can be listed. */
export interface ArticleSetRow {
  readonly id: string;
  readonly name: string;
  readonly articleCount: number;
}

/** Every type that implements ArticleSet, with what it is to the graph. */
const KINDS: ReadonlyMap<string, ArticleSetKind> = new Map([
  ['Author', 'author'],
  ['Publisher', 'publisher'],
  ['Venue', 'venue'],
  ['Institution', 'institution'],
  ['Collection', 'collection'],
  ['Topic', 'topic'],
  ['Language', 'language'],
  ['Format', 'format'],
]);

/** Types that implement this get all of its fields with it, and need state none of them themselves. */
export const ArticleSet = builder.interfaceRef<ArticleSetRow>('ArticleSet').implement({
  description: 'Whatever articles can be listed by: an author, a publisher, a venue, a topic, ...',
  interfaces: () => [builder.nodeInterfaceRef()],
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name, as records print it.' }),
    articleCount: t.exposeInt('articleCount', { description: 'How many articles there are, each record counted once.' }),
    articles: t.connection(
      {
        type: ArticleType,
        description: 'The articles, each record once; the latest first unless asked otherwise.',
        args: articleListArgs,
        resolve: (set, args, ctx, { parentType }) =>
          articleConnection(ctx, articleSetKind(parentType.name), set, args, [`${parentType.name}.articles`, set.id], set.articleCount),
      },
      ArticleConnection,
    ),
  }),
});

/** What the type of this name gathers articles by. */
export function articleSetKind(typename: string): ArticleSetKind {
  const kind = KINDS.get(typename);
  if (kind === undefined) throw new Error(`${typename} implements ArticleSet, but it is not said what it gathers articles by.`);
  return kind;
}
