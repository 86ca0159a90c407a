import { authorsOf, citationKey, type CitedKind, type CitedName, type CitedRecord, editorsOf, fullTitle, kindOf } from '../citation.ts';

const TYPES: Readonly<Record<CitedKind, string>> = {
  article: 'article',
  paper: 'inproceedings',
  proceedings: 'proceedings',
  book: 'book',
  chapter: 'incollection',
  thesis: 'phdthesis',
  report: 'techreport',
  preprint: 'misc',
  dataset: 'misc',
  software: 'misc',
  other: 'misc',
};

/** The record as one BibTeX entry, in UTF-8. */
export function bibtex(record: CitedRecord): string {
  const kind = kindOf(record);
  const type = /\bmaster/i.test(record.formats.join(' ')) && kind === 'thesis' ? 'mastersthesis' : TYPES[kind];
  const body = record.publishers[0] ?? null;
  const fields: readonly (readonly [string, string | null])[] = [
    ['author', names(authorsOf(record))],
    ['editor', names(editorsOf(record))],
    ['title', asPrinted(fullTitle(record))],
    [kind === 'paper' || kind === 'chapter' ? 'booktitle' : 'journal', kind === 'thesis' ? null : optional(record.venue, escaped)],
    ['year', record.year === null ? null : String(record.year)],
    ['volume', optional(record.volume, escaped)],
    ['number', optional(record.issue, escaped)],
    [
      'pages',
      optional(record.startPage === null ? null : [record.startPage, record.endPage].filter((page) => page !== null).join('--'), escaped),
    ],
    ['series', optional(record.series[0] ?? null, escaped)],
    ...(kind === 'thesis'
      ? ([['school', optional(record.institutions[0] ?? body, part)]] as const)
      : kind === 'report'
        ? ([['institution', optional(body ?? record.institutions[0] ?? null, part)]] as const)
        : ([['publisher', optional(body, part)]] as const)),
    ['doi', optional(record.doi, verbatim)],
    ['url', optional(record.urls[0] ?? null, verbatim)],
    ['issn', optional(record.issns[0] ?? null, escaped)],
    ['isbn', optional(record.isbns[0] ?? null, escaped)],
    ['language', optional(record.languages[0]?.name ?? null, escaped)],
    ['keywords', optional(record.keywords.join(', ') || null, escaped)],
    ['abstract', optional(record.abstract, escaped)],
  ];
  const lines = fields.flatMap(([field, value]) => (value === null ? [] : [`  ${field} = {${value}}`]));
  return `@${type}{${citationKey(record)},\n${lines.join(',\n')}\n}\n`;
}

function optional(text: string | null, write: (text: string) => string): string | null {
  return text === null ? null : write(text);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

// Braces have names of their own: BibTeX counts them even behind a backslash.
function escaped(text: string): string {
  return text.replace(/[\\{}~^$&%#_]/g, (character) => ESCAPES[character] ?? `\\${character}`);
}

/** Braces around each word that has a capital keep styles from making it small. The first letter of all stays large anyway. */
function asPrinted(text: string): string {
  const guard = (word: string, first: boolean) => (/\p{Lu}/u.test(first ? word.slice(1) : word) ? `{${escaped(word)}}` : escaped(word));
  return text
    .split(' ')
    .map((word, index) => guard(word, index === 0))
    .join(' ');
}

/** Addresses go to LaTeX as they are; only what would end the field early is written as addresses write it. */
function verbatim(address: string): string {
  return address.replace(/[{}\\]/g, (character) => encodeURIComponent(character));
}

function names(those: readonly CitedName[]): string | null {
  return those.map(name).join(' and ') || null;
}

function name({ name: printed, familyName, givenName, body }: CitedName): string {
  if (body || familyName === null) return `{${escaped(printed)}}`;
  return givenName === null ? `{${escaped(familyName)}}` : `${part(familyName)}, ${part(givenName)}`;
}

/** In names, BibTeX takes a comma or the word "and" for the end of a part, unless it stands in braces. */
function part(text: string): string {
  return /,|(^|\s)and(\s|$)/i.test(text) ? `{${escaped(text)}}` : escaped(text);
}
