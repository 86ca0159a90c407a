import { type ExecutionResult, GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { type ClientError, clientError } from '../client-error.ts';
import type { Logger } from '../logger.ts';
import { factsOf } from '../request-facts.ts';
import { resultText } from '../result-text.ts';
import { rulesNamed } from '../rule.ts';

/** Errors that one answer tells: one field can fail for every item of a list. Those of validation are as few, which says so itself. */
const MOST_ERRORS = 100;

/**
 * Gives every error its code and hides defects behind INTERNAL and the request's id, which the log has once with the cause. When the
 * database was lost on the way, what had been found until then is not told: the answer is 503, to be asked again. An answer that is too large
 * to be written is TOO_COMPLEX.
 */
export function useErrorCodes(logger: Logger): Plugin {
  return {
    onResultProcess(event) {
      const { request, result } = event;
      if (!isResult(result)) return;
      const facts = factsOf(request);
      const stringify = (whole: object) => resultText(whole, (code) => (facts.codes = [code]));
      if (result.errors === undefined) {
        event.setResult({ ...result, stringify });
        return;
      }
      const lost = result.errors.some((error) => clientError(error, facts.id, true).code === 'UNAVAILABLE');
      const answered = !lost && result.data != null;
      const errors = result.errors.map((error) => clientError(error, facts.id, answered));
      // What ends because its client has gone is no defect, and told to nobody.
      const known = errors.filter(({ fault }) => fault === null || fault.cause !== facts.signal.reason);
      facts.codes = [...new Set(known.map(({ code }) => code))];
      const told = errors.slice(0, 'data' in result ? MOST_ERRORS : undefined).map((error) => error.told());
      facts.rules = rulesNamed(told);
      logFaults(logger, facts.id, known);
      event.setResult({ ...result, ...(lost && 'data' in result ? { data: null } : {}), errors: withRest(told, errors.length), stringify });
    },
  };
}

function isResult(result: object): result is ExecutionResult {
  return !Array.isArray(result) && !(Symbol.asyncIterator in result);
}

/** The errors told, and how many there are beside them. */
function withRest(told: readonly GraphQLError[], count: number): readonly GraphQLError[] {
  if (count === told.length) return told;
  const rest = new GraphQLError(`There are ${count - told.length} more errors, which are left out: ask for less at once.`, {
    extensions: { code: 'TOO_COMPLEX' },
  });
  return [...told, rest];
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
