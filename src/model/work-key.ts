import anyAscii from 'any-ascii';

/** VuFind cuts each part of a key at this many characters. */
const PART_LENGTH = 255;

/** What a record's works are told apart by, as printed. */
export interface WorkParts {
  readonly authors: readonly string[];
  readonly titles: readonly string[];
  readonly uniformTitles: readonly string[];
}

/**
 * The work keys of a record by VuFind's rule: `UT <title>` for each uniform title, `AT <author> <title>` for each title and author, and
 * none from a part of which nothing is left, so that works without an author are never thrown together.
 */
export function workKeys({ authors, titles, uniformTitles }: WorkParts): string[] {
  const authorParts = partsOf(authors);
  return [
    ...partsOf(uniformTitles).map((title) => `UT ${title}`),
    ...partsOf(titles).flatMap((title) => authorParts.map((author) => `AT ${author} ${title}`)),
  ];
}

/** Whether a text from a catalogue has the form of a work key. */
export function isWorkKey(text: string): boolean {
  return /^(?:AT \S+ \S+|UT \S+)$/.test(text);
}

/**
 * One part of a work key. VuFind's rule is the ICU transform `:: NFD; :: lower; :: Latin; :: [^[:letter:] [:number:]] Remove; :: NFKC;`:
 * accents go, but Latin letters without a decomposition (ł, ø, ß) stay. ICU is not at hand here, so other scripts are spelled in Latin
 * letters by any-ascii, letter by letter and without ICU's accents, which comes close to ICU's result and is the same for every record.
 */
export function workKeyPart(text: string): string {
  const latin = text
    .normalize('NFD')
    .toLowerCase()
    .replace(/(?!\p{Script=Latin})\p{L}/gu, (letter) => anyAscii(letter).toLowerCase());
  const kept = latin.replace(/[^\p{L}\p{N}]/gu, '').normalize('NFKC');
  return Array.from(kept).slice(0, PART_LENGTH).join('');
}

function partsOf(texts: readonly string[]): string[] {
  return [...new Set(texts.map(workKeyPart))].filter((part) => part !== '');
}
