/**
 * A printed text as the graph keeps it: NFC, every run of white space and control characters one space, none at the ends, and U+FFFD
 * for each half of a broken surrogate pair (which no database can store).
 */
export function collapse(text: string): string {
  return wellFormed(text)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .normalize('NFC');
}

/** The text to the letter, but for halves of broken surrogate pairs. */
export function wellFormed(text: string): string {
  return text.toWellFormed();
}
