/**
 * What the graph should say, worked out again from VuFind's Solr documents in the plainest way, with nothing of the program and without
 * a database: every figure by going through all articles. To compare answers with.
 */
import anyAscii from 'any-ascii';

export type SolrFields = Readonly<Record<string, unknown>>;

export interface ExpectedTie {
  readonly name: string;
  readonly articleCount: number;
  readonly workCount: number;
  readonly strength: number;
  readonly firstYear: number | null;
  readonly lastYear: number | null;
  /** The catalogue's ids of the articles by both. */
  readonly recordIds: readonly string[];
  /** How many of them are about each topic, by kind and name. */
  readonly topics: ReadonlyMap<string, number>;
}

/** Who is tied to whom: the tie of two authors stands under the name of either. */
export type ExpectedTies = ReadonlyMap<string, ReadonlyMap<string, ExpectedTie>>;

export interface Range {
  readonly from?: number;
  readonly to?: number;
}

/** An article, as far as anything is counted over it. */
export interface ExpectedArticle {
  readonly recordId: string;
  readonly year: number | null;
  readonly names: ReadonlySet<string>;
  /** Those that it ties to one another. */
  readonly tied: ReadonlySet<string>;
  readonly keys: readonly string[];
  readonly lastIndexed: string;
  readonly hasAbstract: boolean;
  readonly hasDoi: boolean;
  readonly facets: Readonly<Record<Facet, ReadonlySet<string>>>;
}

export type Facet = 'publisher' | 'venue' | 'institution' | 'collection' | 'language' | 'format' | 'topic';

export interface OracleOptions {
  readonly thisYear: number;
  readonly maxTieAuthors: number;
}

export class Oracle {
  readonly articles: readonly ExpectedArticle[];
  readonly #of = new Map<string, ExpectedArticle[]>();
  readonly #work = new Map<ExpectedArticle, ExpectedArticle>();

  /** The documents of one source in the order of loading; of those that share an id the last counts, unless it is older than one before. */
  constructor(documents: Iterable<SolrFields>, options: OracleOptions) {
    const articles = new Map<string, ExpectedArticle>();
    for (const document of documents) {
      const article = articleOf(document, options);
      const before = articles.get(article.recordId);
      if (before !== undefined && article.lastIndexed !== '' && article.lastIndexed < before.lastIndexed) continue;
      articles.set(article.recordId, article);
    }
    this.articles = [...articles.values()];
    for (const article of this.articles) {
      for (const name of article.names) this.#of.set(name, [...(this.#of.get(name) ?? []), article]);
    }
    this.#joinWorks();
  }

