import { BibliographError } from '../errors.ts';
import { listNetworksOf } from '../graph/list-network.ts';
import { listTiesBetween } from '../graph/list-tie.ts';
import { ArticleConnection, type ArticlePage } from './article-list.ts';
import { AuthorBy, authorIdOf } from './author-by.ts';
import { builder } from './builder.ts';
import { checkLimits, networkLimitArgs } from './network-args.ts';
import { sealOf } from './seal.ts';
import { CollaborationNetworkType, networkWith } from './types/network.ts';
import { CoAuthorship, tieInList } from './types/tie.ts';

/** The network of a longer list is too much work for one request. */
const MAX_ARTICLES = 100_000;

// Every page of articles is made as an ArticlePage; the type that the relay plugin gives its connections has forgotten it.
const listOf = (page: object) => page as ArticlePage;

builder.objectFields(ArticleConnection, (t) => ({
  network: t.field({
    type: CollaborationNetworkType,
    nullable: true,
    description:
      'Who writes with whom in the articles of this list, whatever the page: those who signed most of them, and the ties among them, counted over these articles alone. TOO_COMPLEX for a list of more than 100,000 articles.',
    extensions: { price: 5_000 },
    args: networkLimitArgs,
    resolve: async (page, limits, ctx) => {
      const { articles, list } = listOf(page);
      checkLimits(limits);
      const network = await ctx.batch.alone(listNetworksOf, articles.parent, articles.scope, articles.filter, {
        ...limits,
        maxArticles: MAX_ARTICLES,
      });
      const seal = sealOf(list);
      return networkWith(ctx, network ?? tooMany(), (tie) => tieInList(tie, { a: tie.a, b: tie.b }, tie.articles, seal));
    },
  }),

  coAuthorship: t.field({
    type: CoAuthorship,
    nullable: true,
    description:
      'What two authors have written together of the articles of this list, whatever the page; null where that is nothing, and for an author with itself.',
    args: {
      of: t.arg({ type: AuthorBy, required: true, description: 'The one, who must be in this graph.' }),
      with: t.arg({ type: AuthorBy, required: true, description: 'The other, who must be in this graph.' }),
    },
    resolve: async (page, args, ctx) => {
      const { articles, list } = listOf(page);
      const [a, b] = await Promise.all([authorIdOf(ctx, args.of), authorIdOf(ctx, args.with)]);
      const tie = await ctx.batch(listTiesBetween, { parent: articles.parent, a, b }, articles.scope, articles.filter);
      return tie === null ? null : tieInList(tie, { a, b }, tie.articles, sealOf(list));
    },
  }),
}));

function tooMany(): never {
  throw new BibliographError(
    'TOO_COMPLEX',
    `This list has more than ${MAX_ARTICLES.toLocaleString('en')} articles, too many for a network: narrow the search or the filter, to some years for instance.`,
  );
}
