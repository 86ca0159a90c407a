import { articlesById } from '../graph/article.ts';
import { MOST_RELATED, type RelatedArticle, relatedOf } from '../graph/related.ts';
import type { RELATED_REASONS } from '../model/relatedness.ts';
import { builder } from './builder.ts';
import { ArticleType } from './nodes.ts';
import { refuse } from './refuse.ts';
import { stillThere } from './still-there.ts';

const RelatedReason = builder.enumType('RelatedReason', {
  description: 'What two articles have in common.',
  values: {
    SHARED_AUTHORS: { description: 'The same people or bodies signed both.' },
    SHARED_TOPICS: { description: 'Both are about the same topics.' },
    SIMILAR_TEXT: {
      description: 'A quarter or more of what the title and subtitle tell is in those of the other, the rarer a word the more it tells.',
    },
    SAME_VENUE: { description: 'Both appeared in the same venue. Never the only reason.' },
  } satisfies Record<(typeof RELATED_REASONS)[number], object>,
});

const RelatedArticleType = builder.objectRef<RelatedArticle>('RelatedArticle').implement({
  description: 'An article that is related to another, and why.',
  fields: (t) => ({
    article: t.field({
      type: ArticleType,
      description: 'The related article.',
      resolve: async ({ id }, _, { batch }) => stillThere(await batch(articlesById, id)),
    }),
    score: t.exposeFloat('score', {
      description:
        'How closely, from 0 to 1: up to 0.3 for shared authors and up to 0.25 for shared topics, each the more the fewer articles it has; up to 0.4 for the part of what the title tells that the other tells too; 0.05 for the same venue.',
    }),
    reasons: t.field({
      type: [RelatedReason],
      description: 'Everything that counted, at least one.',
      resolve: ({ reasons }) => [...reasons],
    }),
  }),
});

builder.objectField(ArticleType, 'related', (t) =>
  t.field({
    type: [RelatedArticleType],
    nullable: true,
    description:
      'Articles that are related to this one, the most related first, equal ones in the order of their ids: one of each work, and none of its own. Looked for among the articles of its authors (the twenty with the fewest articles, of those with at most 300), those of its five rarest topics (with at most 1,000 articles), and the hundred with the most similar titles. Fewer, or none, where no more are found.',
    extensions: { price: 200 },
    args: {
      first: t.arg.int({ required: true, defaultValue: 10, description: `How many at most: 1 to ${MOST_RELATED}.` }),
    },
    resolve: async ({ id, recordId, title, subtitle }, { first }, { batch }) => {
      if (first < 1 || first > MOST_RELATED) refuse(`first is from 1 to ${MOST_RELATED}, not ${first}.`);
      return (await batch.alone(relatedOf, { id, recordId, title, subtitle })).slice(0, first);
    },
  }),
);
