import {
  type ExecutionArgs,
  type FieldNode,
  getNamedType,
  getNullableType,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { BibliographError } from '../../errors.ts';
import { type AskedField, listSize } from '../list-size.ts';

export interface SizeLimits {
  /** How many items the lists of an answer may hold together, were every page full. */
  readonly maxItems: number;
  /** How many fields a request may name, each fragment counted wherever it is spread. */
  readonly maxFields: number;
}

/** The field above another. */
interface Above extends AskedField {
  /** Of a page: how many items its lists, the edges and the nodes, have. What else it tells is told once. */
  readonly page: number;
}

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

  const walk = (selections: SelectionSetNode, typename: string, times: number, above: Above | null): void => {
    for (const selection of selections.selections) {
      if (items > maxItems || fields > maxFields) return;
      if (selection.kind === Kind.FIELD) visit(selection, typename, times, above);
      else {
        const part = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
        if (part !== undefined) walk(part.selectionSet, part.typeCondition?.name.value ?? typename, times, above);
      }
    }
  };
  const visit = (node: FieldNode, typename: string, times: number, above: Above | null): void => {
    fields += 1;
    const definition = definitionOf(schema, typename, node);
    const type = definition === null ? null : getNamedType(definition.type);
    if (definition === null || !isCompositeType(type) || node.selectionSet === undefined) return;
    const at = isListType(getNullableType(definition.type)) ? times * (above?.page ?? 1) : times;
    const size = listSize({ definition, node }, above, coerced);
    if (size !== null) items += at * size;
    const isPage = isObjectType(type) && type.getFields()['pageInfo'] !== undefined;
    walk(node.selectionSet, type.name, isPage ? at : at * (size ?? 1), { definition, node, page: isPage ? (size ?? 1) : 1 });
  };
  walk(operation.selectionSet, schema.getRootType(operation.operation)?.name ?? '', 1, null);

  if (items > maxItems)
    return `This asks for more than ${maxItems} items in its lists together: ask for shorter pages, or nest fewer lists.`;
  return fields > maxFields ? `This names more than ${maxFields} fields: ask in several requests.` : null;
}

function definitionOf(schema: GraphQLSchema, typename: string, field: FieldNode): AskedField['definition'] | null {
  const parent = schema.getType(typename);
  return isObjectType(parent) || isInterfaceType(parent) ? (parent.getFields()[field.name.value] ?? null) : null;
}
