import { shortened } from '../model/text.ts';

const MOST = 100;

/** What a client gave, as a message repeats it: one message may be told for every item of a list. */
export function quoted(given: string): string {
  return shortened(given, MOST);
}
