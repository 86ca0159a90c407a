import { graphql, type GraphQLError } from 'graphql';
import { createContext } from '../../src/api/context.ts';
import { schema } from '../../src/api/schema.ts';
import { type Asker, SharedReads } from '../../src/api/shared-reads.ts';
import { BibliographError } from '../../src/errors.ts';
import type { Reader } from '../../src/graph/graph.ts';

/** What the API answers, and what that cost. */
export interface Answer {
  // Tests look into answers of any shape.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly data: any;
  readonly errors: readonly { readonly code: unknown; readonly message: string; readonly path: string; readonly details: unknown }[];
  /** The names of the database's queries, in the order in which they ended. */
  readonly queries: readonly string[];
}

/** A request that nobody breaks off, or that ends with a signal. */
export function someAsker(signal = new AbortController().signal): Asker {
  return { signal, onQuery: () => undefined };
}

/** Asks the schema itself, without a server. Whoever asks by the same `reads` shares queries. */
export async function execute(
  graph: Reader,
  document: string,
  variables: Record<string, unknown> = {},
  reads = new SharedReads(graph),
): Promise<Answer> {
  const context = createContext(reads, someAsker());
  const result = await graphql({ schema, source: document, variableValues: variables, contextValue: context });
  const data: unknown = JSON.parse(JSON.stringify(result.data ?? null));
  return {
    data,
    errors: (result.errors ?? []).map(told),
    queries: context.queries.map(({ statement }) => statement),
  };
}

/** The data alone, for questions that have no business failing. */
export async function ask(graph: Reader, document: string, variables: Record<string, unknown> = {}): Promise<Answer['data']> {
  const answer = await execute(graph, document, variables);
  if (answer.errors.length > 0) throw new Error(answer.errors.map(({ message, path }) => `${path}: ${message}`).join('\n'));
  return answer.data;
}

function told(error: GraphQLError): Answer['errors'][number] {
  const cause = error.originalError;
  const expected = cause instanceof BibliographError ? cause : null;
  return {
    code: expected?.code ?? error.extensions.code ?? null,
    message: error.message,
    path: (error.path ?? []).join('.'),
    details: expected?.details ?? {},
  };
}
