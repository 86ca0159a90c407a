import { type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';

const known = new WeakMap<GraphQLSchema, ReadonlyMap<string, number>>();

/** How long a list of introspection is on average over the types of this schema, at least 1; null for what is no such list. */
export function introspectionSize(schema: GraphQLSchema, typename: string, field: string): number | null {
  if (!typename.startsWith('__')) return null;
  const sizes = known.get(schema) ?? measured(schema);
  known.set(schema, sizes);
  return sizes.get(`${typename}.${field}`) ?? null;
}

function measured(schema: GraphQLSchema): ReadonlyMap<string, number> {
  const types = Object.values(schema.getTypeMap());
  const withFields = types.filter((type) => isObjectType(type) || isInterfaceType(type));
  const fields = withFields.flatMap((type) => Object.values(type.getFields()));
  const args = fields.flatMap((field) => field.args);
  const inputs = types.filter(isInputObjectType).flatMap((type) => Object.values(type.getFields()));
  const values = types.filter(isEnumType).flatMap((type) => type.getValues());
  const interfaces = withFields.flatMap((type) => type.getInterfaces());
  const directives = schema.getDirectives();
  const mean = (parts: number, wholes: number) => Math.max(1, Math.ceil(parts / Math.max(wholes, 1)));
  return new Map([
    ['__Schema.types', types.length],
    ['__Schema.directives', directives.length],
    ['__Type.fields', mean(fields.length, types.length)],
    ['__Type.interfaces', mean(interfaces.length, types.length)],
    ['__Type.possibleTypes', mean(interfaces.length, types.length)],
    ['__Type.enumValues', mean(values.length, types.length)],
    ['__Type.inputFields', mean(inputs.length, types.length)],
    ['__Field.args', mean(args.length, fields.length)],
    ['__Directive.args', mean(directives.flatMap((directive) => directive.args).length, directives.length)],
  ]);
}
