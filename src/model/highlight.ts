import { endOfLetters, foldedWords } from './words.ts';

/** A part of a text: UTF-16 offsets, the end not included. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** About as many characters has a fragment of a long text, its marks and escapes not counted. */
const FRAGMENT_LENGTH = 200;
const MOST_FRAGMENTS = 3;

/** The text as HTML: `<mark>` around each of `ranges`, those that overlap in one; everything else escaped. */
export function highlighted(text: string, ranges: readonly Range[]): string {
  let html = '';
  let done = 0;
  for (const { start, end } of merged(ranges)) {
    html += `${escaped(text.slice(done, start))}<mark>${escaped(text.slice(start, end))}</mark>`;
    done = end;
  }
  return html + escaped(text.slice(done));
}

/**
 * The text as HTML, with marks around words or their beginnings: `lettersOf` says of a folded word how many of its letters to mark, 0 for none, its
 * length for all.
 */
export function highlightedWords(text: string, lettersOf: (word: string) => number): string {
  const ranges = foldedWords(text).flatMap((word): Range[] => {
    const letters = lettersOf(word.word);
    return letters <= 0 ? [] : [{ start: word.start, end: endOfLetters(text, word, letters) }];
  });
  return highlighted(text, ranges);
}

/**
 * The parts of a long text that hold the most of `ranges`, as HTML in the order of the text: three at most, each of about 200 characters, cut
 * between words, with `…` where it is cut. None where there is nothing to mark.
 */
export function fragmentsOf(text: string, ranges: readonly Range[]): string[] {
  const marks = merged(ranges);
  const chosen = groupsOf(marks)
    .toSorted((one, other) => other.marks - one.marks || one.start - other.start)
    .slice(0, MOST_FRAGMENTS)
    .toSorted((one, other) => one.start - other.start);
  let done = 0;
  return chosen.map((group, index) => {
    const fragment = widened(text, group, done, chosen[index + 1]?.start ?? text.length);
    done = fragment.end;
    const inside = marks
      .map(({ start, end }) => ({ start: Math.max(start, fragment.start), end: Math.min(end, fragment.end) }))
      .filter(({ start, end }) => start < end)
      .map(({ start, end }) => ({ start: start - fragment.start, end: end - fragment.start }));
    const html = highlighted(text.slice(fragment.start, fragment.end), inside);
    return `${isBlank(text.slice(0, fragment.start)) ? '' : '…'}${html}${isBlank(text.slice(fragment.end)) ? '' : '…'}`;
  });
}

/** In the order of the text, none of them touching another. */
export function merged(ranges: readonly Range[]): Range[] {
  const done: Range[] = [];
  for (const range of ranges.toSorted((one, other) => one.start - other.start)) {
    const last = done.at(-1);
    if (last === undefined || range.start > last.end) done.push(range);
    else done.splice(-1, 1, { start: last.start, end: Math.max(last.end, range.end) });
  }
  return done;
}

interface Group extends Range {
  readonly marks: number;
}

/** Marks that fit into one fragment, from the first one on. */
function groupsOf(marks: readonly Range[]): Group[] {
  const groups: Group[] = [];
  for (const { start, end } of marks) {
    const last = groups.at(-1);
    if (last !== undefined && end - last.start <= FRAGMENT_LENGTH) groups.splice(-1, 1, { start: last.start, end, marks: last.marks + 1 });
    else groups.push({ start, end, marks: 1 });
  }
  return groups;
}

/** A group with the words around it, as far as they fit, between two places of the text. */
function widened(text: string, group: Range, least: number, most: number): Range {
  const room = Math.max(0, FRAGMENT_LENGTH - (group.end - group.start));
  const end = Math.min(most, Math.max(least, group.start - Math.floor(room / 2)) + FRAGMENT_LENGTH);
  const start = Math.max(least, Math.min(group.start, end - FRAGMENT_LENGTH));
  const before = text.slice(start, group.start);
  const after = text.slice(group.end, end);
  const first = start === 0 || start === least ? 0 : Math.max(0, before.search(/(?<=\s)\S/u));
  const last = end === text.length ? after.length : after.search(/\s\S*$/u);
  return trimmed(text, {
    start: start + first,
    end: group.end > end ? end : group.end + (last < 0 ? after.length : last),
  });
}

/** Without white space at its ends, and without the halves of a character there. */
function trimmed(text: string, { start, end }: Range): Range {
  const from = isInside(text, start) ? start + 1 : start;
  const to = isInside(text, end) ? end - 1 : end;
  const part = text.slice(from, to);
  return { start: from + (part.length - part.trimStart().length), end: to - (part.length - part.trimEnd().length) };
}

/** Whether a place is in the middle of a surrogate pair. */
function isInside(text: string, place: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(Math.max(0, place - 1), place + 1));
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
