import type { ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { type ClientError, clientError } from '../client-error.ts';
import type { Logger } from '../logger.ts';
import { factsOf } from '../request-facts.ts';
import { rulesNamed } from '../rule.ts';

/**
 * Gives every error its code and hides defects behind INTERNAL and the request's id, which the log has once with the cause. When the
 * database was lost on the way, what had been found until then is not told: the answer is 503, to be asked again.
 */
export function useErrorCodes(logger: Logger): Plugin {
  return {
    onResultProcess(event) {
      const { request, result } = event;
      if (!isResult(result) || result.errors === undefined) return;
      const facts = factsOf(request);
      const lost = result.errors.some((error) => clientError(error, facts.id, true).code === 'UNAVAILABLE');
      const answered = !lost && result.data != null;
      const errors = result.errors.map((error) => clientError(error, facts.id, answered));
      // What ends because its client has gone is no defect, and told to nobody.
      const known = errors.filter(({ fault }) => fault === null || fault.cause !== facts.signal.reason);
      facts.codes = [...new Set(known.map(({ code }) => code))];
      facts.rules = rulesNamed(errors.map(({ told }) => told));
      logFaults(logger, facts.id, known);
      event.setResult({ ...result, ...(lost && 'data' in result ? { data: null } : {}), errors: errors.map(({ told }) => told) });
    },
  };
}

function isResult(result: object): result is ExecutionResult {
  return !Array.isArray(result) && !(Symbol.asyncIterator in result);
}

/** Once a cause, though one cause fails many fields. */
function logFaults(logger: Logger, requestId: string, errors: readonly ClientError[]): void {
  const seen = new Set<unknown>();
  for (const { fault, code } of errors) {
    const key = fault?.level === 'warn' ? code : fault?.cause;
    if (fault === null || seen.has(key)) continue;
    seen.add(key);
    logger[fault.level]({ requestId, code, error: fault.cause }, fault.level === 'warn' ? 'could not be answered' : 'unexpected error');
  }
}
