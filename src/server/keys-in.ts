import { getArgumentValues, getNamedType, getNullableType, type GraphQLInputType, GraphQLID, isInputObjectType, isListType } from 'graphql';
import type { AskedField } from './list-size.ts';

/** How many things a field's arguments name: by ids, or by an input of which one member is given, such as a name or a DOI. */
export function keysIn({ definition, node }: AskedField, variables: Readonly<Record<string, unknown>>): number {
  const naming = definition.args.filter(({ type }) => mayName(type));
  if (naming.length === 0 || node.arguments === undefined || node.arguments.length === 0) return 0;
  try {
    const values = getArgumentValues(definition, node, { ...variables });
    return naming.reduce((sum, { name, type }) => sum + count(type, values[name]), 0);
  } catch {
    // Executing the field tells what is wrong with it, and looks nothing up.
    return 0;
  }
}

function count(type: GraphQLInputType, value: unknown): number {
  const nullable = getNullableType(type);
  if (value == null) return 0;
  if (isListType(nullable)) return Array.isArray(value) ? value.reduce<number>((sum, each) => sum + count(nullable.ofType, each), 0) : 0;
  if (nullable === GraphQLID) return 1;
  if (!isInputObjectType(nullable) || typeof value !== 'object') return 0;
  if (nullable.isOneOf) return 1;
  const members = Object.entries(value).map(([name, member]) => [nullable.getFields()[name]?.type, member] as const);
  return members.reduce((sum, [memberType, member]) => sum + (memberType === undefined ? 0 : count(memberType, member)), 0);
}

/** Whether a value of this type can name anything at all. Remembered, as types are asked about again and again. */
function mayName(type: GraphQLInputType): boolean {
  const named = getNamedType(type);
  if (named === GraphQLID) return true;
  if (!isInputObjectType(named)) return false;
  const told = known.get(named);
  if (told !== undefined) return told;
  // An input may hold itself.
  known.set(named, false);
  const may = named.isOneOf || Object.values(named.getFields()).some((field) => mayName(field.type));
  known.set(named, may);
  return may;
}

const known = new WeakMap<object, boolean>();
