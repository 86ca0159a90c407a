import { collapse } from './text.ts';

/** A title as a catalogue states it; what it does not state is null. */
export interface PrintedTitle {
  /** With the subtitle, for display. */
  readonly full: string;
  /** Without the subtitle. */
  readonly short: string | null;
  /** The subtitle alone. */
  readonly sub: string | null;
}

export interface SplitTitle {
  readonly title: string;
  readonly subtitle: string | null;
}

/** What catalogues (ISBD) print between a title and the rest of it. */
const SEPARATOR = /^\s*[:;=.,–—-]?\s+|^\s*[:;=]\s*/u;

/**
 * A title and its subtitle. Where the catalogue tells them apart, its word counts: what the short title leaves of the full one, or the
 * subtitle's own field. A short title equal to the full one says that there is no subtitle. Where it does not, only ISBD's own mark
 * " : " divides: a colon within a title may stand for anything. Nothing printed gets lost but the separator.
 */
export function splitTitle({ full, short, sub }: PrintedTitle): SplitTitle {
  const whole = withoutIsbdEnd(full);
  const stem = short === null ? '' : withoutIsbdEnd(short);
  const part = sub === null ? '' : withoutIsbdEnd(sub);
  if (stem !== '' && stem !== whole && whole.startsWith(stem) && SEPARATOR.test(whole.slice(stem.length))) {
    return divided(whole, stem.length);
  }
  if (part !== '' && part !== whole) {
    if (!whole.endsWith(part)) return { title: whole, subtitle: whole.includes(part) ? null : part };
    return { title: withoutIsbdEnd(whole.slice(0, -part.length)), subtitle: part };
  }
  const mark = short === null ? whole.indexOf(' : ') : -1;
  return mark > 0 ? divided(whole, mark) : { title: whole, subtitle: null };
}

function divided(whole: string, at: number): SplitTitle {
  const subtitle = whole.slice(at).replace(SEPARATOR, '');
  return subtitle === '' ? { title: whole, subtitle: null } : { title: whole.slice(0, at).trim(), subtitle };
}

/** MARC leaves the mark that leads to the next part at the end of this one: "Trees /", "Trees :". */
function withoutIsbdEnd(text: string): string {
  const printed = collapse(text);
  return printed.replace(/(?:\s+[/=]|\s*[:;,])$/, '') || printed;
}

/** Leading articles by ISO 639-3 code; an apostrophe joins the article to its word. */
const ARTICLES: ReadonlyMap<string, RegExp> = new Map([
  ['eng', /^(?:an?|the) /],
  ['fra', /^(?:(?:les?|la|une?) |l['’])/],
  ['deu', /^(?:der|die|das|eine?) /],
  ['spa', /^(?:el|l[ao]s?|una?) /],
  ['ita', /^(?:(?:il|lo|la|gli|le|i|uno?|una) |(?:l|un)['’])/],
  ['por', /^(?:[oa]s?|uma?) /],
  ['nld', /^(?:de|het|een) /],
]);

/**
 * A title for sorting where the catalogue has none: lower case, without a leading article of the record's languages (ISO 639-3 codes;
 * English where none is known), and spaces for punctuation.
 */
export function computeTitleSort(title: string, languages: readonly string[]): string {
  const lower = collapse(title).toLowerCase();
  const article = (languages.length > 0 ? languages : ['eng']).map((code) => ARTICLES.get(code)).find((pattern) => pattern?.test(lower));
  const rest = article === undefined ? lower : lower.replace(article, '');
  return collapse(rest.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')) || lower;
}
