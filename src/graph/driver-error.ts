import neo4j, { Neo4jError } from 'neo4j-driver';
import { BibliographError, isCode } from '../errors.ts';

const TIMED_OUT = new Set([
  'Neo.ClientError.Transaction.TransactionTimedOut',
  'Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration',
]);

const OUT_OF_MEMORY = new Set([
  'Neo.TransientError.General.MemoryPoolOutOfMemoryError',
  'Neo.TransientError.General.TransactionOutOfMemoryError',
]);

/** What a query is told that an operator ended, or a database that is being shut down. */
const TERMINATED = new Set(['Neo.ClientError.Transaction.Terminated', 'Neo.ClientError.Transaction.LockClientStopped']);

/** Whether the same may succeed a moment later. What needs more memory than there is never does. */
export function isPassing(error: unknown): boolean {
  if (isCode(error, 'UNAVAILABLE')) return true;
  return isOfTransport(error) && !(error instanceof Neo4jError && OUT_OF_MEMORY.has(error.code));
}

/** Retryable, or that a connection was cut where the two had to agree: the driver gives that one up, and does not call it retryable. */
function isOfTransport(error: unknown): boolean {
  return neo4j.isRetryableError(error) || (error instanceof Neo4jError && error.code === neo4j.error.PROTOCOL_ERROR);
}

/** Whether the database itself has said so, and not its silence or the network. */
export function isAnswer(error: unknown): boolean {
  return error instanceof Neo4jError && error.code.startsWith('Neo.');
}

/** The driver's error in our words; anything else as it is. */
export function translated(error: unknown): unknown {
  if (!(error instanceof Neo4jError)) return error;
  if (OUT_OF_MEMORY.has(error.code)) {
    return new BibliographError('TOO_COMPLEX', 'The database has not memory enough for this: ask for less at once, or give it more.', {
      cause: error,
      told: 'This takes more memory than there is: ask for less at once.',
    });
  }
  if (TIMED_OUT.has(error.code)) {
    return new BibliographError('TIMEOUT', 'The database took too long over this: ask for less at once, or for a narrower range.', {
      cause: error,
    });
  }
  if (error.code.startsWith('Neo.ClientError.Security.')) {
    return new BibliographError('UNAVAILABLE', 'The database refuses our user name or password: check NEO4J_USERNAME and NEO4J_PASSWORD.', {
      cause: error,
      told: UNREACHABLE,
    });
  }
  if (isOfTransport(error) || TERMINATED.has(error.code) || error.code === 'N/A') return unreachable(error);
  return error;
}

const UNREACHABLE = 'The database cannot be reached just now: try again in a moment.';

/** That the database cannot be reached. */
export function unreachable(cause: unknown): BibliographError {
  return new BibliographError('UNAVAILABLE', UNREACHABLE, { cause });
}
