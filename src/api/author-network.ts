import { egoNetworksOf } from '../graph/ego-network.ts';
import { networksAmong } from '../graph/given-network.ts';
import { AuthorBy, authorIdOf } from './author-by.ts';
import { builder } from './builder.ts';
import { checkLimits, MAX_NETWORK_AUTHORS, networkLimitArgs, tieLimitArgs, within } from './network-args.ts';
import { AuthorType } from './nodes.ts';
import { CollaborationNetworkType, networkWith } from './types/network.ts';
import { countedTie } from './types/tie.ts';
import { YearRange, yearsOf } from './years.ts';

const MAX_DEPTH = 3;

const OF_YEARS = 'Only these years: who is there at all, and every figure, is then of the articles of these years alone.';

builder.objectField(AuthorType, 'network', (t) =>
  t.field({
    type: CollaborationNetworkType,
    nullable: true,
    description:
      'The authors around this one, as far as ties of enough works lead, nearest first. Where a distance does not fit, those of it come first who are tied most strongly to the authors nearer to the centre, then by name; nobody further away is shown then.',
    extensions: { price: 2_000 },
    args: {
      depth: t.arg.int({ required: true, defaultValue: 1, description: `How many steps from this author: 1 to ${MAX_DEPTH}.` }),
      ...networkLimitArgs,
      years: t.arg({ type: YearRange, description: OF_YEARS }),
    },
    resolve: async ({ id }, { years: range, ...limits }, ctx) => {
      within('depth', limits.depth, 1, MAX_DEPTH);
      checkLimits(limits);
      const years = yearsOf(range);
      const network = await ctx.batch.alone(egoNetworksOf, id, { ...limits, years });
      return networkWith(ctx, network, (tie) => countedTie(tie, { a: tie.a, b: tie.b }, years));
    },
  }),
);

builder.queryField('collaborationNetwork', (t) =>
  t.field({
    type: CollaborationNetworkType,
    nullable: true,
    description: 'Who of these authors has written with whom. Nobody else is shown; whoever is given twice counts once.',
    extensions: { price: 1_000 },
    args: {
      authors: t.arg({ type: [AuthorBy], required: true, description: `The authors, all in this graph: ${MAX_NETWORK_AUTHORS} at most.` }),
      years: t.arg({ type: YearRange, description: OF_YEARS }),
      ...tieLimitArgs,
    },
    resolve: async (_, { authors, years: range, ...limits }, ctx) => {
      within('The number of authors', authors.length, 0, MAX_NETWORK_AUTHORS);
      checkLimits(limits);
      const years = yearsOf(range);
      const ids = await Promise.all(authors.map((by) => authorIdOf(ctx, by)));
      const network = await ctx.batch.alone(networksAmong, [...new Set(ids)], { ...limits, years });
      return networkWith(ctx, network, (tie) => countedTie(tie, { a: tie.a, b: tie.b }, years));
    },
  }),
);
