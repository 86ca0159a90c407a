import { Random } from '../support/random.ts';
import { type Culture, CULTURES } from './cultures.ts';
import { Weighted, zipfian } from './weighted.ts';

/** Somebody, as a number that tells everything about them: which one they are, and of which culture. */
export type Person = number;

/** More than there are cultures; leaves room for a quarter of a billion people in 32 bits. */
const CULTURE_ROOM = 16;

export function personOf(ordinal: number, culture: number): Person {
  return ordinal * CULTURE_ROOM + culture;
}

export function ordinalOf(person: Person): number {
  return Math.floor(person / CULTURE_ROOM);
}

export function cultureOf(person: Person): number {
  return person % CULTURE_ROOM;
}

const FREQUENCY = new Weighted(CULTURES.map(({ weight }) => weight));

export function anyCulture(random: Random): number {
  return FREQUENCY.draw(random);
}

interface Naming extends Culture {
  readonly familyRanks: Weighted;
  readonly givenRanks: Weighted;
}

const NAMINGS: readonly Naming[] = CULTURES.map((culture) => ({
  ...culture,
  familyRanks: zipfian(culture.families.length, 1, 2),
  givenRanks: zipfian(culture.givens.length, 0.8, 10),
}));

/** Names printed as "Family, Given". Different people may have one name, as in life. */
export class Names {
  readonly #seed: number;

  constructor(seed: number) {
    this.#seed = Math.imul(seed, 0x9e3779b1);
  }

  /** The same for the same person at every time. */
  of(person: Person): string {
    const random = new Random(Math.imul(person ^ this.#seed, 0x85ebca6b) ^ (person >>> 15));
    const naming = NAMINGS[cultureOf(person)];
    if (naming === undefined) throw new Error(`There is no culture of the number ${cultureOf(person)}.`);
    const family = familyOf(naming, random);
    const given = givenOf(naming, random);
    // Some have been printed with initials wherever they appeared.
    return random.below(100) < 5 ? initialled(family, given) : `${family}, ${given}`;
  }
}

/** A name as venues print it that give nothing but initials. */
export function withInitials(name: string): string {
  const [family = name, given = ''] = name.split(', ');
  return initialled(family, given);
}

function initialled(family: string, given: string): string {
  const initials = given.split(/[ -]/).map((part) => `${part.charAt(0)}.`);
  return `${family}, ${initials.join(' ')}`;
}

function familyOf(naming: Naming, random: Random): string {
  const one = oneFamily(naming, random);
  if (random.below(1_000) >= naming.double * 1_000) return one;
  const other = oneFamily(naming, random);
  return other === one ? one : `${one}${naming.double > 0.2 ? ' ' : '-'}${other}`;
}

function oneFamily({ rare, families, familyRanks }: Naming, random: Random): string {
  if (random.below(1_000) >= rare.share * 1_000) return families[familyRanks.draw(random)] ?? '';
  return rare.parts.map((parts) => random.oneOf(parts)).join('');
}

function givenOf({ givens, givenRanks, second }: Naming, random: Random): string {
  const first = givens[givenRanks.draw(random)] ?? '';
  if (random.below(1_000) >= second.share * 1_000) return first;
  if (second.kind === 'initial') return `${first}${second.between}${String.fromCharCode(65 + random.below(23))}.`;
  const other = givens[givenRanks.draw(random)] ?? '';
  return `${first}${second.between}${second.kind === 'syllable' ? other.toLowerCase() : other}`;
}
