import { Random } from '../support/random.ts';
import { capitalised, Prose } from './prose.ts';
import { Weighted, zipf, zipfian } from './weighted.ts';

export interface Institution {
  readonly name: string;
  /** What its record ids begin with. */
  readonly code: string;
  readonly collections: readonly string[];
}

export interface Publisher {
  readonly name: string;
  /** The prefix of its DOIs, without `10.`. */
  readonly registrant: number;
}

export interface Venue {
  readonly name: string;
  readonly format: 'Journal article' | 'Conference item' | 'Book section';
  /** Journals have one. */
  readonly issn: string | null;
  readonly publisher: Publisher;
  /** Whether it prints given names as initials. */
  readonly abbreviates: boolean;
}

const JOURNALS = [
  'Journal of',
  'Annals of',
  'Archives of',
  'Advances in',
  'Frontiers in',
  'Reviews of',
  'International Journal of',
  'Transactions on',
];
const CONFERENCES = ['International Conference on', 'Workshop on', 'Symposium on', 'Annual Meeting on'];
const BOOKS = ['Handbook of', 'Lectures on', 'Studies in'];
const PUBLISHERS = ['Society for', 'Association for', 'Academy of', 'Institute of'];
const TOWNS =
  `Altdorf Bexley Carrow Dunmore Elstead Ferrol Grimsay Halvergate Ilmenau Jarrow Kelso Lorne Marlow Norden Oakham Perth Quorn Rydal
Selby Torne Ulverston Verden Wexcombe Yarmouth Zeist Arnfeld Brisco Calder Denholm Esker`.split(/\s+/);

/** The venues, publishers, topics and institutions of a set of `records` records: few that have much, many that have little. */
export class Catalogue {
  readonly institutions: readonly Institution[];
  readonly #institutionRanks: Weighted;
  readonly #venues: readonly (readonly Venue[])[];
  readonly #venueRanks: readonly Weighted[];
  readonly #topics: readonly (readonly string[])[];
  readonly #topicRanks: readonly Weighted[];

  constructor(seed: number, records: number, fields: number) {
    const random = new Random(seed);
    const root = Math.sqrt(records);
    this.institutions = institutionsOf(Math.max(3, Math.min(TOWNS.length, Math.round(root / 20))));
    this.#institutionRanks = zipfian(this.institutions.length, 1, 1);
    const publishers = publishersOf(random, Math.max(8, Math.round(root / 5)));
    const taken = new Set<string>();
    const perField = (total: number) => Array.from({ length: fields }, () => Math.max(4, Math.round(total / fields)));
    this.#venues = perField(root * 3).map((count, field) => venuesOf(new Prose(random, field), random, count, publishers, taken));
    this.#venueRanks = this.#venues.map((venues) => zipfian(venues.length, 1.2));
    this.#topics = perField(root * 8).map((count, field) => topicsOf(new Prose(random, field), count));
    this.#topicRanks = this.#topics.map((topics) => zipfian(topics.length, 1, 1));
  }

  institution(random: Random): Institution {
    return itemOf(this.institutions, this.#institutionRanks.draw(random));
  }

  venue(random: Random, field: number): Venue {
    return itemOf(itemOf(this.#venues, field), itemOf(this.#venueRanks, field).draw(random));
  }

  topic(random: Random, field: number): string {
    return itemOf(itemOf(this.#topics, field), itemOf(this.#topicRanks, field).draw(random));
  }
}

function itemOf<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new Error(`There is no item of the number ${index}.`);
  return item;
}

function institutionsOf(count: number): Institution[] {
  return TOWNS.slice(0, count).map((town, index) => ({
    name: index % 3 === 2 ? `${town} Institute of Technology` : `University of ${town}`,
    code: town.toLowerCase(),
    collections: [town.toUpperCase(), ...(index % 2 === 0 ? [`${town} Repository`] : []), ...(index % 4 === 0 ? [`${town} Theses`] : [])],
  }));
}

function publishersOf(random: Random, count: number): { readonly all: readonly Publisher[]; readonly ranks: Weighted } {
  const taken = new Set<string>();
  const all = Array.from({ length: count }, (_, index) => {
    const prose = new Prose(random, index);
    const name = () => {
      const kind = random.below(10);
      if (kind < 4) return `${random.oneOf(TOWNS)} University Press`;
      if (kind < 7) return `${random.oneOf(TOWNS)} & ${random.oneOf(TOWNS)}`;
      return `${random.oneOf(PUBLISHERS)} ${titled(prose.adjective())} ${titled(prose.noun())}`;
    };
    return { name: fresh(name, taken), registrant: 1_000 + index };
  });
  return { all, ranks: new Weighted(zipf(count, 1.1)) };
}

function venuesOf(
  prose: Prose,
  random: Random,
  count: number,
  publishers: { readonly all: readonly Publisher[]; readonly ranks: Weighted },
  taken: Set<string>,
): Venue[] {
  return Array.from({ length: count }, () => {
    const kind = random.below(100);
    const [format, starts] =
      kind < 62
        ? (['Journal article', JOURNALS] as const)
        : kind < 93
          ? (['Conference item', CONFERENCES] as const)
          : (['Book section', BOOKS] as const);
    return {
      name: fresh(() => `${random.oneOf(starts)} ${titled(prose.adjective())} ${titled(prose.noun())}`, taken),
      format,
      issn: format === 'Journal article' ? issnOf((taken.size * 1_234_577) % 10_000_000) : null,
      publisher: itemOf(publishers.all, publishers.ranks.draw(random)),
      abbreviates: random.below(100) < 4,
    };
  });
}

function topicsOf(prose: Prose, count: number): string[] {
  const taken = new Set<string>();
  return Array.from({ length: count }, (_, index) =>
    fresh(() => capitalised(index % 3 === 0 ? prose.noun() : `${prose.adjective()} ${prose.noun()}`), taken),
  );
}

/** What `make` makes, with a number where it makes the same again and again. */
function fresh(make: () => string, taken: Set<string>): string {
  let name = make();
  for (let tries = 2; taken.has(name); tries++) name = tries < 20 ? make() : `${make()} ${tries}`;
  taken.add(name);
  return name;
}

function titled(word: string): string {
  return word.split('-').map(capitalised).join('-');
}

/** The ISSN of seven digits, with its check digit (ISO 3297). */
function issnOf(number: number): string {
  const digits = String(number).padStart(7, '0');
  const sum = Array.from(digits).reduce((total, digit, index) => total + Number(digit) * (8 - index), 0);
  const check = (11 - (sum % 11)) % 11;
  return `${digits.slice(0, 4)}-${digits.slice(4)}${check === 10 ? 'X' : String(check)}`;
}
