/**
 * A printed text as the graph keeps it: NFC, every run of white space and control characters one space, none at the ends, and U+FFFD
 * for each half of a broken surrogate pair (which no database can store).
 */
export function collapse(text: string): string {
  if (!UNTIDY.test(text)) return text;
  return wellFormed(text).replace(BLANKS, ' ').trim().normalize('NFC');
}

/** Most texts are in order: visible ASCII with single spaces between. */
const UNTIDY = /[^ -~]|^ | $| {2}/;
/** But for one space before something else, which stays as it is. */
const BLANKS = /(?! [^\s\p{Cc}])[\s\p{Cc}]+/gu;

/** The text, or its first `most` characters and an ellipsis where it is longer. */
export function shortened(text: string, most: number): string {
  return text.length > most ? `${wellFormed(text.slice(0, most))}…` : text;
}

/** The text to the letter, but for halves of broken surrogate pairs. */
export function wellFormed(text: string): string {
  return text.toWellFormed();
}
