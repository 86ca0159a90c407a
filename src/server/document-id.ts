import { GraphQLError } from 'graphql';
import type { GraphQLParams } from 'graphql-yoga';
import { createHash } from 'node:crypto';

/** The SHA-256 of a document's text, in 64 hexadecimal digits. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * The hash by which a request asks for a document: `documentId`, as the draft of GraphQL over HTTP has it (appendix A), in a body or in an
 * address, or Apollo's `persistedQuery`. Null where it names none. Throws where it is none that we know, or where it names two.
 */
export function documentIdOf(params: GraphQLParams, request: Request): string | null {
  const given = [named(params, request), byApollo(params)].filter((id) => id != null);
  const [id = null, other = id] = given.map(payload);
  if (id !== other) throw mistake('documentId and extensions.persistedQuery name two documents: send the id of one.');
  return id;
}

/** A request that nobody can answer, whatever documents there are. */
export function mistake(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } });
}

// Yoga reads no more of an address than it knows of.
function named(params: GraphQLParams & { documentId?: unknown }, { method, url }: Request): unknown {
  return method === 'GET' ? new URL(url, 'http://localhost').searchParams.get('documentId') : params.documentId;
}

function byApollo({ extensions }: { extensions?: { persistedQuery?: { sha256Hash?: unknown } | null } | null }): unknown {
  return extensions?.persistedQuery?.sha256Hash;
}

/** Code generators write the hash with its prefix, and Apollo's clients without. */
const FORM = /^(?:sha256:)?([0-9a-f]{64})$/;

function payload(id: unknown): string {
  const hash = typeof id === 'string' ? FORM.exec(id)?.[1] : undefined;
  if (hash !== undefined) return hash;
  throw mistake('The id of a document is sha256: and 64 hexadecimal digits in lower case, the SHA-256 of its text.');
}
