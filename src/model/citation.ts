import { fold } from './fold.ts';
import { signsAsAuthor } from './record.ts';

/** A record as citations need it, whatever form they take. Texts are plain, with white space collapsed. */
export interface CitedRecord {
  readonly title: string;
  readonly subtitle: string | null;
  /** Everybody named on the record, in its order. */
  readonly names: readonly CitedName[];
  readonly year: number | null;
  /** The journal, proceedings or book that it appeared in. */
  readonly venue: string | null;
  readonly volume: string | null;
  readonly issue: string | null;
  readonly startPage: string | null;
  readonly endPage: string | null;
  readonly issns: readonly string[];
  readonly isbns: readonly string[];
  readonly series: readonly string[];
  readonly publishers: readonly string[];
  readonly institutions: readonly string[];
  readonly doi: string | null;
  readonly urls: readonly string[];
  readonly languages: readonly { readonly name: string; readonly code: string | null }[];
  readonly keywords: readonly string[];
  readonly abstract: string | null;
  /** What the record is of, as printed: Journal article, Thesis, ... */
  readonly formats: readonly string[];
}

export interface CitedName {
  /** As printed. */
  readonly name: string;
  readonly familyName: string | null;
  readonly givenName: string | null;
  readonly role: string | null;
  readonly body: boolean;
}

/** What citation formats tell apart. */
export type CitedKind =
  'article' | 'paper' | 'proceedings' | 'book' | 'chapter' | 'thesis' | 'report' | 'preprint' | 'dataset' | 'software' | 'other';

// The first that fits decides: "Conference proceedings", "Book section", "Journal article".
const KINDS: readonly (readonly [RegExp, CitedKind])[] = [
  [/\b(thesis|theses|dissertation)\b/, 'thesis'],
  [/\b(dataset|data set|research data)\b/, 'dataset'],
  [/\b(software|computer program)\b/, 'software'],
  [/\b(preprint|eprint)\b/, 'preprint'],
  [/\bproceedings?\b(?!.*\b(article|paper|item)\b)/, 'proceedings'],
  [/\b(conference|proceedings?|congress|symposium|workshop)\b/, 'paper'],
  [/\b(chapter|book (section|part|item|contribution))\b/, 'chapter'],
  [/\b(report|working paper)\b/, 'report'],
  [/\b(journal|article|periodical|magazine)\b/, 'article'],
  [/\b(books?|ebooks?|monograph)\b/, 'book'],
];

/** What the record is of, from the first of its formats that says so. */
export function kindOf({ formats }: CitedRecord): CitedKind {
  for (const format of formats) {
    const printed = fold(format);
    const found = KINDS.find(([pattern]) => pattern.test(printed));
    if (found !== undefined) return found[1];
  }
  return 'other';
}

/** Those who wrote it: everybody whose role is none or an author's, bodies too. */
export function authorsOf({ names }: CitedRecord): CitedName[] {
  return once(names.filter(({ name, role }) => signsAsAuthor({ name, rawName: name, role, body: false })));
}

/** Those who edited it, by MARC's codes and terms. */
export function editorsOf({ names }: CitedRecord): CitedName[] {
  return once(names.filter(({ role }) => /^(edt|editor|edc)$/i.test(role ?? '')));
}

/** Those who translated it, by MARC's codes and terms. */
export function translatorsOf({ names }: CitedRecord): CitedName[] {
  return once(names.filter(({ role }) => /^(trl|translator)$/i.test(role ?? '')));
}

/** Title and subtitle as one line. */
export function fullTitle({ title, subtitle }: CitedRecord): string {
  return subtitle === null ? title : `${title}${/[:?!]$/.test(title) ? '' : ':'} ${subtitle}`;
}

/** A key such as `maclellan2015peer`: the first author's family name, the year, the title's first word. */
export function citationKey(record: CitedRecord): string {
  const first = authorsOf(record)[0] ?? record.names[0];
  const author = fold(first?.familyName ?? first?.name ?? 'anonymous').replaceAll(' ', '');
  const word =
    fold(record.title)
      .split(' ')
      .find((each) => each.length > 3 || /^\d+$/.test(each)) ?? '';
  return `${author}${record.year ?? ''}${word}` || 'record';
}

/** Records may print a name twice. */
function once(names: readonly CitedName[]): CitedName[] {
  return [...new Map(names.map((each) => [each.name, each])).values()];
}
