import type { Facet, FacetValue } from './facet.ts';

/** Conditions on the variable `a` of a statement, with the parameters that they name. */
export interface Conditions {
  /** Says which conditions there are: same name, same text. */
  readonly name: string;
  readonly where: readonly string[];
  readonly params: Readonly<Record<string, unknown>>;
}

/** What is asked of one facet. Each value is fulfilled by any one of the nodes that it means. */
export interface FacetCondition {
  readonly facet: Facet;
  /** One of these values, or no value at all where `missing`; null asks nothing. */
  readonly anyOf: readonly FacetValue[] | null;
  readonly missing: boolean;
  readonly allOf: readonly FacetValue[];
  readonly noneOf: readonly FacetValue[];
}

/** All of `parts`. */
export function together(parts: readonly Conditions[]): Conditions {
  return {
    name: parts.map(({ name }) => name).join(' '),
    where: parts.flatMap(({ where }) => where),
    params: Object.assign({}, ...parts.map(({ params }) => params)) as Conditions['params'],
  };
}

/**
 * What is asked of a facet, as conditions: `has` says in Cypher that there is one of the nodes whose ids an expression names, `lacks` that there is
 * none at all. The far node goes without its label there: with it, the planner may look for it by its id first, once for every `a`.
 */
export function facetConditions(
  { facet, anyOf, missing, allOf, noneOf }: FacetCondition,
  has: (ids: string) => string,
  lacks: string,
): Conditions {
  const some = [...(anyOf === null ? [] : [has(`$${facet}Any`)]), ...(missing ? [lacks] : [])];
  const used = [
    some.length > 0 && { name: `${anyOf === null ? '' : 'any'}${missing ? 'missing' : ''}`, where: some.join(' OR ') },
    allOf.length > 0 && { name: 'all', where: `all(ids IN $${facet}All WHERE ${has('ids')})` },
    noneOf.length > 0 && { name: 'none', where: `NOT ${has(`$${facet}None`)}` },
  ].filter((part) => part !== false);
  return {
    name: `${facet}:${used.map(({ name }) => name).join('+')}`,
    where: used.map(({ where }) => where),
    params: {
      [`${facet}Any`]: idsOf(anyOf ?? []),
      [`${facet}All`]: allOf.map(({ ids }) => ids),
      [`${facet}None`]: idsOf(noneOf),
    },
  };
}

function idsOf(values: readonly FacetValue[]): string[] {
  return [...new Set(values.flatMap(({ ids }) => ids))];
}
