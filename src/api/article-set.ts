import type { ArticleScope } from '../graph/article-list.ts';
import { articleConnection, articleListArgs, ArticleConnection } from './article-list.ts';
import { builder } from './builder.ts';
import { ArticleType } from './nodes.ts';

/** What every row has whose articles can be listed. */
export interface ArticleSetRow {
  readonly id: string;
  readonly name: string;
  readonly articleCount: number;
}

/** Every type that implements ArticleSet, with the scope that lists its articles. */
const SCOPES = new Map<string, ArticleScope>([
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
          articleConnection(ctx, scopeOf(parentType.name), set, args, [`${parentType.name}.articles`, set.id], set.articleCount),
      },
      ArticleConnection,
    ),
  }),
});

function scopeOf(typename: string): ArticleScope {
  const scope = SCOPES.get(typename);
  if (scope === undefined) throw new Error(`${typename} implements ArticleSet, but it is not said how its articles are listed.`);
  return scope;
}
