import type { Author } from './author.ts';
import type { Reader } from './graph.ts';
import type { Pair } from './tie.ts';
import type { Topic } from './topic.ts';

/** Somebody with whom an author may want to write. */
export interface SuggestedCoAuthor {
  readonly author: Author;
  readonly score: number;
  /** The ids of those with whom both have written, who say most first. */
  readonly via: readonly string[];
}

export async function suggestedCoAuthorsOf(_graph: Reader, _ids: readonly string[]): Promise<SuggestedCoAuthor[][]> {
  return Promise.reject(new Error('being built'));
}

/** The topics that both of each of `pairs` have written about, in the order of `pairs`. */
export async function sharedTopicsOf(_graph: Reader, _pairs: readonly Pair[]): Promise<Topic[][]> {
  return Promise.reject(new Error('being built'));
}
