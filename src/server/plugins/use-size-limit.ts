import {
  type ExecutionArgs,
  type FieldNode,
  getNamedType,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  type GraphQLField,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { BibliographError } from '../../errors.ts';

export interface SizeLimits {
  /** How many items the lists of an answer may hold together, were every page full. */
  readonly maxItems: number;
  /** How many fields a request may name, each fragment counted wherever it is spread. */
  readonly maxFields: number;
}

type Field = GraphQLField<unknown, unknown>;

/** A field as a request names it. */
interface Asked {
  readonly definition: Field;
  readonly node: FieldNode;
}

const DEFAULT_PAGE = 20;

/**
 * Refuses a request before it runs when its answer could grow too large: nested lists multiply. Reckoned for each request, as page sizes
 * may be variables.
 */
export function useSizeLimit(limits: SizeLimits): Plugin {
  return {
    onExecute({ args, setResultAndStopExecution }) {
      const fault = faultOf(args, limits);
      if (fault !== null) {
        const originalError = new BibliographError('TOO_COMPLEX', fault);
        setResultAndStopExecution({ errors: [new GraphQLError(fault, { originalError })] });
      }
    },
  };
}

function faultOf({ schema, document, operationName, variableValues }: ExecutionArgs, { maxItems, maxFields }: SizeLimits): string | null {
  const operation = getOperationAST(document, operationName);
  if (operation == null) return null;
  const { coerced = {} } = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues ?? {});
  const fragments = new Map(
    document.definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [])),
  );
  let items = 0;
  let fields = 0;

  const walk = (selections: SelectionSetNode, typename: string, times: number, above: Asked | null): void => {
    for (const selection of selections.selections) {
      if (items > maxItems || fields > maxFields) return;
      if (selection.kind === Kind.FIELD) visit(selection, typename, times, above);
      else {
        const part = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
        if (part !== undefined) walk(part.selectionSet, part.typeCondition?.name.value ?? typename, times, above);
      }
    }
  };
  const visit = (node: FieldNode, typename: string, times: number, above: Asked | null): void => {
    fields += 1;
    const definition = definitionOf(schema, typename, node);
    const type = definition === null ? null : getNamedType(definition.type);
    if (definition === null || !isCompositeType(type) || node.selectionSet === undefined) return;
    const asked = { definition, node };
    const size = listSize(asked, above, coerced);
    if (size !== null) items += times * size;
    walk(node.selectionSet, type.name, times * (size ?? 1), asked);
  };
  walk(operation.selectionSet, schema.getRootType(operation.operation)?.name ?? '', 1, null);

  if (items > maxItems)
    return `This asks for more than ${maxItems} items in its lists together: ask for shorter pages, or nest fewer lists.`;
  return fields > maxFields ? `This names more than ${maxFields} fields: ask in several requests.` : null;
}

function definitionOf(schema: GraphQLSchema, typename: string, field: FieldNode): Field | null {
  const parent = schema.getType(typename);
  return isObjectType(parent) || isInterfaceType(parent) ? (parent.getFields()[field.name.value] ?? null) : null;
}

/** How many items a list gives at most; null for what is no list that can be long. */
function listSize(asked: Asked, above: Asked | null, variables: Variables): number | null {
  const { items } = asked.definition.extensions;
  if (Array.isArray(items)) return boundAbove(items, above, variables);
  if (!has(asked, 'first')) return null;
  return given(asked, 'first', variables) ?? given(asked, 'last', variables) ?? DEFAULT_PAGE;
}

/** What bounds a list by an argument of the field above it: a number, or a list of as many things. */
function boundAbove(names: readonly unknown[], above: Asked | null, variables: Variables): number | null {
  const name = names.find((each): each is string => above !== null && typeof each === 'string' && has(above, each));
  return above === null || name === undefined ? null : given(above, name, variables);
}

function has({ definition }: Asked, name: string): boolean {
  return definition.args.some((arg) => arg.name === name);
}

type Variables = Readonly<Record<string, unknown>>;

/** The number that an argument stands for, at least 1: what is out of bounds is told by the list itself. Null where nothing is given or preset. */
function given({ definition, node }: Asked, name: string, variables: Variables): number | null {
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
