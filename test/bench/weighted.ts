import type { Random } from '../support/random.ts';

/** Draws from 0 to below the number of weights, each as often as its weight says, in constant time: Walker's alias method in Vose's form. */
export class Weighted {
  readonly #keep: Float64Array;
  readonly #alias: Uint32Array;

  constructor(weights: readonly number[]) {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    this.#keep = Float64Array.from(weights, (weight) => (weight / total) * weights.length);
    this.#alias = Uint32Array.from(weights.keys());
    const [small, large] = [
      [...this.#keep.keys()].filter((at) => this.#at(at) < 1),
      [...this.#keep.keys()].filter((at) => this.#at(at) >= 1),
    ];
    for (;;) {
      const [less, more] = [small.pop(), large.pop()];
      if (less === undefined || more === undefined) break;
      this.#alias[less] = more;
      this.#keep[more] = this.#at(more) - (1 - this.#at(less));
      (this.#at(more) < 1 ? small : large).push(more);
    }
    // What is left over is 1 but for rounding: nobody's alias is needed.
  }

  draw(random: Random): number {
    const place = random.below(1e9) * (this.#keep.length / 1e9);
    const at = Math.floor(place);
    return place - at < this.#at(at) ? at : (this.#alias[at] ?? at);
  }

  #at(index: number): number {
    return this.#keep[index] ?? 0;
  }
}

/**
 * Weights of ranks by the law of Zipf and Mandelbrot: 1 / (rank + `shift`) ^ `exponent`. A shift flattens the top: without one the first
 * of many has an eighth of everything.
 */
export function zipf(count: number, exponent = 1, shift = 0): number[] {
  return Array.from({ length: count }, (_, index) => 1 / (index + 1 + shift) ** exponent);
}

/** Draws ranks, from 0, by Zipf's law. */
export function zipfian(count: number, exponent?: number, shift?: number): Weighted {
  return new Weighted(zipf(count, exponent, shift));
}
