import {
  authorsOf,
  citationKey,
  type CitedKind,
  type CitedName,
  type CitedRecord,
  editorsOf,
  fullTitle,
  kindOf,
  translatorsOf,
} from '../citation.ts';

/** CSL 1.0.2, "Item types". */
const TYPES: Readonly<Record<CitedKind, string>> = {
  article: 'article-journal',
  paper: 'paper-conference',
  proceedings: 'book',
  book: 'book',
  chapter: 'chapter',
  thesis: 'thesis',
  report: 'report',
  preprint: 'article',
  dataset: 'dataset',
  software: 'software',
  other: 'document',
};

/** The record as CSL-JSON (csl-data.json, version 1.0.2): a list of one item. */
export function cslJson(record: CitedRecord): string {
  const kind = kindOf(record);
  const [url] = record.urls;
  const item = {
    id: citationKey(record),
    type: TYPES[kind],
    title: fullTitle(record),
    author: some(authorsOf(record).map(name)),
    editor: some(editorsOf(record).map(name)),
    translator: some(translatorsOf(record).map(name)),
    issued: record.year === null ? undefined : { 'date-parts': [[record.year]] },
    'container-title': record.venue ?? undefined,
    'collection-title': record.series[0],
    volume: record.volume ?? undefined,
    issue: record.issue ?? undefined,
    page: [record.startPage, record.endPage].filter((page) => page !== null).join('-') || undefined,
    publisher: record.publishers[0] ?? (kind === 'thesis' ? record.institutions[0] : undefined),
    DOI: record.doi ?? undefined,
    URL: url,
    ISSN: record.issns[0],
    ISBN: record.isbns[0],
    language: record.languages[0]?.code ?? record.languages[0]?.name,
    keyword: record.keywords.length === 0 ? undefined : record.keywords.join(', '),
    abstract: record.abstract ?? undefined,
  };
  return `${JSON.stringify([item], null, 2)}\n`;
}

function name({ name: literal, familyName, givenName, body }: CitedName) {
  return body || familyName === null ? { literal } : { family: familyName, given: givenName ?? undefined };
}

function some<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length === 0 ? undefined : items;
}
