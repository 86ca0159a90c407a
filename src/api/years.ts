import { builder } from './builder.ts';
import { refuse } from './refuse.ts';

export const YearRange = builder.inputType('YearRange', {
  description: 'Years from one to another, both included. An end left out is open. What has no year is in no range that has an end.',
  fields: (t) => ({
    from: t.int({ description: 'The first year.' }),
    to: t.int({ description: 'The last year.' }),
  }),
});

export const YearFilter = builder.inputType('YearFilter', {
  description: 'Years of publication, from one to another, both included. An end left out is open.',
  fields: (t) => ({
    from: t.int({ description: 'The first year.' }),
    to: t.int({ description: 'The last year.' }),
    missing: t.boolean({ description: 'True: also what has no year; without an end, only that. False asks nothing.' }),
  }),
});

/** Years from `from` to `to`, both included; a null end is open. */
export interface Years {
  readonly from: number | null;
  readonly to: number | null;
}

/** The range that a client gives, null where it has no end. Throws BAD_USER_INPUT for one that ends before it begins. */
export function yearsOf(range: { from?: number | null | undefined; to?: number | null | undefined } | null | undefined): Years | null {
  const from = range?.from ?? null;
  const to = range?.to ?? null;
  if (from !== null && to !== null && from > to) refuse(`The years from ${from} to ${to} are none: from is the earlier one.`);
  return from === null && to === null ? null : { from, to };
}
