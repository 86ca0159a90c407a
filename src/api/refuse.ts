import { BibliographError } from '../errors.ts';

/** Ends a request with BAD_USER_INPUT; `message` is one sentence that says what is wrong and what to do about it. */
export function refuse(message: string): never {
  throw new BibliographError('BAD_USER_INPUT', message);
}
