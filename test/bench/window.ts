import type { Random } from '../support/random.ts';
import type { Person } from './names.ts';

/** The largest team that is remembered. */
export const MOST_REMEMBERED = 100;

/**
 * The latest signatures of a field, team after team, in a ring of fixed size. Whoever is drawn by a signature is drawn as often as they
 * have signed lately: the more papers, the more new ones, until nothing of theirs is recent any more.
 */
export class Window {
  readonly #signatures: Uint32Array;
  /** For each signature where its team begins, as a position in the whole sequence, and how many it is. */
  readonly #begins: Uint32Array;
  readonly #sizes: Uint8Array;
  #end = 0;

  /** Of more signatures than `MOST_REMEMBERED`. */
  constructor(size: number) {
    this.#signatures = new Uint32Array(size);
    this.#begins = new Uint32Array(size);
    this.#sizes = new Uint8Array(size);
  }

  get isEmpty(): boolean {
    return this.#end === 0;
  }

  /** The share of its room that is used, from 0 to 1. */
  get filled(): number {
    return Math.min(1, this.#end / this.#signatures.length);
  }

  /** Remembers a team of no more than `MOST_REMEMBERED`. Returns the position where it begins. */
  add(team: readonly Person[]): number {
    const begin = this.#end;
    for (const person of team) {
      const at = this.#end % this.#signatures.length;
      this.#signatures[at] = person;
      this.#begins[at] = begin;
      this.#sizes[at] = team.length;
      this.#end += 1;
    }
    return begin;
  }

  /** The position of a signature that is remembered. */
  draw(random: Random): number {
    const length = Math.min(this.#end, this.#signatures.length);
    return this.#end - 1 - random.below(length);
  }

  signer(position: number): Person {
    return this.#signatures[position % this.#signatures.length] ?? 0;
  }

  /** The team of a signature; nobody where it is forgotten, in part or whole. */
  teamOf(position: number): Person[] {
    const at = position % this.#signatures.length;
    const begin = this.#begins[at] ?? 0;
    const isThere = position < this.#end && begin <= position && begin >= this.#end - this.#signatures.length;
    return isThere ? Array.from({ length: this.#sizes[at] ?? 0 }, (_, place) => this.signer(begin + place)) : [];
  }
}
