import { BibliographError } from '../errors.ts';

/** What everything of its kind has, but was not found this time: a load took the thing away while the request was at work. */
export function stillThere<Value>(value: Value | null): Value {
  if (value === null) {
    throw new BibliographError('UNAVAILABLE', 'Part of what you ask for was taken out of the graph just now: ask again.');
  }
  return value;
}
