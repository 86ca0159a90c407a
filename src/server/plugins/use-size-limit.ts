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

  const walk = (selections: SelectionSetNode, typename: string, times: number): void => {
    for (const selection of selections.selections) {
      if (items > maxItems || fields > maxFields) return;
      if (selection.kind === Kind.FIELD) visit(selection, typename, times);
      else {
        const part = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
        if (part !== undefined) walk(part.selectionSet, part.typeCondition?.name.value ?? typename, times);
      }
    }
  };
  const visit = (field: FieldNode, typename: string, times: number): void => {
    fields += 1;
    const definition = definitionOf(schema, typename, field);
    const type = definition === null ? null : getNamedType(definition.type);
    if (definition === null || !isCompositeType(type) || field.selectionSet === undefined) return;
    const size = pageSize(definition, field, coerced);
    if (size !== null) items += times * size;
    walk(field.selectionSet, type.name, times * (size ?? 1));
  };
  walk(operation.selectionSet, schema.getRootType(operation.operation)?.name ?? '', 1);

  if (items > maxItems)
    return `This asks for more than ${maxItems} items in its lists together: ask for shorter pages, or nest fewer lists.`;
  return fields > maxFields ? `This names more than ${maxFields} fields: ask in several requests.` : null;
}

function definitionOf(schema: GraphQLSchema, typename: string, field: FieldNode): Field | null {
  const parent = schema.getType(typename);
  return isObjectType(parent) || isInterfaceType(parent) ? (parent.getFields()[field.name.value] ?? null) : null;
}

/** How many items a field gives that takes a number of them, `first`; null for what is no such list. */
function pageSize({ args }: Field, field: FieldNode, variables: Readonly<Record<string, unknown>>): number | null {
  const first = args.find(({ name }) => name === 'first');
  if (first === undefined) return null;
  const given = field.arguments?.find(
    ({ name, value }) => (name.value === 'first' || name.value === 'last') && value.kind !== Kind.NULL,
  )?.value;
  const size = given?.kind === Kind.VARIABLE ? variables[given.name.value] : given?.kind === Kind.INT ? Number(given.value) : undefined;
  // What is out of bounds is told by the list itself.
  if (typeof size === 'number') return Math.max(size, 1);
  return typeof first.defaultValue === 'number' ? first.defaultValue : DEFAULT_PAGE;
}
