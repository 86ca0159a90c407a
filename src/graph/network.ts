import {
  degreesOf,
  type NetworkTie,
  type OmittedAuthors,
  type PlacedTie,
  strongest,
  type Truncation,
  truncationOf,
} from '../model/network.ts';
import type { YearRange } from '../model/year-range.ts';
import type { Author } from './author.ts';

/** Authors, and every tie among them, as far as the limits reach. */
export interface Network<Kind extends NetworkTie = NetworkTie> {
  /** In the order of the rule by which they were chosen. */
  readonly authors: readonly NetworkAuthor[];
  /** The strongest first. */
  readonly ties: readonly Kind[];
  /** Null where nothing was left out. */
  readonly truncation: Truncation | null;
}

/** An author in a network. All counts are of the articles that the network is of. */
export interface NetworkAuthor {
  readonly author: Author;
  /** Steps from the centre; null where the network has none. */
  readonly distance: number | null;
  /** To how many others of the network the author is tied, whether or not the tie is among those given. */
  readonly degree: number;
  readonly articleCount: number;
  readonly workCount: number;
}

/** Which ties count, and how many are given. */
export interface TieLimits {
  readonly maxTies: number;
  /** Only ties of at least so many works are there at all. */
  readonly minWorks: number;
}

/** Which ties count, among how many authors, and how many are given. */
export interface NetworkLimits extends TieLimits {
  readonly maxAuthors: number;
}

/** Only the articles of these years, or of all where null. */
export interface OfYears {
  readonly years: YearRange | null;
}

/** What a network is made of: its authors in their order, and all ties among them, by the authors' places. */
export interface Members<Kind extends PlacedTie = PlacedTie> {
  readonly authors: readonly Omit<NetworkAuthor, 'degree'>[];
  readonly ties: readonly Kind[];
}

/** The network of `members`, its ties cut to the strongest; `omitted` says which authors it does without. */
export function networkOf<Kind extends PlacedTie>(
  { authors, ties }: Members<Kind>,
  maxTies: number,
  omitted: OmittedAuthors = { count: 0, atDistance: null },
): Network<Omit<Kind, 'a' | 'b'> & NetworkTie> {
  const degrees = degreesOf(authors.length, ties);
  const shown = strongest(ties, maxTies);
  const idAt = (place: number) => authors[place]?.author.id ?? '';
  return {
    authors: authors.map((each, place) => ({ degree: degrees[place] ?? 0, ...each })),
    ties: shown.map((tie) => ({ ...tie, a: idAt(tie.a), b: idAt(tie.b) })),
    truncation: truncationOf(omitted, ties.length - shown.length),
  };
}
