import {
  lexicographicSortSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  printSchema,
  validateSchema,
} from 'graphql';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { schema } from '../src/api/schema.ts';

test('the committed schema is the one that is served', () => {
  const committed = readFileSync(new URL('../schema/schema.graphql', import.meta.url), 'utf8');
  expect(committed, 'run `npm run generate` and commit what it writes').toBe(`${printSchema(lexicographicSortSchema(schema))}\n`);
});

test('the schema is valid', () => {
  expect(validateSchema(schema)).toEqual([]);
});

test('every type, field, argument and enum value is described', () => {
  const silent = Object.values(schema.getTypeMap())
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) => {
      const fields = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
      const parts = [
        [type.name, type] as const,
        ...fields.map((field) => [`${type.name}.${field.name}`, field] as const),
        ...fields.flatMap((field) => field.args.map((arg) => [`${type.name}.${field.name}(${arg.name})`, arg] as const)),
        ...(isInputObjectType(type) ? Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field] as const) : []),
        ...(isEnumType(type) ? type.getValues().map((value) => [`${type.name}.${value.name}`, value] as const) : []),
      ];
      return parts.filter(([, { description }]) => !description?.trim()).map(([name]) => name);
    });
  expect(silent).toEqual([]);
});

test('every list that can grow is a connection with edges, nodes, pageInfo and totalCount', () => {
  const connections = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && type.name.endsWith('Connection'));
  expect(connections.length).toBeGreaterThan(10);
  for (const type of connections) {
    if (!isObjectType(type)) continue;
    const { edges, nodes, pageInfo, totalCount } = type.getFields();
    expect(String(edges?.type)).toMatch(/^\[\w+Edge!\]!$/);
    expect(String(nodes?.type)).toMatch(/^\[\w+!\]!$/);
    expect(String(pageInfo?.type)).toBe('PageInfo!');
    expect(String(totalCount?.type)).toBe('Int!');
  }
});
