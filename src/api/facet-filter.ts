import type { FacetCondition } from '../graph/condition.ts';
import { type AskedValue, type Facet, FACETS, facetValues } from '../graph/facet.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { idOfType, keyOf } from './look-up.ts';
import { refuse } from './refuse.ts';

const MAX_VALUES = 100;

export const FacetValue = builder.inputType('FacetValue', {
  description: 'A value to filter by: either by its id, or by its name.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'The id of the author, publisher, topic, ... meant.' }),
    name: t.string({
      description:
        'The name as printed. Where nothing is called exactly so, letter case, accents and punctuation give way, and whatever is left that has this name is meant. A name that nothing has matches no article.',
    }),
  }),
});

export const FacetFilter = builder.inputType('FacetFilter', {
  description: 'What to ask of one facet. All that is given has to hold; an empty list asks nothing. 100 values a list at most.',
  fields: (t) => ({
    anyOf: t.field({ type: [FacetValue], description: 'At least one of these values, or no value at all where `missing` is true.' }),
    allOf: t.field({ type: [FacetValue], description: 'Every one of these values.' }),
    noneOf: t.field({ type: [FacetValue], description: 'Not one of these values.' }),
    missing: t.boolean({
      description: 'True: also what has no value in this facet; without `anyOf`, only that. False asks nothing.',
    }),
  }),
});

export type FacetFilterInput = typeof FacetFilter.$inferInput;
type FacetValueInput = typeof FacetValue.$inferInput;

/**
 * What a client asks of `facet`, its names looked up; null where it asks nothing. Everybody who resolves values at once shares one
 * query. Throws BAD_USER_INPUT for too many values, and for an id of another type.
 */
export async function resolveFacet(
  { batch }: Context,
  facet: Facet,
  input: FacetFilterInput | null | undefined,
): Promise<FacetCondition | null> {
  const { anyOf, allOf, noneOf, missing } = input ?? {};
  // All are checked before any is looked up: nobody would wait for what had been begun.
  const asked = Object.entries({ anyOf, allOf, noneOf }).map(([list, values]) => askedValues(facet, values ?? [], list));
  const found = await Promise.all(asked.map((values) => Promise.all(values.map((value) => batch(facetValues, value)))));
  const [any = [], all = [], none = []] = found;
  const lacks = missing === true;
  if (any.length + all.length + none.length === 0 && !lacks) return null;
  return { facet, anyOf: any.length === 0 ? null : any, missing: lacks, allOf: all, noneOf: none };
}

function askedValues(facet: Facet, values: readonly FacetValueInput[], list: string): AskedValue[] {
  if (values.length > MAX_VALUES) refuse(`${list} takes ${MAX_VALUES} values at most, not ${values.length}.`);
  const { label } = FACETS[facet];
  return values.map(({ id, name }) => ({ facet, by: typeof id === 'string' ? { id: idOfType(label, id) } : { name: keyOf(name) } }));
}
