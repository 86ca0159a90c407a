import type { SolrFields } from '../support/oracle.ts';
import { Random } from '../support/random.ts';

export interface HubSize {
  /** By the hub and some of its contacts. */
  readonly papers: number;
  /** With how many the hub writes. */
  readonly contacts: number;
  /** By how many the one paper is signed that makes no ties. */
  readonly crowd: number;
}

export const HUB = 'Hub, Hanna';
export const VENUES = 20;
const FIRST_YEAR = 1985;
const YEARS = 40;
const TOPICS = 30;
/** Those with whom somebody in a group of contacts writes again. */
const GROUP = 12;
/** Every so many papers one comes in a second version, as another record of the same DOI. */
const VERSION_EVERY = 25;

export function contact(number: number): string {
  return `Contact, Person ${number}`;
}

/** Somebody with whom contacts write, but the hub does not. */
export function other(number: number): string {
  return `Other, Person ${number}`;
}

export function inCrowd(number: number): string {
  return `Crowd, Person ${number}`;
}

/**
 * The Solr documents of an author with very many co-authors: teams of two to eight that recur, drawn from groups which follow one another
 * in time. Every contact writes with others, these with one another, and one paper is signed by a crowd with the hub and some contacts
 * in it, whose members else write among themselves. The same for the same size.
 */
export function* hubRecords({ papers, contacts, crowd }: HubSize): Generator<SolrFields> {
  const random = new Random(papers);
  for (let paper = 0, met = 0; paper < papers; paper++) {
    // Everybody has been met when the last paper is written.
    const due = Math.floor(((paper + 1) / papers) * contacts);
    const team = new Set<string>();
    for (; met < due && team.size < 7; met++) team.add(contact(met));
    const oldest = Math.max(0, met - GROUP);
    for (let known = random.below(5); known > 0 && team.size < 7; known--) team.add(contact(oldest + random.below(met - oldest)));
    const authors = [...team].toSpliced(random.below(team.size + 1), 0, HUB);
    const document = paperOf(`hub-${paper}`, authors, FIRST_YEAR + Math.floor((paper / papers) * YEARS), random);
    yield document;
    if (paper % VERSION_EVERY === 0) yield { ...document, id: `hub-${paper}-version`, author: authors.slice(0, 3) };
  }
  for (let one = 0; one < contacts; one++) {
    const near = Math.max(0, one - random.below(GROUP));
    const size = 1 + random.below(4);
    const strangers = Array.from({ length: size }, (_, place) => other(place === 0 ? one : one + random.below(GROUP)));
    yield paperOf(`contact-${one}`, [...new Set([contact(one), contact(near), ...strangers])], FIRST_YEAR + random.below(YEARS), random);
  }
  for (let one = 0; one < contacts; one += 2) {
    const far = other(random.below(contacts));
    yield paperOf(`other-${one}`, [...new Set([other(one), far, `Outer, Person ${one}`])], FIRST_YEAR + random.below(YEARS), random);
  }
  const signed = Array.from({ length: crowd - 1 }, (_, number) => (number % 30 === 0 ? contact(number) : inCrowd(number)));
  yield paperOf('crowd', [HUB, ...new Set(signed)], FIRST_YEAR + YEARS, random);
  for (let one = 1; one + 4 < crowd; one += 4) {
    yield paperOf(`crowd-${one}`, [inCrowd(one), inCrowd(one + 1), inCrowd(one + 4)], FIRST_YEAR + random.below(YEARS), random);
  }
}

function paperOf(id: string, author: readonly string[], year: number, random: Random): SolrFields {
  return {
    id,
    title: `Of hubs and others: ${id}`,
    title_sort: `of hubs and others: ${id}`,
    author,
    publishDate: [String(year)],
    container_title: `Journal ${random.below(VENUES)}`,
    publisher: [`Press ${random.below(5)}`],
    topic: [`Topic ${random.below(TOPICS)}`, `Topic ${random.below(TOPICS)}`],
    doi_str_mv: [`10.1000/${id}`],
  };
}
