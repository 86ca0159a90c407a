import { Kind } from 'graphql';
import type { AskedField } from './list-size.ts';

/**
 * What the work behind a field is reckoned at beside its values: what the schema says in `extensions.price` of the field, and of each of its
 * arguments that is given.
 */
export function addedPrice({ definition, node }: AskedField, variables: Readonly<Record<string, unknown>>): number {
  const given = new Map(node.arguments?.map(({ name, value }) => [name.value, value]));
  const ofArguments = definition.args.map(({ name, extensions }) => {
    const value = given.get(name);
    const isGiven =
      value !== undefined && value.kind !== Kind.NULL && !(value.kind === Kind.VARIABLE && variables[value.name.value] == null);
    return isGiven ? priceIn(extensions) : 0;
  });
  return ofArguments.reduce((sum, price) => sum + price, priceIn(definition.extensions));
}

function priceIn({ price }: Readonly<Record<string, unknown>>): number {
  return typeof price === 'number' ? price : 0;
}
