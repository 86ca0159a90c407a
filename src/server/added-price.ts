import { Kind } from 'graphql';
import type { AskedField } from './list-size.ts';

type Variables = Readonly<Record<string, unknown>>;

/**
 * What the work behind a field is reckoned at beside its values: what the schema says in `extensions.price` of the field, and of each of its
 * arguments that is given; and in `extensions.prices` of those of the field above, by the name of this one.
 */
export function addedPrice(asked: AskedField, above: AskedField | null, variables: Variables): number {
  const { name, extensions } = asked.definition;
  const own = givenIn(asked, variables).map(({ price }) => numberOf(price));
  const ofAbove = above === null ? [] : givenIn(above, variables).map(({ prices }) => (isRecord(prices) ? numberOf(prices[name]) : 0));
  return [...own, ...ofAbove].reduce((sum, price) => sum + price, numberOf(extensions['price']));
}

/** What the schema says of the arguments that are given. */
function givenIn({ definition, node }: AskedField, variables: Variables): Variables[] {
  const values = new Map(node.arguments?.map(({ name, value }) => [name.value, value]));
  const isGiven = (name: string) => {
    const value = values.get(name);
    return value !== undefined && value.kind !== Kind.NULL && !(value.kind === Kind.VARIABLE && variables[value.name.value] == null);
  };
  return definition.args.filter(({ name }) => isGiven(name)).map(({ extensions }) => extensions);
}

function numberOf(price: unknown): number {
  return typeof price === 'number' ? price : 0;
}

function isRecord(value: unknown): value is Variables {
  return typeof value === 'object' && value !== null;
}
