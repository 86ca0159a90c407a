import type { Author } from '../graph/author.ts';
import {
  type CoAuthor,
  coAuthorCountsOf,
  type CoAuthorOrder,
  coAuthorsOf,
  commonCoAuthorCountsOf,
  commonCoAuthorsOf,
} from '../graph/co-author.ts';
import { tiesBetween } from '../graph/tie.ts';
import { AuthorBy, authorIdOf } from './author-by.ts';
import { builder } from './builder.ts';
import { connectionOf, type ListIdentity, pageOf } from './connection.ts';
import { AuthorType } from './nodes.ts';
import { OrderDirection } from './order-direction.ts';
import { CoAuthorConnection, type CoAuthorEdgeRow, CoAuthorship, countedTie } from './types/tie.ts';
import { YearRange, yearsOf } from './years.ts';

const CoAuthorOrderField = builder.enumType('CoAuthorOrderField', {
  description: 'What co-authors can be ordered by. Equal ones are in the order of their names, either way.',
  values: {
    WORK_COUNT: { description: 'How many works the two share.' },
    STRENGTH: { description: 'How closely these works tie the two.' },
    NAME: { description: "The co-author's name, without letter case, accents and punctuation." },
    FIRST_YEAR: { description: 'When the two first wrote together. Ties without a year come last either way.' },
    LAST_YEAR: { description: 'When the two last wrote together. Ties without a year come last either way.' },
  } satisfies Record<CoAuthorOrder['field'], object>,
});

const CoAuthorOrderInput = builder.inputType('CoAuthorOrder', {
  description: 'An order of co-authors.',
  fields: (t) => ({
    field: t.field({ type: CoAuthorOrderField, required: true, description: 'What to order by.' }),
    direction: t.field({ type: OrderDirection, required: true, description: 'Which end comes first.' }),
  }),
});

const MOST_WORKS_FIRST: CoAuthorOrder = { field: 'WORK_COUNT', direction: 'DESC' };

const OF_YEARS = 'Only these years: every figure, and who is there at all, is then of the articles of these years alone.';

builder.objectFields(AuthorType, (t) => ({
  coAuthors: t.connection(
    {
      type: AuthorType,
      description:
        'Those this author has written with, most works first unless asked otherwise. Persons without a role or with that of an author are meant, on articles that make ties.',
      args: {
        orderBy: t.arg({ type: CoAuthorOrderInput, description: 'The order; WORK_COUNT DESC where none is given.' }),
        years: t.arg({ type: YearRange, description: OF_YEARS }),
        minWorks: t.arg.int({ required: true, defaultValue: 1, description: 'Only those with whom at least so many works are shared.' }),
      },
      resolve: ({ id, coAuthorCount }, { orderBy, minWorks, ...args }, { batch }) => {
        const order = orderBy ?? MOST_WORKS_FIRST;
        const years = yearsOf(args.years);
        const filter = { years, minWorks };
        const list: ListIdentity = ['Author.coAuthors', id, order.field, order.direction, years, minWorks];
        const page = pageOf(args, list);
        return connectionOf(
          () => batch(coAuthorsOf, id, page, order, filter),
          list,
          (coAuthor): CoAuthorEdgeRow => ({ node: coAuthor.author, ...countedTie(coAuthor.tie, pairOf(id, coAuthor), years) }),
          () => (years === null && minWorks <= 1 ? coAuthorCount : batch(coAuthorCountsOf, id, filter)),
        );
      },
    },
    CoAuthorConnection,
  ),

  coAuthorship: t.field({
    type: CoAuthorship,
    nullable: true,
    description: 'What this author has written with another; null where the two did not write together, and for an author with itself.',
    args: {
      with: t.arg({ type: AuthorBy, required: true, description: 'The other author, who must be in this graph.' }),
      years: t.arg({ type: YearRange, description: OF_YEARS }),
    },
    resolve: async ({ id }, args, ctx) => {
      const years = yearsOf(args.years);
      const pair = { a: id, b: await authorIdOf(ctx, args.with) };
      const tie = await ctx.batch(tiesBetween, pair, years);
      return tie === null ? null : countedTie(tie, pair, years);
    },
  }),

  commonCoAuthors: t.connection(
    {
      type: AuthorType,
      description:
        'Those with whom both this author and another have written, most works with this author first, then by name. The figures are those of the tie with this author.',
      args: { with: t.arg({ type: AuthorBy, required: true, description: 'The other author, who must be in this graph.' }) },
      resolve: async ({ id }, args, ctx) => {
        const pair = { a: id, b: await authorIdOf(ctx, args.with) };
        const list: ListIdentity = ['Author.commonCoAuthors', id, pair.b];
        const page = pageOf(args, list);
        return connectionOf(
          () => ctx.batch(commonCoAuthorsOf, pair, page),
          list,
          (coAuthor): CoAuthorEdgeRow => ({ node: coAuthor.author, ...countedTie(coAuthor.tie, pairOf(id, coAuthor), null) }),
          () => ctx.batch(commonCoAuthorCountsOf, pair),
        );
      },
    },
    CoAuthorConnection,
  ),
}));

function pairOf(id: Author['id'], { author }: CoAuthor) {
  return { a: id, b: author.id };
}
