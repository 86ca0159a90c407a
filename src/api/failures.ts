import { BibliographError } from '../errors.ts';

/** Fields of one request that may fail: the error of a field costs as much as many values, and no price tells of it beforehand. */
const MOST_FAILED = 1_000;

/** Counts what fails, and ends the request by `end` when that is too much. */
export function failureCount(end: (reason: BibliographError) => void): (error: unknown) => void {
  let count = 0;
  return (error) => {
    count += 1;
    if (count === MOST_FAILED + 1) end(tooManyFailed(error));
  };
}

function tooManyFailed(last: unknown): BibliographError {
  const why = last instanceof BibliographError ? ` The last was told: ${last.told}` : '';
  return new BibliographError('TOO_COMPLEX', `More than ${MOST_FAILED} fields of this request failed.${why}`, {
    details: { rule: 'failures', limit: MOST_FAILED },
    cause: last,
  });
}
