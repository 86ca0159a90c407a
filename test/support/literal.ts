import { getNullableType, type GraphQLInputType, isEnumType, isInputObjectType, isListType } from 'graphql';

/** A value of a type as a document writes it. What does not fit the type is written as JSON has it. */
export function literal(value: unknown, type: GraphQLInputType): string {
  const nullable = getNullableType(type);
  if (Array.isArray(value)) return `[${value.map((each) => literal(each, isListType(nullable) ? nullable.ofType : nullable)).join(', ')}]`;
  if (isListType(nullable)) return literal(value, nullable.ofType);
  if (isInputObjectType(nullable) && typeof value === 'object' && value !== null) {
    const fields = nullable.getFields();
    const members = Object.entries(value).map(([name, member]) => `${name}: ${literal(member, fields[name]?.type ?? nullable)}`);
    return `{${members.join(', ')}}`;
  }
  if (isEnumType(nullable) && typeof value === 'string' && /^\w+$/.test(value)) return value;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([name, each]) => `${name}: ${JSON.stringify(each)}`)
      .join(', ')}}`;
  return JSON.stringify(value);
}
