const ADDRESS = /^(?:https?:\/\/)?(?:www\.)?(?:dx\.)?doi\.org\//i;
const LABEL = /^(?:info:doi\/|doi(?:\s*:\s*|\s+))/i;
const DOI = /^10\.\d{4,9}(?:\.\d+)*\/[^\s\p{Cc}]+$/u;

/** The most characters of a DOI that is kept: longer ones are mistakes, and would not fit Neo4j's indexes. */
const MAX_LENGTH = 2000;

/**
 * The bare DOI in lower case that `text` states, or null: bare, as `doi:...` or as an address of doi.org or dx.doi.org, any letter
 * case. Punctuation of the sentence or bracket around it is left out. DOIs ignore letter case (DOI Handbook, 2.4).
 */
export function parseDoi(text: string): string | null {
  const doi = withoutPunctuation(bare(text.trim())).toLowerCase();
  return doi.length <= MAX_LENGTH && DOI.test(doi) ? doi : null;
}

function bare(text: string): string {
  const labelled = text.replace(LABEL, '');
  const path = labelled.replace(ADDRESS, '');
  return path === labelled ? labelled : decoded(path.replace(/[?#].*$/s, ''));
}

/** Percent signs that encode nothing are part of the DOI. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

const CLOSERS: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
  ['>', '<'],
]);

/** Closing brackets stay where the DOI itself opened them, as in `10.1002/(sici)1097-0258(19980815)`. */
function withoutPunctuation(doi: string): string {
  let end = doi.length;
  for (; end > 0; end--) {
    const last = doi.charAt(end - 1);
    const opener = CLOSERS.get(last);
    const kept = doi.slice(0, end);
    const superfluous = opener === undefined ? /[\s.,;:'"’”]/u.test(last) : count(kept, last) > count(kept, opener);
    if (!superfluous) break;
  }
  return doi.slice(0, end);
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
