import { computeTitleSort } from '../../src/model/title.ts';
import { workKeyPart } from '../../src/model/work-key.ts';
import type { Random } from '../support/random.ts';
import type { Institution, Venue } from './catalogue.ts';
import { headings, languages } from './headings.ts';

/** A document of VuFind's index; a field that has no value is not there. */
export type SolrDocument = Readonly<Record<string, string | readonly string[]>>;

/** What is written: the same in all versions of it. */
export interface Written {
  readonly field: number;
  readonly title: string;
  readonly subtitle: string | null;
  readonly authors: readonly string[];
  /** A body that signs too. */
  readonly body: string | null;
  readonly abstract: string | null;
  readonly topics: readonly string[];
}

/** How it came out: different in each version. */
export interface Printed {
  /** Different for every record. */
  readonly number: number;
  readonly institution: Institution;
  readonly year: number;
  /** Null for what no journal, conference or book printed. */
  readonly venue: Venue | null;
  /** Of what has no venue. */
  readonly format: string;
}

const FORMATS = ['dspace', 'marc', 'ojs'];

export function solrDocument(written: Written, printed: Printed, random: Random): SolrDocument {
  const { title: short, subtitle, authors, body, abstract, topics } = written;
  const { number, institution, year, venue, format } = printed;
  const full = subtitle === null ? short : `${short}: ${subtitle}`;
  const [first] = authors;
  return {
    id: `${institution.code}:${number}`,
    record_format: FORMATS[institution.code.length % FORMATS.length] ?? 'marc',
    institution: [institution.name],
    collection: random.below(3) > 0 ? institution.collections.slice(0, 1) : institution.collections,
    title: full,
    title_short: short,
    title_full: full,
    title_sort: computeTitleSort(full, ['eng']),
    author: authors,
    author_facet: authors,
    ...(first === undefined ? {} : { author_sort: first }),
    ...(body === null ? {} : { author_corporate: [body] }),
    format: [venue?.format ?? format],
    ...filled('language', languages(random)),
    ...(random.below(1_000) < 12 ? {} : { publishDate: [String(year)] }),
    ...publication(printed, random),
    ...(abstract === null ? {} : { description: random.below(2) === 0 ? abstract : `<p>${abstract}</p>` }),
    ...filled('topic', topics),
    ...headings(random),
    ...(random.below(3) === 0 ? { url: [`https://repository.example.org/${institution.code}/${number}`] } : {}),
    ...timestamps(random),
    ...filled('work_keys_str_mv', workKeys(body === null ? authors : [...authors, body], full)),
  };
}

/** Where it appeared, and under which DOI. */
function publication({ number, venue, year, format }: Printed, random: Random): SolrDocument {
  if (venue === null) {
    return {
      ...(format === 'Book' ? { isbn: [isbnOf(number)], series: [`Collected studies, ${1 + random.below(400)}`] } : {}),
      ...(random.below(3) === 0 ? { doi_str_mv: [`10.5990/${number.toString(36)}`] } : {}),
    };
  }
  const page = 1 + random.below(900);
  return {
    ...(random.below(100) < 96 ? { publisher: [venue.publisher.name] } : {}),
    container_title: venue.name,
    ...(venue.issn === null
      ? {}
      : { issn: [venue.issn], container_volume: String(year - 1950), container_issue: String(1 + random.below(12)) }),
    ...(random.below(10) < 8
      ? { container_start_page: random.below(2) === 0 ? String(page) : `${page}-${page + 4 + random.below(20)}` }
      : {}),
    ...(random.below(100) < 66 ? { doi_str_mv: [`10.${venue.publisher.registrant}/${year}.${number.toString(36)}`] } : {}),
  };
}

/** A catalogue's first and last dealings with a record: between 2016 and 2024. */
function timestamps(random: Random): SolrDocument {
  const first = Date.UTC(2016, 0, 1) / 1000 + random.below(250_000_000);
  const stamped = stamp(first);
  return { first_indexed: stamped, last_indexed: random.below(2) === 0 ? stamped : stamp(first + random.below(30_000_000)) };
}

function stamp(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
}

/** The ISBN of a number, with its check digit. */
function isbnOf(number: number): string {
  const digits = `978${String(number % 1_000_000_000).padStart(9, '0')}`;
  const sum = Array.from(digits).reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

const MOST_KEPT = 50_000;
const namePart = new Map<string, string>();

/** The keys that VuFind gives. Names come again and again, and making a part takes longer than all else of a record. */
function workKeys(authors: readonly string[], title: string): string[] {
  const titlePart = workKeyPart(title);
  if (namePart.size > MOST_KEPT) namePart.clear();
  return authors.map((author) => {
    const part = namePart.get(author) ?? workKeyPart(author);
    namePart.set(author, part);
    return `AT ${part} ${titlePart}`;
  });
}

function filled(field: string, values: readonly string[]): SolrDocument {
  return values.length === 0 ? {} : { [field]: values };
}
