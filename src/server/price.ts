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

/** A field of one object with its price, and those below it, of one object each, with theirs. */
interface Part {
  readonly name: string;
  readonly price: number;
  /** How many objects it gives. */
  readonly objects: number;
  readonly isList: boolean;
  /** Whether it, or anything below it, is a list or stands for more work than its values. */
  readonly isDear: boolean;
  readonly parts: readonly Part[];
}

/** A page is a look into the database, and what is on it comes from there. All other objects, and values, are reckoned at 1. */
const PAGE = 10;
const ITEM = 5;
/** How long lists are that are no pages and have no size: the publishers of an article, say. Few are longer, and those cost most where much is below. */
const PLAIN_LIST = 3;
const PLAIN_LIST_ABOVE_DEAR = 10;
/** Letters of the name of a field in the answer that are told at the price of a value. */
const NAME_LETTERS = 100;

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

  const walk = (selections: SelectionSetNode, typename: string, above: Above | null): Part[] =>
    selections.selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [reckon(selection, typename, above)];
      const part = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      return part === undefined ? [] : walk(part.selectionSet, part.typeCondition?.name.value ?? typename, above);
    });
  const reckon = (node: FieldNode, typename: string, above: Above | null): Part => {
    const name = node.alias?.value ?? node.name.value;
    const definition = definitionOf(schema, typename, node);
    const long = Math.ceil(name.length / NAME_LETTERS) - 1;
    const value = { name, price: 1 + long, objects: 0, isList: false, isDear: false, parts: [] };
    if (definition === null) return value;
    const asked = { definition, node };
    ids += keysIn(asked, coerced);
    const added = addedPrice(asked, above, coerced);
    const type = getNamedType(definition.type);
    if (!isCompositeType(type) || node.selectionSet === undefined) return { ...value, price: value.price + added, isDear: added > 0 };
    const isPage = isObjectType(type) && type.getFields()['pageInfo'] !== undefined;
    const isList = isListType(getNullableType(definition.type));
    const ofPage = isList ? (above?.page ?? null) : null;
    const size = introspectionSize(schema, typename, definition.name) ?? listSize(asked, above, coerced);
    const parts = walk(node.selectionSet, type.name, { ...asked, page: isPage ? (size ?? 1) : null });
    const isAboveDear = parts.some(({ isDear }) => isDear);
    const plain = isList ? (isAboveDear ? PLAIN_LIST_ABOVE_DEAR : PLAIN_LIST) : 1;
    const objects = isPage ? 1 : (ofPage ?? size ?? plain);
    const own = isPage ? PAGE : ofPage === null ? 1 : ITEM;
    return {
      name,
      price: objects * sum([own, ...parts.map(({ price }) => price)]) + long + added,
      objects,
      isList: isPage || (isList && ofPage === null),
      isDear: isPage || isList || added > 0 || isAboveDear,
      parts,
    };
  };

  const parts = walk(operation.selectionSet, schema.getRootType(operation.operation)?.name ?? '', null);
  const price = sum(parts.map((part) => part.price));
  return { price, ids, dearest: dearestOf(parts, price) };
}

function dearestOf(roots: readonly Part[], whole: number): Price['dearest'] {
  let found: Price['dearest'] = null;
  const path: string[] = [];
  const largest = (parts: readonly Part[]) => parts.find(({ price }) => times * price * 2 >= whole);
  let times = 1;
  for (let part = largest(roots); part !== undefined; part = largest(part.parts)) {
    path.push(part.name);
    if (part.isList) found = { path: [...path], price: times * part.price };
    times *= part.objects;
  }
  return found;
}

function sum(prices: readonly number[]): number {
  return prices.reduce((all, price) => all + price, 0);
}

const META = new Map([SchemaMetaFieldDef, TypeMetaFieldDef].map((field) => [field.name, field]));

function definitionOf(schema: GraphQLSchema, typename: string, { name }: FieldNode): AskedField['definition'] | null {
  const parent = schema.getType(typename);
  const known = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name.value] : undefined;
  return known ?? (parent === schema.getQueryType() ? META.get(name.value) : undefined) ?? null;
}
