import type { NetworkTie, Truncation } from '../model/network.ts';
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
