/** Why there is no answer. */
export class Fault extends Error {
  /** `OFFLINE` where the server was not reached; otherwise the code that it gave. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** An operation as it is generated: its id, by which the server knows its text, and, for the compiler alone, what it takes and answers. */
interface Operation<Data, Variables> {
  readonly __meta__?: { readonly hash: string };
  readonly __apiType?: (variables: Variables) => Data;
}

interface Reply<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/**
 * What the API answers. Throws a Fault where it does not, or only in part: the explorer shows nothing that lacks something. An aborted
 * question rejects with the signal's reason.
 */
export async function ask<Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables,
  signal: AbortSignal,
): Promise<Data> {
  const reply = await post<Data>(JSON.stringify({ documentId: operation.__meta__?.hash, variables }), signal);
  const [error] = reply.errors ?? [];
  if (error?.extensions?.code === OUTDATED) {
    throw new Fault(OUTDATED, 'The server is another than when this page was opened: load the page again.');
  }
  if (error !== undefined) throw new Fault(error.extensions?.code ?? 'INTERNAL', error.message);
  if (reply.data == null) throw new Fault('INTERNAL', 'The server gave no answer that can be read.');
  return reply.data;
}

async function post<Data>(body: string, signal: AbortSignal): Promise<Reply<Data>> {
  try {
    const response = await fetch('/graphql', { method: 'POST', headers: HEADERS, body, signal });
    const reply = (await response.json()) as Reply<Data> | null;
    // What stands between may answer, in JSON too.
    if (typeof reply === 'object' && reply !== null) return reply;
    throw new SyntaxError('This is no answer.');
  } catch (error) {
    if (signal.aborted) throw error;
    if (error instanceof SyntaxError) throw new Fault('INTERNAL', 'The server gave no answer that can be read.');
    throw new Fault('OFFLINE', 'The server cannot be reached: check your connection.');
  }
}

/** What a server answers that does not know the operations of this page. */
const OUTDATED = 'PERSISTED_QUERY_NOT_FOUND';
const HEADERS = { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json, application/json' };