  get authors(): string[] {
    return [...this.#of.keys()];
  }

  articlesOf(name: string): readonly ExpectedArticle[] {
    return this.#of.get(name) ?? [];
  }

  author(name: string) {
    const articles = this.articlesOf(name);
    const coAuthorCount = this.coAuthors(name).length;
    return { articleCount: articles.length, workCount: this.#works(articles).size, coAuthorCount, ...span(articles) };
  }

  /** Everybody with whom `name` has written, in no order; within `range`, over its articles alone. */
  coAuthors(name: string, range: Range = {}): ExpectedTie[] {
    const shared = new Map<string, ExpectedArticle[]>();
    for (const article of this.articlesOf(name)) {
      if (!article.tied.has(name) || !within(article, range)) continue;
      for (const other of article.tied) if (other !== name) shared.set(other, [...(shared.get(other) ?? []), article]);
    }
    return [...shared].map(([other, articles]) => this.#tie(other, articles));
  }

  tie(name: string, other: string, range: Range = {}): ExpectedTie | null {
    return this.coAuthors(name, range).find((tie) => tie.name === other) ?? null;
  }

  /** All ties of `range`, found from either side. */
  ties(range: Range = {}): ExpectedTies {
    return this.tiesOver(this.articles.filter((article) => within(article, range)));
  }

  /** All ties that `articles` make, counted over them alone, found from either side. */
  tiesOver(articles: readonly ExpectedArticle[]): ExpectedTies {
    const shared = new Map<string, Map<string, ExpectedArticle[]>>();
    for (const article of articles) {
      for (const name of article.tied) {
        const others = shared.get(name) ?? new Map<string, ExpectedArticle[]>();
        shared.set(name, others);
        for (const other of article.tied) if (other !== name) others.set(other, [...(others.get(other) ?? []), article]);
      }
    }
    return new Map(
      [...shared].map(([name, others]) => [name, new Map([...others].map(([other, both]) => [other, this.#tie(other, both)]))]),
    );
  }

  workCount(articles: readonly ExpectedArticle[]): number {
    return this.#works(articles).size;
  }

  statistics() {
    const different = (values: Iterable<string>) => new Set(values).size;
    const count = (facet: Facet) => different(this.articles.flatMap(({ facets }) => [...facets[facet]]));
    const pairs = this.authors.reduce((sum, name) => sum + this.coAuthors(name).length, 0);
    return {
      articleCount: this.articles.length,
      authorCount: this.#of.size,
      publisherCount: count('publisher'),
      venueCount: count('venue'),
      institutionCount: count('institution'),
      collectionCount: count('collection'),
      topicCount: count('topic'),
      workCount: this.#works(this.articles).size,
      tieCount: pairs / 2,
      ...span(this.articles),
    };
  }

  #tie(name: string, articles: readonly ExpectedArticle[]): ExpectedTie {
    let strength = 0;
    for (const versions of this.#works(articles).values()) strength += 1 / (Math.min(...versions.map(({ names }) => names.size)) - 1);
    const topics = tally(articles.flatMap(({ facets }) => [...facets.topic]));
    const recordIds = articles.map(({ recordId }) => recordId);
    return { name, articleCount: articles.length, workCount: this.#works(articles).size, strength, ...span(articles), recordIds, topics };
  }

  /** Articles by the work that they are of. */
  #works(articles: readonly ExpectedArticle[]): Map<ExpectedArticle, ExpectedArticle[]> {
    const works = new Map<ExpectedArticle, ExpectedArticle[]>();
    for (const article of articles) works.set(this.#root(article), [...(works.get(this.#root(article)) ?? []), article]);
    return works;
  }

  /** Whatever shares a key is one work, through however many others. */
  #joinWorks(): void {
    const firstWith = new Map<string, ExpectedArticle>();
    for (const article of this.articles) {
      for (const key of article.keys) {
        const other = firstWith.get(key);
        if (other === undefined) firstWith.set(key, article);
        else if (this.#root(other) !== this.#root(article)) this.#work.set(this.#root(article), this.#root(other));
      }
    }
  }

  #root(article: ExpectedArticle): ExpectedArticle {
    let root = article;
    for (let next = this.#work.get(root); next !== undefined; next = this.#work.get(root)) root = next;
    return root;
  }
}

/** How often each value occurs. */
export function tally(values: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

export function within({ year }: { readonly year: number | null }, { from, to }: Range): boolean {
  if (from === undefined && to === undefined) return true;
  return year !== null && (from === undefined || year >= from) && (to === undefined || year <= to);
}

function span(articles: readonly ExpectedArticle[]) {
  const years = articles.flatMap(({ year }) => (year === null ? [] : [year])).sort((one, other) => one - other);
  return { firstYear: years[0] ?? null, lastYear: years.at(-1) ?? null };
}

const MAKES_TIES = new Set(['', 'aut', 'author', 'cre', 'creator']);

function articleOf(document: SolrFields, { thisYear, maxTieAuthors }: OracleOptions): ExpectedArticle {
  const persons = [...signatures(document, 'author'), ...signatures(document, 'author2')];
  const bodies = signatures(document, 'author_corporate');
  const names = new Set([...persons, ...bodies].map(({ name }) => name));
  const tied = names.size > maxTieAuthors ? [] : persons.filter(({ role }) => MAKES_TIES.has(role)).map(({ name }) => name);
  const values = (field: string) => new Set(textsOf(document, field).map(clean).filter(Boolean));
  const topics = (field: string, kind: string) => [...values(field)].map((name) => `${kind} ${name}`);
  const signing = [...persons, ...bodies].filter(({ role }) => MAKES_TIES.has(role)).map(({ name }) => name);
  return {
    recordId: clean(textsOf(document, 'id')[0] ?? ''),
    year: yearOf(document, thisYear),
    names,
    tied: new Set(tied),
    keys: keysOf(document, signing),
    lastIndexed: textsOf(document, 'last_indexed')[0] ?? '',
    hasAbstract:
      clean(
        textsOf(document, 'description')
          .join(' ')
          .replace(/<[^>]*>/g, ' '),
      ) !== '',
    hasDoi: textsOf(document, 'doi_str_mv').some((doi) => /10\.\d{4,9}\/\S/.test(doi)),
    facets: {
      publisher: values('publisher'),
      venue: new Set([...values('container_title')].slice(0, 1)),
      institution: values('institution'),
      collection: values('collection'),
      language: values('language'),
      format: values('format'),
      topic: new Set([...topics('topic', 'TOPIC'), ...topics('era', 'ERA'), ...topics('geographic', 'PLACE'), ...topics('genre', 'GENRE')]),
    },
  };
}

function signatures(document: SolrFields, field: string): { name: string; role: string }[] {
  const names = textsOf(document, field);
  const roles = textsOf(document, `${field}_role`);
  return names
    .map((name, index) => ({ name: clean(name), role: roles.length === names.length ? clean(roles[index] ?? '').toLowerCase() : '' }))
    .filter(({ name }) => name !== '');
}

function yearOf(document: SolrFields, thisYear: number): number | null {
  const years = textsOf(document, 'publishDate').flatMap((date) => date.match(/\d+/g) ?? []);
  return (
    years
      .filter((digits) => digits.length === 4)
      .map(Number)
      .find((year) => year >= 1000 && year <= thisYear + 1) ?? null
  );
}

/** Where the catalogue gives no keys, VuFind's rule: each author with each title. */
function keysOf(document: SolrFields, names: readonly string[]): string[] {
  const dois = textsOf(document, 'doi_str_mv')
    .slice(0, 1)
    .map((doi) => `DOI ${doi.toLowerCase().replace(/^https?:\/\/doi\.org\//, '')}`);
  const stated = textsOf(document, 'work_keys_str_mv').map(clean).filter(Boolean);
  if (stated.length > 0) return [...stated, ...dois];
  const titles = textsOf(document, 'title').map(keyPart).filter(Boolean);
  const authors = names.map(keyPart).filter(Boolean);
  return [...titles.flatMap((title) => authors.map((author) => `AT ${author} ${title}`)), ...dois];
}

function keyPart(text: string): string {
  const latin = Array.from(text.normalize('NFD').toLowerCase()).map((character) =>
    /\p{L}/u.test(character) && !/\p{Script=Latin}/u.test(character) ? anyAscii(character).toLowerCase() : character,
  );
  const letters = latin.join('').replace(/[^\p{L}\p{N}]/gu, '');
  return Array.from(letters.normalize('NFKC')).slice(0, 255).join('');
}

/** The values of a field, whether it holds one or many. */
function textsOf(document: SolrFields, field: string): string[] {
  const value = document[field];
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}

function clean(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .normalize('NFC');
}
