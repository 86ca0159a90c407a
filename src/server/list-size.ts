import { type FieldNode, type GraphQLField, Kind, type ValueNode } from 'graphql';

/** A field as a request names it. */
export interface AskedField {
  readonly definition: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
}

type Variables = Readonly<Record<string, unknown>>;

const DEFAULT_PAGE = 20;

/**
 * How many items a list gives at most, null for what is no list that can be long: as its `first` or `last` says, or as the schema says in
 * `extensions.items`, which is a number, or names arguments of its own or of the field above.
 */
export function listSize(asked: AskedField, above: AskedField | null, variables: Variables): number | null {
  const { items } = asked.definition.extensions;
  if (typeof items === 'number') return items;
  if (Array.isArray(items)) return bound(items, asked, variables) ?? (above === null ? null : bound(items, above, variables));
  if (!has(asked, 'first')) return null;
  return given(asked, 'first', variables) ?? given(asked, 'last', variables) ?? DEFAULT_PAGE;
}

/** What bounds a list by the first of these arguments that a field has: a number, or a list of as many things. */
function bound(names: readonly unknown[], field: AskedField, variables: Variables): number | null {
  const name = names.find((each): each is string => typeof each === 'string' && has(field, each));
  return name === undefined ? null : given(field, name, variables);
}

function has({ definition }: AskedField, name: string): boolean {
  return definition.args.some((arg) => arg.name === name);
}

/** The number that an argument stands for, at least 1: what is out of bounds is told by the list itself. Null where nothing is given or preset. */
function given({ definition, node }: AskedField, name: string, variables: Variables): number | null {
  const value = node.arguments?.find((each) => each.name.value === name)?.value;
  const preset = definition.args.find((arg) => arg.name === name)?.defaultValue;
  const size = value === undefined ? null : sizeOf(value, variables);
  const number = size ?? (typeof preset === 'number' ? preset : null);
  return number === null ? null : Math.max(number, 1);
}

function sizeOf(value: ValueNode, variables: Variables): number | null {
  if (value.kind === Kind.INT) return Number(value.value);
  if (value.kind === Kind.LIST) return value.values.length;
  if (value.kind === Kind.OBJECT) return 1;
  const variable = value.kind === Kind.VARIABLE ? variables[value.name.value] : null;
  if (Array.isArray(variable)) return variable.length;
  return typeof variable === 'number' ? variable : null;
}
