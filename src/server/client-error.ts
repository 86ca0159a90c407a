import { GraphQLError } from 'graphql';
import { BibliographError, CLIENT_CODES } from '../errors.ts';
import { shortened } from '../model/text.ts';

/** An error as a client is told it, and what an operator has to know of it. */
export interface ClientError {
  readonly code: string;
  /** Made where it is told: of many errors, most are not. */
  readonly told: () => GraphQLError;
  /** What went wrong on our side, if anything did: to be logged, never told. */
  readonly fault: { readonly level: 'warn' | 'error'; readonly cause: unknown } | null;
}

/** What other parts call the mistakes of requests, in the words of the published contract. */
const PUBLISHED: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...CLIENT_CODES, 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED'].map((code) => [code, code])),
  BAD_REQUEST: 'BAD_USER_INPUT',
  OPERATION_RESOLUTION_FAILURE: 'BAD_USER_INPUT',
  REQUEST_ENTITY_TOO_LARGE: 'TOO_COMPLEX',
};

const STATUS: Readonly<Record<string, number>> = { UNAVAILABLE: 503, TIMEOUT: 504, INTERNAL: 500, RATE_LIMITED: 429, UNAUTHENTICATED: 401 };
/** Seconds after which to ask again, where the error does not know better. */
const RETRY_AFTER: Readonly<Record<string, number>> = { UNAVAILABLE: 2 };

/**
 * Gives an error its code, and hides what is no business of clients. `answered` says whether data goes with it: a status other than 200 is
 * then out of the question.
 */
export function clientError(error: GraphQLError, requestId: string, answered: boolean): ClientError {
  const cause = causeOf(error);
  if (cause instanceof BibliographError && CLIENT_CODES.some((code) => code === cause.code)) {
    const { code, message, told, details } = cause;
    const fault = code === 'UNAVAILABLE' || told !== message ? { level: 'warn' as const, cause } : null;
    const http = answered ? {} : withRetry(code, details, statusOf(STATUS[code], error));
    return { code, told: () => tell(error, code, told, details, http), fault };
  }
  const code = cause instanceof GraphQLError ? codeOf(cause, error.path === undefined) : null;
  if (code !== null) return { code, told: () => tell(error, code, error.message, detailsOf(error), requestStatus(error)), fault: null };
  const message = `Something went wrong on our side. When you report it, name the request ${requestId}.`;
  const told = () => tell(error, 'INTERNAL', message, { requestId }, answered ? {} : statusOf(STATUS.INTERNAL, error));
  return { code: 'INTERNAL', told, fault: { level: 'error', cause } };
}

/** What was thrown to begin with. */
function causeOf(error: Error): Error {
  return error instanceof GraphQLError && error.originalError != null ? causeOf(error.originalError) : error;
}

/** The code of an error of GraphQL itself; null when it is a defect of ours. */
function codeOf(error: GraphQLError, beforeExecution: boolean): string | null {
  const { code, unexpected } = error.extensions;
  if (unexpected === true) return null;
  if (typeof code === 'string') return PUBLISHED[code] ?? null;
  // Variables and arguments that do not fit their types point to the place in the document; a value that we could not print points nowhere.
  const isInput = beforeExecution || error.nodes !== undefined || error.name === 'PothosValidationError';
  return isInput ? 'BAD_USER_INPUT' : null;
}

/** Yoga's codes for requests that are none of GraphQL over HTTP; all others are well-formed, whatever they ask. */
const MALFORMED = new Set<unknown>(['BAD_REQUEST', 'REQUEST_ENTITY_TOO_LARGE', 'OPERATION_RESOLUTION_FAILURE']);

/**
 * The status of requests that could not be executed at all: their own, or 400. `spec` marks those that the GraphQL-over-HTTP specification
 * wants answered with 200 where the client takes `application/json` alone (section 6.4.1): well-formed ones.
 */
function requestStatus({ path, extensions: { code, http } }: GraphQLError): { http?: object } {
  if (path !== undefined) return {};
  return { http: { status: 400, ...http, spec: !MALFORMED.has(code) } };
}

/** Which rule a request has broken that another part refuses. */
function detailsOf({ extensions: { code, limit } }: GraphQLError): object {
  return code === 'REQUEST_ENTITY_TOO_LARGE' ? { rule: 'body', limit } : {};
}

/** Seconds that `retryAfter` of an error's details tells are the header's too. */
function withRetry(code: string, { retryAfter }: Readonly<Record<string, unknown>>, told: { http?: object }): object {
  const seconds = typeof retryAfter === 'number' ? retryAfter : RETRY_AFTER[code];
  return seconds === undefined ? told : { http: { ...told.http, headers: { 'Retry-After': String(seconds) } } };
}

function statusOf(status: number | undefined, error: GraphQLError): { http?: object } {
  return status === undefined ? requestStatus(error) : { http: { status } };
}

/** Characters of a message: GraphQL's own quote values whole that do not fit their types. */
const LONGEST_MESSAGE = 1_000;

function tell(error: GraphQLError, code: string, message: string, details: object, http: object): GraphQLError {
  const { nodes = null, source = null, positions = null, path = null } = error;
  return new GraphQLError(shortened(message, LONGEST_MESSAGE), {
    nodes,
    source,
    positions,
    path,
    extensions: { ...details, code, ...http },
  });
}
