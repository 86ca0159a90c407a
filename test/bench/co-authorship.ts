/** Names longer lists than this make no pairs: three thousand authors would make four and a half million. */
export const MOST_PAIRED = 100;

/** Room for 67 million authors on either side of a pair, within the integers that a double holds. */
const SIDE = 2 ** 26;

/** Authors whose neighbours are compared with one another; more would show nothing new. */
const SAMPLE = 2_000;

export interface CoAuthorshipFigures {
  /** How many others each author has written with, ascending. */
  readonly degrees: Uint32Array;
  readonly pairs: number;
  /** Share of pairs that wrote together more than once. */
  readonly repeated: number;
  /** Share of authors in the largest connected part. */
  readonly giant: number;
  /** Mean share of an author's co-authors, two or more, that are co-authors of one another. */
  readonly clustering: number;
}

/** Who has written with whom, by the authors' numbers, kept as one number a pair and paper. */
export class CoAuthorship {
  #pairs = new Float64Array(2 ** 16);
  #count = 0;

  /** The different authors of one paper; papers of more than `MOST_PAIRED` are passed over. */
  add(authors: readonly number[]): void {
    if (authors.length > MOST_PAIRED) return;
    for (const [index, one] of authors.entries()) {
      for (const other of authors.slice(index + 1)) this.#push(Math.min(one, other) * SIDE + Math.max(one, other));
    }
  }

  figures(authors: number): CoAuthorshipFigures {
    const together = this.#pairs.subarray(0, this.#count).sort();
    const pairs = together.filter((pair, index) => pair !== together[index - 1]);
    const again = new Set(together.filter((pair, index) => pair === together[index - 1]));
    const ends = [...endsOf(pairs)];
    const degrees = new Uint32Array(authors);
    for (const [one, other] of ends) for (const author of [one, other]) degrees[author] = (degrees[author] ?? 0) + 1;
    return {
      clustering: clusteringOf(neighbourhoods(ends, degrees), new Set(pairs)),
      giant: largestPart(ends, authors) / authors,
      degrees: degrees.sort(),
      pairs: pairs.length,
      repeated: again.size / pairs.length,
    };
  }

  #push(pair: number): void {
    if (this.#count === this.#pairs.length) {
      const larger = new Float64Array(this.#count * 2);
      larger.set(this.#pairs);
      this.#pairs = larger;
    }
    this.#pairs[this.#count++] = pair;
  }
}
