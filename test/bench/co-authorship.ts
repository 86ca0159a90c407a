/** Papers by more than this make no pairs: three thousand authors would make four and a half million. */
export const MOST_PAIRED = 100;

/** Room for 67 million authors on either side of a pair, within the integers that a double holds. */
const SIDE = 2 ** 26;

/** Authors whose co-authors are compared with one another; more would show nothing new. */
const SAMPLE = 2_000;

export interface CoAuthorshipFigures {
  /** How many others each author has written with, ascending. */
  readonly degrees: Uint32Array;
  readonly pairs: number;
  /** Share of pairs that wrote together more than once. */
  readonly repeated: number;
  /** Share of authors in the largest connected part. */
  readonly giant: number;
  /** Mean share of pairs of co-authors of one author that wrote together too, over a sample of authors with two or more. */
  readonly clustering: number;
}

/** Who has written with whom, by the authors' numbers: eight bytes for each pair of each paper. */
export class CoAuthorship {
  #together = new Float64Array(2 ** 16);
  #count = 0;

  /** The different authors of one paper. */
  add(authors: readonly number[]): void {
    if (authors.length > MOST_PAIRED) return;
    for (const [index, one] of authors.entries()) {
      for (const other of authors.slice(index + 1)) this.#push(Math.min(one, other) * SIDE + Math.max(one, other));
    }
  }

  /** Over `authors` authors, those who wrote alone included. */
  figures(authors: number): CoAuthorshipFigures {
    const together = this.#together.subarray(0, this.#count).sort();
    const pairs = together.filter((pair, index) => pair !== together[index - 1]);
    const repeated = together.filter((pair, index) => pair === together[index - 1] && pair !== together[index - 2]).length;
    const network = networkOf(pairs, authors);
    return {
      degrees: network.degrees.toSorted(),
      pairs: pairs.length,
      repeated: repeated / pairs.length,
      giant: largestPart(network) / authors,
      clustering: clusteringOf(network),
    };
  }

  #push(pair: number): void {
    if (this.#count === this.#together.length) {
      const larger = new Float64Array(this.#count * 2);
      larger.set(this.#together);
      this.#together = larger;
    }
    this.#together[this.#count++] = pair;
  }
}

interface Network {
  readonly degrees: Uint32Array;
  /** The co-authors of an author, ascending. */
  readonly of: (author: number) => Uint32Array;
}

/** All co-authors in one array, author after author. */
function networkOf(pairs: Float64Array, authors: number): Network {
  const degrees = new Uint32Array(authors);
  const eachEnd = (visit: (one: number, other: number) => void) => {
    for (const pair of pairs) visit(Math.floor(pair / SIDE), pair % SIDE);
    for (const pair of pairs) visit(pair % SIDE, Math.floor(pair / SIDE));
  };
  eachEnd((one) => (degrees[one] = (degrees[one] ?? 0) + 1));
  const ends = new Float64Array(authors);
  degrees.forEach((degree, author) => (ends[author] = (ends[author - 1] ?? 0) + degree));
  const startOf = (author: number) => ends[author - 1] ?? 0;
  const filled = ends.map((_, author) => startOf(author));
  const all = new Uint32Array(pairs.length * 2);
  eachEnd((one, other) => {
    const at = filled[one] ?? 0;
    all[at] = other;
    filled[one] = at + 1;
  });
  const of = (author: number) => all.subarray(startOf(author), ends[author]);
  degrees.forEach((_, author) => of(author).sort());
  return { degrees, of };
}

function largestPart({ degrees, of }: Network): number {
  const met = new Uint8Array(degrees.length);
  let largest = 0;
  for (const start of degrees.keys()) {
    if (met[start] === 1) continue;
    met[start] = 1;
    const part = [start];
    for (const author of part) {
      for (const other of of(author)) {
        if (met[other] === 1) continue;
        met[other] = 1;
        part.push(other);
      }
    }
    largest = Math.max(largest, part.length);
  }
  return largest;
}

function clusteringOf({ degrees, of }: Network): number {
  const able = [...degrees.keys()].filter((author) => (degrees[author] ?? 0) > 1);
  const step = Math.max(1, Math.floor(able.length / SAMPLE));
  const shares = able
    .filter((_, index) => index % step === 0)
    .map((author) => {
      const others = new Set(of(author));
      const closed = [...others].reduce((sum, other) => sum + of(other).filter((third) => others.has(third)).length, 0);
      return closed / (others.size * (others.size - 1));
    });
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}
