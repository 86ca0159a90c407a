import { Random } from '../support/random.ts';
import { anyCulture, cultureOf, ordinalOf, type Person, personOf } from './names.ts';
import { MEAN_TEAM_SIZE, MOST_AUTHORS, teamSize } from './team-size.ts';
import { Weighted, zipf } from './weighted.ts';
import { MOST_REMEMBERED, Window } from './window.ts';

/** Who signs a paper, in order, and in which field. */
export interface Team {
  readonly field: number;
  readonly members: readonly Person[];
}

/** Share of all signatures that count as recent. */
const RECENT = 0.11;
/** Share of papers by people none of whom has written before. */
const FOUNDED = 0.2;
/** Of those who come to a team and are not new, the share that has been in a team with one of it. */
const FAMILIAR = 0.97;
/** Of the others, the share that comes from another field. */
const FOREIGN = 0.1;
/** Share of people who stay for a paper or two only, and how often they are passed over when somebody is wanted again. */
const PASSING = 0.54;
const PASSED_OVER = 0.9;
/** The longest that anybody goes on, as a share of all people who come. */
const CAREER = 0.36;
const SHORTNESS = 4;
/** Papers after which somebody is half as willing to write another. */
const BUSY = 24;
/** How often a newcomer is of the culture of who brings them. */
const ALIKE = 0.5;
/** Share of a collaboration of hundreds that is replaced from one paper to the next. */
const REPLACED = 0.05;
/** Draws before whoever comes is taken. */
const PATIENCE = 6;

/** How many fields a set of this size spans. */
export function fieldsOf(records: number): number {
  return Math.max(4, Math.min(200, Math.round(Math.sqrt(records) / 8)));
}

/**
 * Teams as they follow one another in life. A paper is written around somebody who wrote lately; others come from that person's teams,
 * from elsewhere in the field, or are new. So teams recur and change slowly, most people come once, and fields have their few hubs.
 * Holds some twenty bytes for every record.
 */
export class Teams {
  readonly #random: Random;
  readonly #fields: Weighted;
  readonly #windows: readonly Window[];
  readonly #newcomers: number;
  readonly #most: number;
  readonly #career: number;
  /** The latest team of each person: in which field's window, and where there. */
  readonly #latestField: Uint16Array;
  readonly #latestPlace: Uint32Array;
  readonly #papers: Uint16Array;
  readonly #collaboration: Person[] = [];
  #people = 0;

  constructor(seed: number, records: number) {
    this.#random = new Random(seed);
    const shares = zipf(fieldsOf(records), 0.7, 2);
    const total = shares.reduce((sum, share) => sum + share, 0);
    this.#fields = new Weighted(shares);
    this.#windows = shares.map((share) => new Window(Math.ceil(200 + (share / total) * records * MEAN_TEAM_SIZE * RECENT)));
    this.#newcomers = newcomersOf(records);
    this.#most = Math.min(MOST_AUTHORS, records / 20);
    this.#career = records * CAREER;
    const room = Math.ceil(records * 2) + MOST_AUTHORS;
    this.#latestField = new Uint16Array(room);
    this.#latestPlace = new Uint32Array(room);
    this.#papers = new Uint16Array(room);
  }

