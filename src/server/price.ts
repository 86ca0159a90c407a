import {
  type ExecutionArgs,
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  getOperationAST,
  getVariableValues,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from 'graphql';
import { addedPrice } from './added-price.ts';
import { introspectionSize } from './introspection-size.ts';
import { keysIn } from './keys-in.ts';
import { type AskedField, listSize } from './list-size.ts';

/** What a request is reckoned at before it runs. */
export interface Price {
  /** In values: what its answer has were every page full, and what the work behind it is reckoned at. */
  readonly price: number;
  /** Ids, names and other keys that things are looked up by. */
  readonly ids: number;
  /** The innermost list that half of the price or more is for, as the names that lead there; null where there is none. */
  readonly dearest: { readonly path: readonly string[]; readonly price: number } | null;
}

/** The field above another. */
interface Above extends AskedField {
  /** Of a page: how many items its lists, the edges and the nodes, have. Null where it is none. */
  readonly page: number | null;
}

/** A field with its price, and those below it with theirs. */
interface Part {
  readonly name: string;
  readonly price: number;
  readonly isList: boolean;
  readonly parts: readonly Part[];
}

/** A page is a look into the database, and what is on it comes from there. All other objects, and values, are reckoned at 1. */
const PAGE = 10;
const ITEM = 5;
/** How long lists are that are no pages and have no size: the publishers of an article, say. */
const PLAIN_LIST = 3;

/**
 * The price of an operation with its variables: nested lists multiply. Null where there is no such operation, or where variables do not fit,
 * as executing it will tell. The document is valid; fragments are counted wherever they are spread, so that fields must have been limited.
 */
export function priceOf({ schema, document, operationName, variableValues }: ExecutionArgs): Price | null {
  const operation = getOperationAST(document, operationName);
  if (operation == null) return null;
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues ?? {});
  if (coerced === undefined) return null;
  const fragments = new Map(
    document.definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [])),
  );
  let ids = 0;

  const walk = (selections: SelectionSetNode, typename: string, times: number, above: Above | null): Part[] =>
    selections.selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [reckon(selection, typename, times, above)];
      const part = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      return part === undefined ? [] : walk(part.selectionSet, part.typeCondition?.name.value ?? typename, times, above);
    });
  const reckon = (node: FieldNode, typename: string, times: number, above: Above | null): Part => {
    const name = node.alias?.value ?? node.name.value;
    const definition = definitionOf(schema, typename, node);
    if (definition === null) return { name, price: times, isList: false, parts: [] };
    const asked = { definition, node };
    ids += keysIn(asked, coerced);
    const added = times * addedPrice(asked, coerced);
    const type = getNamedType(definition.type);
    if (!isCompositeType(type) || node.selectionSet === undefined) return { name, price: times + added, isList: false, parts: [] };
    const isPage = isObjectType(type) && type.getFields()['pageInfo'] !== undefined;
    const isList = isListType(getNullableType(definition.type));
    const ofPage = isList ? (above?.page ?? null) : null;
    const size = introspectionSize(schema, typename, definition.name) ?? listSize(asked, above, coerced);
    const objects = times * (isPage ? 1 : (ofPage ?? size ?? (isList ? PLAIN_LIST : 1)));
    const parts = walk(node.selectionSet, type.name, objects, { ...asked, page: isPage ? (size ?? 1) : null });
    const own = objects * (isPage ? PAGE : ofPage === null ? 1 : ITEM);
    return {
      name,
      price: parts.reduce((sum, part) => sum + part.price, own + added),
      isList: isPage || (isList && ofPage === null),
      parts,
    };
  };

  const parts = walk(operation.selectionSet, schema.getRootType(operation.operation)?.name ?? '', 1, null);
  const price = parts.reduce((sum, part) => sum + part.price, 0);
  return { price, ids, dearest: dearestOf(parts, price) };
}

function dearestOf(roots: readonly Part[], whole: number): Price['dearest'] {
  let found: Price['dearest'] = null;
  const path: string[] = [];
  const largest = (parts: readonly Part[]) => parts.find(({ price }) => price * 2 >= whole);
  for (let part = largest(roots); part !== undefined; part = largest(part.parts)) {
    path.push(part.name);
    if (part.isList) found = { path: [...path], price: part.price };
  }
  return found;
}

const META = new Map([SchemaMetaFieldDef, TypeMetaFieldDef].map((field) => [field.name, field]));

function definitionOf(schema: GraphQLSchema, typename: string, { name }: FieldNode): AskedField['definition'] | null {
  const parent = schema.getType(typename);
  const known = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name.value] : undefined;
  return known ?? (parent === schema.getQueryType() ? META.get(name.value) : undefined) ?? null;
}
