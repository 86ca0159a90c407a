import { nameKey } from './facet-oracle.ts';
import { type ExpectedArticle, type ExpectedTie, type ExpectedTies, type Oracle, type Range, within } from './oracle.ts';

export interface ExpectedMember {
  readonly name: string;
  readonly distance: number | null;
  readonly degree: number;
  readonly articleCount: number;
  readonly workCount: number;
}

/** A tie of the one who stands earlier in the network with the other. */
export interface ExpectedNetworkTie extends ExpectedTie {
  readonly names: readonly [string, string];
}

export interface ExpectedNetwork {
  readonly authors: readonly ExpectedMember[];
  readonly ties: readonly ExpectedNetworkTie[];
  readonly truncation: {
    readonly reasons: readonly string[];
    readonly omittedAuthors: number;
    readonly omittedTies: number;
    readonly atDistance: number | null;
  } | null;
}

export interface NetworkLimits {
  readonly maxAuthors: number;
  readonly maxTies: number;
  readonly minWorks: number;
}

interface Chosen {
  readonly names: readonly string[];
  readonly distances: ReadonlyMap<string, number>;
  readonly omitted: number;
  readonly atDistance: number | null;
}

/** Networks in the plainest way: all ties first, then whoever is reached. */
export class NetworkOracle {
  readonly #oracle: Oracle;
  readonly #ids: ReadonlyMap<string, string>;
  readonly #ties = new Map<string, ExpectedTies>();

  /** `ids` are the authors' by their names: who is called alike stands in the order of them. */
  constructor(oracle: Oracle, ids: ReadonlyMap<string, string>) {
    this.#oracle = oracle;
    this.#ids = ids;
  }

  /** All ties of `range`, of at least so many works. */
  ties(range: Range, minWorks = 1): ExpectedTies {
    const what = `${range.from ?? ''}-${range.to ?? ''} ${minWorks}`;
    const ties = this.#ties.get(what) ?? (minWorks > 1 ? ofWorks(this.ties(range), minWorks) : this.#oracle.ties(range));
    this.#ties.set(what, ties);
    return ties;
  }

  /** Who stands before whom of those that nothing else tells apart: no two have the same key. */
  keyOf(name: string): string {
    return nameKey(name) + (this.#ids.get(name) ?? '');
  }

  around(centre: string, depth: number, limits: NetworkLimits, range: Range = {}): ExpectedNetwork {
    const ties = this.ties(range, limits.minWorks);
    const articles = this.#oracle.articles.filter((article) => within(article, range));
    return this.#network(this.#rings(centre, depth, limits.maxAuthors, ties), ties, articles, limits.maxTies);
  }

  among(names: readonly string[], { maxTies, minWorks }: Omit<NetworkLimits, 'maxAuthors'>, range: Range = {}): ExpectedNetwork {
    const articles = this.#oracle.articles.filter((article) => within(article, range));
    const chosen = { names: [...new Set(names)], distances: new Map<string, number>(), omitted: 0, atDistance: null };
    return this.#network(chosen, this.ties(range, minWorks), articles, maxTies);
  }

  /** The network of a list of articles. */
  of(articles: readonly ExpectedArticle[], { maxAuthors, maxTies, minWorks }: NetworkLimits): ExpectedNetwork {
    const names = this.#ranked(new Map([...byName(articles)].map(([name, signed]) => [name, signed.length])));
    const chosen = { names: names.slice(0, maxAuthors), distances: new Map<string, number>(), atDistance: null };
    const omitted = Math.max(names.length - maxAuthors, 0);
    return this.#network({ ...chosen, omitted }, ofWorks(this.#oracle.tiesOver(articles), minWorks), articles, maxTies);
  }

  #rings(centre: string, depth: number, maxAuthors: number, ties: ExpectedTies): Chosen {
    const distances = new Map([[centre, 0]]);
    for (let distance = 1, last = [centre]; distance <= depth; distance++) {
      const strengths = new Map<string, number>();
      for (const name of last) {
        for (const [other, { strength }] of ties.get(name) ?? []) {
          if (!distances.has(other)) strengths.set(other, (strengths.get(other) ?? 0) + strength);
        }
      }
      const ring = this.#ranked(strengths);
      last = ring.slice(0, maxAuthors - distances.size);
      for (const name of last) distances.set(name, distance);
      const omitted = ring.length - last.length;
      if (omitted > 0) return { names: [...distances.keys()], distances, omitted, atDistance: distance };
    }
    return { names: [...distances.keys()], distances, omitted: 0, atDistance: null };
  }

  /** Those of the greatest figure first, then by name. */
  #ranked(figures: ReadonlyMap<string, number>): string[] {
    return [...figures]
      .map(([name, figure]) => ({ name, figure: inBillionths(figure), key: this.keyOf(name) }))
      .sort((one, other) => other.figure - one.figure || (one.key < other.key ? -1 : 1))
      .map(({ name }) => name);
  }

  #network({ names, distances, omitted, atDistance }: Chosen, all: ExpectedTies, articles: readonly ExpectedArticle[], maxTies: number) {
    const ties = names.flatMap((name, place) =>
      names.slice(place + 1).flatMap((other): ExpectedNetworkTie[] => {
        const tie = all.get(name)?.get(other);
        return tie === undefined ? [] : [{ ...tie, names: [name, other] }];
      }),
    );
    // A stable sort leaves equal ones in the order of their authors.
    ties.sort((one, other) => inBillionths(other.strength) - inBillionths(one.strength));
    const omittedTies = Math.max(ties.length - maxTies, 0);
    const signedBy = byName(articles);
    const authors = names.map((name) => {
      const signed = signedBy.get(name) ?? [];
      const degree = ties.filter((tie) => tie.names.includes(name)).length;
      const counts = { articleCount: signed.length, workCount: this.#oracle.workCount(signed) };
      return { name, distance: distances.get(name) ?? null, degree, ...counts };
    });
    const reasons = [...(omitted > 0 ? ['MAX_AUTHORS'] : []), ...(omittedTies > 0 ? ['MAX_TIES'] : [])];
    const truncation = reasons.length === 0 ? null : { reasons, omittedAuthors: omitted, omittedTies, atDistance };
    return { authors, ties: ties.slice(0, maxTies), truncation };
  }
}

/** Sums are compared in billionths, so that the order of summing never decides. */
export function inBillionths(figure: number): number {
  return Math.round(figure * 1e9);
}

function byName(articles: readonly ExpectedArticle[]): Map<string, ExpectedArticle[]> {
  const signed = new Map<string, ExpectedArticle[]>();
  for (const article of articles) {
    for (const name of article.names) {
      const those = signed.get(name) ?? [];
      signed.set(name, those);
      those.push(article);
    }
  }
  return signed;
}

function ofWorks(ties: ExpectedTies, minWorks: number): ExpectedTies {
  const enough = (others: ReadonlyMap<string, ExpectedTie>) => new Map([...others].filter(([, { workCount }]) => workCount >= minWorks));
  return new Map([...ties].map(([name, others]) => [name, enough(others)]));
}
