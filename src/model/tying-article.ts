import type { PlacedTie } from './network.ts';

/** An article, as far as it ties authors of a network. */
export interface TyingArticle {
  readonly id: string;
  /** How many different authors it has in all. */
  readonly authorCount: number;
  readonly year: number | null;
  /** Those of its authors whom it ties, by their places in the network, each once. */
  readonly authors: readonly number[];
}

/** A tie with the ids of the articles that it counts, in order. */
export interface PlacedListedTie extends PlacedTie {
  readonly articles: readonly string[];
}

/**
 * The ties that articles make, in no order. `works` are the articles of each work. Each work that two authors share weighs 1 / (n - 1), n the authors
 * of the article with the fewest among those of the work that both signed (M. E. J. Newman, Scientific collaboration networks II, 2001).
 */
export function tiesOf(works: readonly (readonly TyingArticle[])[]): PlacedListedTie[] {
  const sums = new Map<number, Sum>();
  // Summed in one order, whatever the order of reading, so that the same articles give the same strength to the last digit.
  for (const articles of works.map((work) => work.toSorted(byId)).sort(([one], [other]) => byId(one, other))) {
    for (const [key, shared] of sharedIn(articles)) {
      const sum = sums.get(key);
      if (sum === undefined) sums.set(key, { strength: weight(shared), works: 1, articles: [...shared] });
      else {
        sum.strength += weight(shared);
        sum.works += 1;
        sum.articles.push(...shared);
      }
    }
  }
  return [...sums].map(([key, sum]) => ({ a: Math.floor(key / PLACES), b: key % PLACES, ...tieOf(sum) }));
}

/** More than the places of any network. */
const PLACES = 1_000_000;

interface Sum {
  strength: number;
  works: number;
  readonly articles: TyingArticle[];
}

/** What each pair has signed of `articles`, by a number that stands for the pair. */
function sharedIn(articles: readonly TyingArticle[]): Map<number, TyingArticle[]> {
  const pairs = new Map<number, TyingArticle[]>();
  for (const article of articles) {
    const places = article.authors.toSorted((one, other) => one - other);
    places.forEach((a, index) => {
      for (let at = index + 1; at < places.length; at += 1) {
        const key = a * PLACES + (places[at] ?? 0);
        const shared = pairs.get(key);
        if (shared === undefined) pairs.set(key, [article]);
        else shared.push(article);
      }
    });
  }
  return pairs;
}

function weight(versions: readonly TyingArticle[]): number {
  return 1 / (versions.reduce((fewest, { authorCount }) => Math.min(fewest, authorCount), Infinity) - 1);
}

function tieOf({ strength, works, articles }: Sum): Omit<PlacedListedTie, 'a' | 'b'> {
  const years = articles.flatMap(({ year }) => (year === null ? [] : [year]));
  return {
    articleCount: articles.length,
    workCount: works,
    strength: Math.round(strength * 1e12) / 1e12,
    firstYear: years.length === 0 ? null : years.reduce((first, year) => Math.min(first, year)),
    lastYear: years.length === 0 ? null : years.reduce((last, year) => Math.max(last, year)),
    articles: articles.map(({ id }) => id).sort(),
  };
}

function byId(one: TyingArticle | undefined, other: TyingArticle | undefined): number {
  return (one?.id ?? '') < (other?.id ?? '') ? -1 : 1;
}
