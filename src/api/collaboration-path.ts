import { authorsById } from '../graph/author.ts';
import { type CollaborationPath, collaborationPaths } from '../graph/collaboration-path.ts';
import type { YearRange as Range } from '../model/year-range.ts';
import { AuthorBy, authorIdOf } from './author-by.ts';
import { builder } from './builder.ts';
import { within } from './network-args.ts';
import { AuthorType } from './nodes.ts';
import { CoAuthorship, countedTie } from './types/tie.ts';
import { YearRange, yearsOf } from './years.ts';

const MAX_HOPS = 10;

interface Path extends CollaborationPath {
  readonly years: Range | null;
}

const CollaborationPathType = builder.objectRef<Path>('CollaborationPath').implement({
  description: 'How two authors are connected: who has written with whom, from the one to the other, and what.',
  fields: (t) => ({
    length: t.int({ description: 'How many steps: 0 from an author to itself.', resolve: ({ ties }) => ties.length }),
    authors: t.field({
      type: [AuthorType],
      description: 'Everybody on the way, from the one to the other, both included.',
      extensions: { items: ['maxHops'] },
      resolve: ({ authors }) => [...authors],
    }),
    steps: t.field({
      type: [CoAuthorship],
      description: 'What ties each author to the next: the first step joins the first two authors.',
      extensions: { items: ['maxHops'] },
      resolve: ({ authors, ties, years }) =>
        ties.map((tie, index) => countedTie(tie, { a: authors[index]?.id ?? '', b: authors[index + 1]?.id ?? '' }, years)),
    }),
  }),
});

builder.queryField('collaborationPath', (t) =>
  t.field({
    type: CollaborationPathType,
    nullable: true,
    description:
      'A shortest way from one author to another over ties; null where none is within `maxHops`. Of several equally short ones, the one whose ties are the strongest together, then the one whose authors come first by name, from the first author on. TIMEOUT where that cannot be told in time: the two are too far apart.',
    extensions: { price: 1_000 },
    args: {
      from: t.arg({ type: AuthorBy, required: true, description: 'The one, who must be in this graph.' }),
      to: t.arg({ type: AuthorBy, required: true, description: 'The other, who must be in this graph.' }),
      maxHops: t.arg.int({ required: true, defaultValue: 6, description: `How many steps at most: 1 to ${MAX_HOPS}.` }),
      years: t.arg({ type: YearRange, description: 'Only these years: ties of their articles alone.' }),
    },
    resolve: async (_, { from, to, maxHops, years: range }, ctx) => {
      within('maxHops', maxHops, 1, MAX_HOPS);
      const years = yearsOf(range);
      const [a, b] = await Promise.all([authorIdOf(ctx, from), authorIdOf(ctx, to)]);
      const path = await ctx.batch.alone(collaborationPaths, { a, b }, { maxHops, years });
      for (const author of path?.authors ?? []) ctx.batch.prime(authorsById, author, author.id);
      return path === null ? null : { ...path, years };
    },
  }),
);
