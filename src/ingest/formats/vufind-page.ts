import type { Rejection } from '../entry.ts';
import { fieldKind } from './vufind-fields.ts';

/** A line of a page that may begin a field. */
interface Candidate {
  readonly at: number;
  readonly name: string;
}

/** Pages whose field names stand in order but for one in five are alphabetical, as VuFind's are. */
const ALPHABETICAL = 0.8;

/**
 * Reads the text of one record page of VuFind as a Solr document.
 *
 * The page's table of fields begins at its first line that starts with a field's name and a value; what stands above is for display. A
 * line that starts with no field's name goes on with the field above it: joined by a space where the field is single-valued, one more
 * value where it is multi-valued.
 *
 * Wrapped text may start a line with a word that is a field's name too ("title", "author"). VuFind prints the fields in alphabetical order
 * and each once, so the fields are the longest run of such lines in strictly rising order; the others go on with the field above them. A
 * page that is plainly in another order (no name twice, more than one in five out of order) has a field on every such line.
 */
export function readVufindPage(text: string): { document: unknown } | { rejection: Rejection } {
  // A form feed stands above a page, not in it.
  const lines = text.replace(/^\f/, '').split(/\r?\n/);
  const candidates = lines.flatMap((line, at) => {
    const name = fieldName(line);
    return name === null ? [] : [{ at, name }];
  });
  if (candidates.length === 0)
    return { rejection: { code: 'NO_FIELDS', reason: 'The text holds no line that begins with the name of a field.' } };
  const fields = fieldsAmong(candidates);
  const document = Object.fromEntries(
    fields.map(({ at, name }, index) => {
      const [first = '', ...more] = lines.slice(at, fields[index + 1]?.at);
      const values = [first.slice(name.length), ...more].map((line) => line.trim()).filter((line) => line !== '');
      return [name, fieldKind(name) === 'single' ? values.join(' ') : values];
    }),
  );
  return { document };
}

/** The field that a line begins with where it also has a value; null for any other line. */
export function fieldName(line: string): string | null {
  const name = /^([A-Za-z_][\w-]*)[ \t]+\S/.exec(line)?.[1];
  return name !== undefined && fieldKind(name) !== null ? name : null;
}

function fieldsAmong(candidates: readonly Candidate[]): readonly Candidate[] {
  const rising = longestRising(candidates);
  const distinct = new Set(candidates.map(({ name }) => name)).size === candidates.length;
  return distinct && rising.length < ALPHABETICAL * candidates.length ? candidates : rising;
}

/**
 * The longest subsequence whose names rise (in the order of their bytes, as VuFind sorts them), by patience sorting. Of equally long ones
 * that which takes the earlier line for a name that stands twice.
 */
function longestRising(candidates: readonly Candidate[]): readonly Candidate[] {
  interface Link {
    readonly candidate: Candidate;
    readonly before: Link | null;
  }
  const tails: Link[] = [];
  for (const candidate of candidates) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const tail = tails[middle];
      if (tail !== undefined && tail.candidate.name < candidate.name) low = middle + 1;
      else high = middle;
    }
    if (tails[low]?.candidate.name === candidate.name) continue;
    tails[low] = { candidate, before: tails[low - 1] ?? null };
  }
  const chain: Candidate[] = [];
  for (let link = tails.at(-1) ?? null; link !== null; link = link.before) chain.push(link.candidate);
  return chain.reverse();
}
