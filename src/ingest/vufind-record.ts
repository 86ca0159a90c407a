import { parseDoi } from '../model/doi.ts';
import { type Abstract, parseAbstract } from '../model/html.ts';
import { parseIsbn } from '../model/isbn.ts';
import { languageCode } from '../model/language.ts';
import type { BibliographicRecord, Link, TopicHeading, TopicKind } from '../model/record.ts';
import { parseTimestamp } from '../model/timestamp.ts';
import { computeTitleSort, splitTitle } from '../model/title.ts';
import { parseWebAddress } from '../model/web-address.ts';
import { isWorkKey, workKeys } from '../model/work-key.ts';
import { parseYear } from '../model/year.ts';
import type { Rejection, Warning } from './entry.ts';
import { SolrDocument } from './solr-document.ts';
import { readPublication } from './vufind-publication.ts';
import { readSignatures, signsTheWork } from './vufind-signatures.ts';

/** A usable record with what was left out of it, or why it cannot be used. */
export type VufindReading =
  { readonly record: BibliographicRecord; readonly warnings: readonly Warning[] } | { readonly rejection: Rejection };

/** Names and keys longer than this in UTF-8 fit no index of Neo4j (8,167 bytes, other parts of the key included). */
const MAX_KEY_BYTES = 8000;

const TOPIC_FIELDS: ReadonlyMap<string, TopicKind> = new Map([
  ['topic', 'TOPIC'],
  ['era', 'ERA'],
  ['geographic', 'PLACE'],
  ['genre', 'GENRE'],
]);

/**
 * Reads a Solr document of VuFind's index as a canonical record. `document` is whatever JSON held. Unknown fields are ignored, unusable
 * parts left out with a warning. `currentYear` bounds the year of publication.
 */
export function readVufindRecord(document: unknown, currentYear: number): VufindReading {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    return rejected('NOT_AN_OBJECT', `The record is ${kindOf(document)}, not an object with fields.`);
  }
  const solr = new SolrDocument(document);
  const recordId = solr.first('id');
  if (recordId === null) return rejected('NO_ID', noId(solr));
  const full = solr.first('title');
  if (full === null) return rejected('NO_TITLE', 'The record has no title.');

  const record = readFields(solr, recordId, full, currentYear);
  const long = indexedTexts(record).find(([, text]) => Buffer.byteLength(text) > MAX_KEY_BYTES);
  if (long !== undefined) {
    return rejected(
      'TOO_LONG',
      `The record's ${long[0]} is ${Buffer.byteLength(long[1])} bytes long; no more than ${MAX_KEY_BYTES} can be indexed.`,
    );
  }
  return { record, warnings: solr.warnings };
}

function noId({ warnings }: SolrDocument): string {
  const [refused] = warnings;
  return refused === undefined ? 'The record has no id.' : `The record has no id but ${refused.value}. ${refused.reason}`;
}

function readFields(solr: SolrDocument, recordId: string, full: string, currentYear: number): BibliographicRecord {
  const languages = solr.all('language');
  const authors = readSignatures(solr);
  const abstract = readAbstract(solr);
  const { links, dois } = readAddresses(solr);
  return {
    recordId,
    ...splitTitle({ full, short: solr.first('title_short'), sub: solr.first('title_sub') }),
    titleSort:
      solr.first('title_sort') ??
      computeTitleSort(
        full,
        languages.map(languageCode).filter((code) => code !== null),
      ),
    authors,
    abstract: abstract?.text ?? null,
    abstractHtml: abstract?.html ?? null,
    year: readYear(solr, currentYear),
    doi: readDoi(solr, dois),
    isbns: solr.parsed('isbn', 'ISBN', parseIsbn),
    series: solr.all('series'),
    links,
    publishers: solr.all('publisher'),
    publication: readPublication(solr),
    institutions: solr.all('institution'),
    collections: solr.all('collection'),
    formats: solr.all('format'),
    languages,
    topics: readTopics(solr),
    workKeys: readWorkKeys(
      solr,
      full,
      authors.filter(signsTheWork).map(({ name }) => name),
    ),
    recordFormat: solr.first('record_format') ?? solr.first('recordtype'),
    firstIndexed: solr.parsed('first_indexed', 'date', parseTimestamp)[0] ?? null,
    lastIndexed: solr.parsed('last_indexed', 'date', parseTimestamp)[0] ?? null,
  };
}

/** Several values are the parts of one abstract. */
function readAbstract(solr: SolrDocument): Abstract | null {
  return parseAbstract(solr.printed('description').join('\n'));
}

/** `publishDateSort` and `dateSpan` are asked only where the record states no date of publication at all. */
function readYear(solr: SolrDocument, currentYear: number): number | null {
  for (const field of ['publishDate', 'publishDateSort', 'dateSpan']) {
    const dates = solr.all(field);
    const year = parseYear(dates, currentYear);
    if (year === null) dates.forEach((date) => solr.refuse(field, date, 'This holds no year of publication.'));
    if (dates.length > 0) return year;
  }
  return null;
}

/** The links of a record, and the DOIs that stand among them, as an address or by themselves. */
function readAddresses(solr: SolrDocument): { links: Link[]; dois: string[] } {
  const dois = new Set<string>();
  const urls = solr.all('url').flatMap((printed) => {
    const doi = parseDoi(printed);
    if (doi !== null) dois.add(doi);
    const url = parseWebAddress(printed);
    if (url === null && doi === null) solr.refuse('url', printed, 'This is no http or https address.');
    return url === null ? [] : [url];
  });
  return { links: [...new Set(urls)].map((url) => ({ url, label: null })), dois: [...dois] };
}

function readDoi(solr: SolrDocument, among: readonly string[]): string | null {
  const stated = solr.parsed('doi_str_mv', 'DOI', parseDoi);
  const [doi = null, ...others] = stated.length > 0 ? stated : among;
  others.forEach((other) =>
    solr.refuse(stated.length > 0 ? 'doi_str_mv' : 'url', other, `A record has one DOI, and ${String(doi)} stands first.`),
  );
  return doi;
}

function readTopics(solr: SolrDocument): TopicHeading[] {
  return [...TOPIC_FIELDS].flatMap(([field, kind]) => solr.all(field).map((name) => ({ kind, name })));
}

/** The catalogue's own keys; where it has none, those that VuFind would give. */
function readWorkKeys(solr: SolrDocument, title: string, authors: readonly string[]): string[] {
  const stated = solr.parsed('work_keys_str_mv', 'work key', (key) => (isWorkKey(key) ? key : null));
  return stated.length > 0 ? stated : workKeys({ authors, titles: [title], uniformTitles: solr.all('title_uniform') });
}

/** Everything of a record that becomes a key of the graph, with what it is. */
function indexedTexts(record: BibliographicRecord): (readonly [string, string])[] {
  const named = (what: string, texts: readonly string[]) => texts.map((text) => [what, text] as const);
  return [
    ['id', record.recordId],
    ...named(
      'author',
      record.authors.map(({ name }) => name),
    ),
    ...named('publisher', record.publishers),
    ...named('container title', record.publication === null ? [] : [record.publication.venue]),
    ...named('institution', record.institutions),
    ...named('collection', record.collections),
    ...named('format', record.formats),
    ...named('language', record.languages),
    ...named(
      'topic',
      record.topics.map(({ name }) => name),
    ),
    ...named('work key', record.workKeys),
  ];
}

function rejected(code: Rejection['code'], reason: string): VufindReading {
  return { rejection: { code, reason } };
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}
