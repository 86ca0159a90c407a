import type { AuthorKind, NetworkFragment } from '../generated/graphql.ts';

/** A network as it is drawn, listed and exported, whatever it is of. */
export interface ShownNetwork {
  /** What it is the network of, for headings: "Around Church, Kenneth". */
  readonly title: string;
  /** The author in the middle; null where there is none. */
  readonly centre: string | null;
  /** What is known of that author whatever is shown. */
  readonly about: { readonly kind: AuthorKind; readonly coAuthorCount: number } | null;
  /** How many of the authors who were asked for are not in the graph. */
  readonly missing: number;
  readonly authors: readonly ShownAuthor[];
  readonly ties: readonly ShownTie[];
  /** What is left out; null where this is all. */
  readonly truncation: NetworkFragment['truncation'] | null;
  /** Those expanded, not all of whose co-authors could be added. */
  readonly cutExpansions: readonly CutExpansion[];
  /** Articles of each year, whatever years are shown, earliest first, zeros included. */
  readonly years: readonly YearCount[];
  /** How many articles it is counted over, where that is known. */
  readonly articleCount: number | null;
}

/** The `added` strongest of so many co-authors of somebody. */
export interface CutExpansion {
  readonly name: string;
  readonly added: number;
  readonly of: number;
}

export interface ShownAuthor {
  readonly id: string;
  readonly name: string;
  /** Steps from the centre. */
  readonly distance: number | null;
  readonly degree: number;
  readonly articleCount: number;
  readonly workCount: number;
}

/** A tie between two of the authors, by their ids. */
export interface ShownTie {
  readonly a: string;
  readonly b: string;
  readonly articleCount: number;
  readonly workCount: number;
  readonly strength: number;
  readonly firstYear: number | null;
  readonly lastYear: number | null;
}

export interface YearCount {
  readonly year: number;
  readonly count: number;
}

export function shownAuthors({ authors }: NetworkFragment): ShownAuthor[] {
  return authors.map(({ author: { id, name }, distance, degree, articleCount, workCount }) => ({
    id,
    name,
    distance: distance ?? null,
    degree,
    articleCount,
    workCount,
  }));
}

export function shownTies({ ties }: NetworkFragment): ShownTie[] {
  return ties.map(({ authors, articleCount, workCount, strength, firstYear, lastYear }) => ({
    a: authors[0]?.id ?? '',
    b: authors[1]?.id ?? '',
    articleCount,
    workCount,
    strength,
    firstYear: firstYear ?? null,
    lastYear: lastYear ?? null,
  }));
}

/** Counts of some years as those of every year from the first to the last. */
export function everyYear(counts: readonly YearCount[]): YearCount[] {
  const byYear = new Map(counts.map(({ year, count }) => [year, count]));
  const first = Math.min(...byYear.keys());
  const last = Math.max(...byYear.keys());
  return byYear.size === 0
    ? []
    : Array.from({ length: last - first + 1 }, (_, index) => ({ year: first + index, count: byYear.get(first + index) ?? 0 }));
}
