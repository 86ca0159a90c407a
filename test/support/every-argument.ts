import {
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isScalarType,
} from 'graphql';
import { literal } from './literal.ts';

/** A place in the schema where a client gives a text or one of an enum's names. */
export interface Place {
  /** Such as `Query.articles(where.venues.anyOf.name)`. */
  readonly name: string;
  readonly isEnum: boolean;
  /** A question with this value there, as a variable and as a literal. */
  readonly asked: (value: unknown) => { readonly query: string; readonly variables: object }[];
}

/** All places of the schema; those within an input type once, wherever it is used. */
export function everyPlace(schema: GraphQLSchema): Place[] {
  const seen = new Set<string>();
  return [...reached(schema)].flatMap(([type, path]) =>
    Object.values(type.getFields()).flatMap((field) =>
      field.args.flatMap((arg) => leaves(arg.type, seen).map((leaf) => placeOf({ type, path, field, arg, leaf }))),
    ),
  );
}

type Field = GraphQLField<unknown, unknown>;
/** Wraps what is asked of a type into the fields that lead to a thing of it. */
type Path = (selection: string) => string;

/** All types that can be reached without an argument that must be given, and the shortest way there. */
function reached(schema: GraphQLSchema): Map<GraphQLObjectType, Path> {
  const found = new Map<GraphQLObjectType, Path>();
  const query = schema.getQueryType();
  if (query != null) found.set(query, (selection) => `{ ${selection} }`);
  // The map grows while it is walked through, in the order of distance.
  for (const [type, path] of found) {
    for (const field of Object.values(type.getFields())) {
      const target = getNamedType(field.type);
      if (!isObjectType(target) || found.has(target) || field.args.some(isRequiredArgument)) continue;
      const page = field.args.some(({ name }) => name === 'first') ? '(first: 1)' : '';
      found.set(target, (selection) => path(`${field.name}${page} { ${selection} }`));
    }
  }
  return found;
}

interface Leaf {
  readonly path: readonly string[];
  readonly isEnum: boolean;
  /** The argument's value with this in the leaf's place. */
  readonly value: (value: unknown) => unknown;
}

function leaves(type: GraphQLInputType, seen: Set<string>): Leaf[] {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return leaves(nullable.ofType, seen).map((leaf) => ({ ...leaf, value: (value) => [leaf.value(value)] }));
  if (isEnumType(nullable)) return [{ path: [], isEnum: true, value: (value) => value }];
  if (isScalarType(nullable)) return TEXTS.has(nullable.name) ? [{ path: [], isEnum: false, value: (value) => value }] : [];
  if (!isInputObjectType(nullable)) return [];
  // Every facet is asked of the database in its own way; after the first, one place in each stands for the others.
  const isFacet = nullable.name.startsWith('Facet');
  if (seen.has(nullable.name) && !isFacet) return [];
  const all = membersOf(nullable, seen);
  const isKnown = seen.has(nullable.name);
  seen.add(nullable.name);
  return isKnown ? all.slice(0, 1) : all;
}

function membersOf(nullable: GraphQLInputObjectType, seen: Set<string>): Leaf[] {
  return Object.values(nullable.getFields()).flatMap((field) =>
    leaves(field.type, seen).map((leaf) => ({
      ...leaf,
      path: [field.name, ...leaf.path],
      value: (value) => ({ ...SIBLINGS[nullable.name], [field.name]: leaf.value(value) }),
    })),
  );
}

const TEXTS = new Set(['String', 'ID', 'DOI', 'ISSN', 'ORCID']);
const SIBLINGS: Readonly<Record<string, object>> = {
  RecordRef: { source: 'seeds', recordId: 'none' },
  ArticleOrder: { field: 'TITLE', direction: 'ASC' },
  AuthorOrder: { field: 'NAME', direction: 'ASC' },
  CoAuthorOrder: { field: 'NAME', direction: 'ASC' },
  NamedOrder: { field: 'NAME', direction: 'ASC' },
};
/** What other arguments are given that must be, by their types. */
const GIVEN: Readonly<Record<string, unknown>> = { AuthorBy: { name: 'Haddow, Barry' }, CitationFormat: 'RIS', String: 'net', ID: 'QTpi' };

function placeOf({
  type,
  path,
  field,
  arg,
  leaf,
}: {
  type: GraphQLObjectType;
  path: Path;
  field: Field;
  arg: GraphQLArgument;
  leaf: Leaf;
}): Place {
  const others = field.args.filter((other) => other !== arg && isRequiredArgument(other));
  const rest = others.map((other) => `, ${other.name}: ${literal(GIVEN[getNamedType(other.type).name], other.type)}`).join('');
  const asking = (value: string) => path(`${field.name}(${arg.name}: ${value}${rest})${selectionOf(field)}`);
  return {
    name: `${type.name}.${field.name}(${[arg.name, ...leaf.path].join('.')})`,
    isEnum: leaf.isEnum,
    asked: (value) => [
      { query: `query ($value: ${String(arg.type)}) ${asking('$value')}`, variables: { value: leaf.value(value) } },
      { query: asking(literal(leaf.value(value), arg.type)), variables: {} },
    ],
  };
}

function selectionOf(field: Field): string {
  const type = getNamedType(field.type);
  if (!isCompositeType(type)) return '';
  const isPage = isObjectType(type) && type.getFields()['totalCount'] !== undefined;
  return isPage ? ' { totalCount nodes { __typename } }' : ' { __typename }';
}
