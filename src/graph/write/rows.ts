import { int, type Integer } from 'neo4j-driver';
import { facetKeyOf, type GapFacet } from '../../model/facet-key.ts';
import { sortKey } from '../../model/fold.ts';
import { mintId } from '../../model/id.ts';
import { languageCode } from '../../model/language.ts';
import { nameParts } from '../../model/name.ts';
import { type NameText, nameTextOf } from '../../model/name-text.ts';
import { type BibliographicRecord, signsAsAuthor, type TopicKind } from '../../model/record.ts';
import { remember } from '../../model/remember.ts';
import { type SearchText, searchTextOf } from '../../model/search-text.ts';

/** The nodes that records share, by label, each with the relationship that leads to it from an article. */
export const SHARED = {
  Publisher: 'PUBLISHED_BY',
  Venue: 'PUBLISHED_IN',
  Institution: 'HELD_BY',
  Collection: 'IN_COLLECTION',
  Language: 'IN_LANGUAGE',
  Format: 'HAS_FORMAT',
  Topic: 'ABOUT',
} as const;

export type SharedLabel = keyof typeof SHARED;
export const SHARED_LABELS = Object.keys(SHARED) as SharedLabel[];

/** One record as the rows that write it. */
export interface RecordRows {
  readonly id: string;
  readonly article: Readonly<Record<string, unknown>>;
  readonly authors: readonly AuthorRow[];
  readonly signatures: readonly SignatureRow[];
  readonly shared: Readonly<Record<SharedLabel, readonly SharedRow[]>>;
  readonly issns: readonly { readonly venue: string; readonly value: string }[];
  readonly keys: readonly string[];
}

interface AuthorRow extends NameText {
  readonly id: string;
  readonly name: string;
  readonly nameKey: string;
  readonly familyName: string | null;
  readonly givenName: string | null;
}

interface SignatureRow {
  readonly article: string;
  readonly author: string;
  readonly position: Integer;
  readonly rawName: string;
  readonly role: string | null;
  readonly body: boolean;
  readonly ties: boolean;
}

interface SharedRow {
  readonly id: string;
  /** Set once, when the node is made. */
  readonly node: Readonly<Record<string, unknown>>;
  readonly article: string;
  /** What the relationship says. */
  readonly relationship: Readonly<Record<string, unknown>>;
}

/** Whether there is a search for what has this label by its name. */
export function isSearched(label: SharedLabel): boolean {
  return label !== 'Language' && label !== 'Format';
}

export function articleId(source: string, recordId: string): string {
  return mintId('Article', source, recordId);
}

/** The rows of a record; `maxTieAuthors` bounds the different authors of an article that makes ties. */
export function rowsOf(record: BibliographicRecord, source: string, contentHash: string, maxTieAuthors: number): RecordRows {
  const id = articleId(source, record.recordId);
  const authors = new Map(record.authors.map(({ name }) => [name, authorRow(name)]));
  const makesTies = authors.size <= maxTieAuthors;
  const shared = sharedRows(id, record);
  return {
    id,
    article: {
      ...articleRow(id, record, contentHash, authors.size, makesTies),
      facetKey: int(facetKeyOf(record.year, valueCounts(authors.size, shared), record.authors.length)),
      ...searchText(record, [...authors.values(), ...Object.values(shared).flat()]),
    },
    authors: [...authors.values()],
    signatures: record.authors.map((signature, index) => ({
      article: id,
      author: authorRow(signature.name).id,
      position: int(index + 1),
      rawName: signature.rawName,
      role: signature.role,
      body: signature.body,
      ties: makesTies && signsAsAuthor(signature),
    })),
    shared,
    issns: record.publication === null ? [] : issnRows(record.publication.venue, record.publication.issns),
    keys: [...new Set(record.doi === null ? record.workKeys : [...record.workKeys, `DOI ${record.doi}`])],
  };
}

function articleRow(id: string, record: BibliographicRecord, contentHash: string, authorCount: number, makesTies: boolean) {
  return {
    id,
    recordId: record.recordId,
    title: record.title,
    subtitle: record.subtitle,
    abstract: record.abstract,
    abstractHtml: record.abstractHtml,
    year: record.year === null ? null : int(record.year),
    doi: record.doi,
    isbns: record.isbns,
    series: record.series,
    linkUrls: record.links.map(({ url }) => url),
    linkLabels: record.links.map(({ label }) => label ?? ''),
    recordFormat: record.recordFormat,
    firstIndexed: record.firstIndexed,
    lastIndexed: record.lastIndexed,
    authorCount: int(authorCount),
    makesTies,
    contentHash,
    titleKey: sortKey(record.titleSort, id),
    yearAscKey: lastWhenMissing(record.year, id),
    yearDescKey: firstWhenMissing(record.year, id),
    indexedAscKey: lastWhenMissing(record.lastIndexed, id),
    indexedDescKey: firstWhenMissing(record.lastIndexed, id),
  };
}

