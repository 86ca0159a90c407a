import { authorsOf, type CitedKind, type CitedName, type CitedRecord, editorsOf, fullTitle, kindOf, translatorsOf } from '../citation.ts';

const TYPES: Readonly<Record<CitedKind, string>> = {
  article: 'JOUR',
  paper: 'CPAPER',
  proceedings: 'CONF',
  book: 'BOOK',
  chapter: 'CHAP',
  thesis: 'THES',
  report: 'RPRT',
  preprint: 'UNPB',
  dataset: 'DATA',
  software: 'COMP',
  other: 'GEN',
};

/** The record as one RIS reference (specification of 2011): a tag of two characters, two spaces, a hyphen and a space; lines end in CRLF. */
export function ris(record: CitedRecord): string {
  const kind = kindOf(record);
  const all = (tag: string, values: readonly string[]) => values.map((value) => [tag, value] as const);
  const one = (tag: string, value: string | null | undefined) => (value === null || value === undefined ? [] : [[tag, value] as const]);
  const lines = [
    ['TY', TYPES[kind]] as const,
    ...all('AU', authorsOf(record).map(name)),
    ...all('A2', editorsOf(record).map(name)),
    ...all('A4', translatorsOf(record).map(name)),
    ...one('TI', fullTitle(record)),
    ...one('T2', record.venue),
    ...one('T3', record.series[0]),
    ...one('PY', record.year === null ? null : String(record.year)),
    ...one('VL', record.volume),
    ...one('IS', record.issue),
    ...one('SP', record.startPage),
    ...one('EP', record.endPage),
    ...one('PB', record.publishers[0] ?? (kind === 'thesis' ? record.institutions[0] : null)),
    ...all('SN', [...record.issns, ...record.isbns]),
    ...one('DO', record.doi),
    ...all('UR', record.urls),
    ...one('LA', record.languages[0]?.name),
    ...all('KW', record.keywords.map(withoutAsterisks)),
    ...one('AB', record.abstract),
    ['ER', ''] as const,
  ];
  return lines.map(([tag, value]) => `${tag}  - ${oneLine(value)}\r\n`).join('');
}

function name({ name: printed, familyName, givenName, body }: CitedName): string {
  const written = body || familyName === null ? printed : [familyName, givenName].filter((part) => part !== null).join(', ');
  return withoutAsterisks(written);
}

/** The specification keeps the asterisk out of names and keywords. */
function withoutAsterisks(text: string): string {
  return text.replaceAll('*', '');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
