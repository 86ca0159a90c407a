import {
  type DocumentNode,
  type ExecutionArgs,
  getNamedType,
  getOperationAST,
  GraphQLError,
  separateOperations,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { BibliographError } from '../../errors.ts';
import { type Filling, fillingReason } from '../../graph/filling.ts';
import { unlessAborted } from '../../graph/unless-aborted.ts';
import { factsOf } from '../request-facts.ts';
import { sharedLook } from '../shared-look.ts';

/** Milliseconds that a look at the graph is good for. A load that fills it waits longer before it writes its first article. */
const GOOD_FOR_MS = 1_000;

/** What can be told at all times: the ledger of loads, which is right while they run. Whole types, or single fields. */
const LEDGER = new Set([
  'Query.loads',
  'Query.sources',
  'LoadConnection',
  'LoadEdge',
  'PageInfo',
  'Load',
  'Source.id',
  'Source.name',
  'Source.lastLoad',
]);

/**
 * Refuses questions about what is in the graph while that is being filled: what is there is not complete, and its figures are wrong. The
 * ledger and the schema can be asked. Nothing is asked of the database for these, and for others once a second.
 */
export function useFilling(lookUp: () => Promise<Filling | null>): Plugin {
  const look = sharedLook(GOOD_FOR_MS, lookUp);
  const asksForContent = remembering();
  return {
    async onExecute({ args, setResultAndStopExecution }) {
      const { request } = args.contextValue as { request: Request };
      const { price, signal } = factsOf(request);
      // What has no price has variables that do not fit, or names no operation: executing it tells so, and asks the database nothing.
      if (price === null || !asksForContent(args)) return;
      // A look whose connection was lost may take as long as it likes, a request may not.
      const fault = await unlessAborted(look(), [signal]).then((filling) => (filling === null ? null : refusal(filling)), faultOf);
      if (fault !== null) setResultAndStopExecution({ errors: [new GraphQLError(fault.message, { originalError: fault })] });
    },
  };
}

function refusal(filling: Filling): BibliographError {
  return new BibliographError('UNAVAILABLE', fillingReason(filling));
}

function faultOf(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

/** Whether an operation asks for more than ledger and schema. The same documents are asked again and again, and looked through once. */
function remembering(): (args: ExecutionArgs) => boolean {
  const known = new WeakMap<DocumentNode, Map<string, boolean>>();
  return (args) => {
    const operations = known.get(args.document) ?? new Map<string, boolean>();
    known.set(args.document, operations);
    const name = args.operationName ?? '';
    const asks = operations.get(name) ?? namesContent(args);
    operations.set(name, asks);
    return asks;
  };
}

function namesContent({ schema, document, operationName }: ExecutionArgs): boolean {
  const operation = getOperationAST(document, operationName);
  const asked = separateOperations(document)[operation?.name?.value ?? ''] ?? document;
  const types = new TypeInfo(schema);
  let found = false;
  const enter = (field: string) => {
    const parent = getNamedType(types.getParentType())?.name ?? '';
    found ||= !field.startsWith('__') && !parent.startsWith('__') && !LEDGER.has(parent) && !LEDGER.has(`${parent}.${field}`);
  };
  visit(asked, visitWithTypeInfo(types, { Field: ({ name }) => enter(name.value) }));
  return found;
}