function searchText(record: BibliographicRecord, sets: readonly { readonly id: string }[]): SearchText {
  return searchTextOf({
    ...record,
    names: record.authors.map(({ name }) => name),
    venue: record.publication?.venue ?? null,
    topics: record.topics.map(({ name }) => name),
    issns: record.publication?.issns ?? [],
    sets: sets.map(({ id }) => id),
  });
}

function valueCounts(author: number, shared: RecordRows['shared']): Readonly<Record<GapFacet, number>> {
  return {
    author,
    publisher: shared.Publisher.length,
    venue: shared.Venue.length,
    institution: shared.Institution.length,
    collection: shared.Collection.length,
    language: shared.Language.length,
    format: shared.Format.length,
    topic: shared.Topic.length,
  };
}

// Keys of one length before the tab: years have four digits, timestamps twenty characters. What is missing sorts above or below them all.
function lastWhenMissing(value: string | number | null, id: string): string {
  return `${value ?? '~'}\t${id}`;
}

function firstWhenMissing(value: string | number | null, id: string): string {
  return `${value ?? ''}\t${id}`;
}

/** Characters of names: records share most of what they name, and what follows one another most of all; of most labels there are few. */
const KEPT = 100_000;
const KEPT_OF_A_LABEL = 20_000;

const authorRow = remember(KEPT, (name): AuthorRow => {
  const id = mintId('Author', name);
  const { familyName, givenName } = nameParts(name);
  return { id, name, nameKey: sortKey(name, id), ...nameTextOf('Author', name), familyName, givenName };
});

type SharedNode = Pick<SharedRow, 'id' | 'node'>;
type NamedLabel = Exclude<SharedLabel, 'Topic'>;

const NODES = {
  Publisher: named('Publisher'),
  Venue: named('Venue'),
  Institution: named('Institution'),
  Collection: named('Collection'),
  Language: named('Language', (name) => ({ code: languageCode(name) })),
  Format: named('Format'),
};

const TOPIC_NODES = { TOPIC: topic('TOPIC'), ERA: topic('ERA'), PLACE: topic('PLACE'), GENRE: topic('GENRE') };

function topic(kind: TopicKind): (name: string) => SharedNode {
  return remember(KEPT, (name) => {
    const id = mintId('Topic', kind, name);
    return { id, node: { ...nameRow('Topic', name, id), kind } };
  });
}

function named(label: NamedLabel, properties: (name: string) => object = () => ({})): (name: string) => SharedNode {
  return remember(KEPT_OF_A_LABEL, (name) => {
    const id = mintId(label, name);
    return { id, node: { ...nameRow(label, name, id), ...properties(name) } };
  });
}

function nameRow(label: SharedLabel, name: string, id: string) {
  return { name, nameKey: sortKey(name, id), ...(isSearched(label) ? nameTextOf(label, name) : {}) };
}

function sharedRows(article: string, record: BibliographicRecord): RecordRows['shared'] {
  const inOrder = ({ id, node }: SharedNode, index: number): SharedRow => ({
    id,
    node,
    article,
    relationship: { position: int(index + 1) },
  });
  const rows = (label: NamedLabel, names: readonly string[]) => names.map((name, index) => inOrder(NODES[label](name), index));
  return {
    Publisher: rows('Publisher', record.publishers),
    Venue: record.publication === null ? [] : [venueRow(article, record.publication)],
    Institution: rows('Institution', record.institutions),
    Collection: rows('Collection', record.collections),
    Language: rows('Language', record.languages),
    Format: rows('Format', record.formats),
    Topic: record.topics.map(({ kind, name }, index) => inOrder(TOPIC_NODES[kind](name), index)),
  };
}

function venueRow(article: string, { venue, ...relationship }: NonNullable<BibliographicRecord['publication']>): SharedRow {
  const { id, node } = NODES.Venue(venue);
  return { id, node, article, relationship };
}

function issnRows(venue: string, issns: readonly string[]): RecordRows['issns'] {
  return issns.map((value) => ({ venue: NODES.Venue(venue).id, value }));
}