  next(): Team {
    const field = this.#fields.draw(this.#random);
    const size = teamSize(this.#random, this.#most);
    if (size > MOST_REMEMBERED) return { field: 0, members: this.#collaborate(size) };
    const window = this.#windowOf(field);
    const members = this.#chance(Math.max(FOUNDED, 1 - window.filled * 5)) ? this.#founders(size) : this.#around(window, size);
    const place = window.add(members);
    for (const member of members) {
      this.#latestField[ordinalOf(member)] = field;
      this.#latestPlace[ordinalOf(member)] = place;
      this.#papers[ordinalOf(member)] = (this.#papers[ordinalOf(member)] ?? 0) + 1;
    }
    return { field, members };
  }

  #founders(size: number): Person[] {
    const first = this.#newcomer(null);
    return Array.from({ length: size }, (_, place) => (place === 0 ? first : this.#newcomer(first)));
  }

  #around(window: Window, size: number): Person[] {
    const place = this.#drawn(window);
    const first = window.signer(place);
    const members = [first];
    let known = window.teamOf(place);
    while (members.length < size) {
      if (this.#chance(this.#newcomers)) {
        members.push(this.#newcomer(first));
        continue;
      }
      // When all of a team are here, others are sought where one of them wrote last, and then anywhere.
      let next = this.#chance(FAMILIAR) ? this.#oneOf(known, members) : this.#stranger(window, members);
      if (next === null) {
        known = this.#latestTeamOf(members[this.#random.below(members.length)] ?? first);
        next = this.#oneOf(known, members) ?? this.#stranger(window, members) ?? this.#newcomer(first);
      }
      members.push(next);
    }
    return members;
  }

  /** Of a paper by hundreds, which nobody is remembered for: it says little of who works with whom. */
  #collaborate(size: number): Person[] {
    const all = this.#collaboration;
    for (const place of all.keys()) if (this.#chance(REPLACED)) all[place] = this.#newcomer(null);
    while (all.length < size) all.push(this.#newcomer(null));
    return all.slice(0, size);
  }

  #stranger(window: Window, taken: readonly Person[]): Person | null {
    const foreign = this.#windowOf(this.#fields.draw(this.#random));
    const from = this.#chance(FOREIGN) && !foreign.isEmpty ? foreign : window;
    const stranger = from.signer(this.#drawn(from));
    return taken.includes(stranger) ? null : stranger;
  }

  /** A recent place in a window; those who are passing are passed over mostly. */
  #drawn(window: Window): number {
    for (let tries = 1; ; tries++) {
      const place = window.draw(this.#random);
      if (tries === PATIENCE || this.#isWanted(window.signer(place))) return place;
    }
  }

  #oneOf(people: readonly Person[], taken: readonly Person[]): Person | null {
    const free = people.filter((person) => !taken.includes(person) && this.#isWanted(person));
    return free[this.#random.below(free.length)] ?? null;
  }

  #isWanted(person: Person): boolean {
    const ordinal = ordinalOf(person);
    // The same for a person at every time, and as if thrown for each.
    const lot = (Math.imul(ordinal, 0x9e3779b1) >>> 0) / 2 ** 32;
    if (lot < PASSING) return !this.#chance(PASSED_OVER);
    // Most careers are short, and who has written much has the less time for more.
    const career = this.#career * ((lot - PASSING) / (1 - PASSING)) ** SHORTNESS;
    if (this.#people - ordinal > career) return !this.#chance(PASSED_OVER);
    return this.#chance(1 / (1 + (this.#papers[ordinal] ?? 0) / BUSY));
  }

  #newcomer(like: Person | null): Person {
    const culture = like !== null && this.#chance(ALIKE) ? cultureOf(like) : anyCulture(this.#random);
    return personOf(this.#people++, culture);
  }

  #latestTeamOf(person: Person): Person[] {
    if ((this.#papers[ordinalOf(person)] ?? 0) === 0) return [];
    return this.#windowOf(this.#latestField[ordinalOf(person)] ?? 0).teamOf(this.#latestPlace[ordinalOf(person)] ?? 0);
  }

  #windowOf(field: number): Window {
    const window = this.#windows[field];
    if (window === undefined) throw new Error(`There is no field of the number ${field}.`);
    return window;
  }

  #chance(share: number): boolean {
    return this.#random.below(1e6) < share * 1e6;
  }
}

/** Of those who come to an existing team, the share of newcomers: a short time knows few people well, a long one many. */
function newcomersOf(records: number): number {
  return 0.24 + 0.15 / (1 + records / 25_000);
}
