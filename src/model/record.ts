/**
 * A bibliographic record as the graph understands it, whatever format it came in. Strings are NFC with white space collapsed
 * unless said otherwise; lists hold no value twice, except `authors`, which keeps what was printed.
 */
export interface BibliographicRecord {
  /** Unique within its source, as the catalogue gave it. */
  readonly recordId: string;
  readonly title: string;
  readonly subtitle: string | null;
  /** The title for sorting: lower case, without a leading article. */
  readonly titleSort: string;
  /** Everybody named on the record: authors, then contributors, then bodies, each in the order printed. */
  readonly authors: readonly Signature[];
  /** Plain text, a line for each paragraph. */
  readonly abstract: string | null;
  /** The abstract's own markup, made safe to insert; null where it had none. */
  readonly abstractHtml: string | null;
  readonly year: number | null;
  /** Bare and in lower case. */
  readonly doi: string | null;
  readonly isbns: readonly string[];
  readonly series: readonly string[];
  readonly links: readonly Link[];
  readonly publishers: readonly string[];
  readonly publication: Publication | null;
  readonly institutions: readonly string[];
  readonly collections: readonly string[];
  readonly formats: readonly string[];
  readonly languages: readonly string[];
  readonly topics: readonly TopicHeading[];
  /** What makes records versions of one work: `AT author title`, `UT title`. The DOI counts beside them and is not repeated here. */
  readonly workKeys: readonly string[];
  /** What the record was in its catalogue: marc, dspace, ... */
  readonly recordFormat: string | null;
  /** ISO 8601 in UTC to the second, `2024-03-06T18:54:45Z`. */
  readonly firstIndexed: string | null;
  readonly lastIndexed: string | null;
}

/** One name on a record. */
export interface Signature {
  /** The name that tells its author apart: as printed, NFC, white space collapsed, letter case kept. */
  readonly name: string;
  /** To the letter as printed. */
  readonly rawName: string;
  readonly role: string | null;
  /** A corporate body rather than a person. */
  readonly body: boolean;
}

export interface Link {
  readonly url: string;
  readonly label: string | null;
}

/** Where a record appeared. */
export interface Publication {
  readonly venue: string;
  /** `0000-0000`, check digit verified. */
  readonly issns: readonly string[];
  readonly volume: string | null;
  readonly issue: string | null;
  readonly startPage: string | null;
  readonly endPage: string | null;
}

export type TopicKind = 'TOPIC' | 'ERA' | 'PLACE' | 'GENRE';

export interface TopicHeading {
  readonly kind: TopicKind;
  readonly name: string;
}

const AUTHOR_ROLES: ReadonlySet<string> = new Set(['aut', 'author', 'cre', 'creator']);

/** Whether a signature can tie its author to others: a person's, with no role or an author's (MARC relator codes and terms). */
export function signsAsAuthor({ role, body }: Signature): boolean {
  return !body && (role === null || AUTHOR_ROLES.has(role.toLowerCase()));
}
