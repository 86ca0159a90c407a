import { CoAuthorship } from './co-authorship.ts';

/** A document of VuFind's index as far as anything here is counted. */
export type CountedDocument = Readonly<Record<string, unknown>>;

/** One line of a table: what is measured, and the figure as shown. */
export type Figure = readonly [what: string, value: string];

const TEAM_SIZES = [1, 2, 3, 4, 5, 10, 20, 100, Infinity];
const PAPER_COUNTS = [1, 2, 5, 10, 50, 200, Infinity];
/** Words that many papers hold, to see how broad a search can be. */
const BROAD_WORDS = ['analysis', 'learning', 'model', 'network'];

/** What a set of records is like: counted one document at a time, without a database. */
export class Census {
  #records = 0;
  #titleWords = 0;
  #abstracts = 0;
  #abstractWords = 0;
  #years = new Counts();
  #teams: number[] = [];
  #authors = new Counts();
  #ordinals = new Map<string, number>();
  #coAuthorship = new CoAuthorship();
  #keys = new Counts();
  #missing = new Counts();
  #broad = new Counts();
  #sets = new Map(['container_title', 'publisher', 'topic', 'language', 'institution'].map((field) => [field, new Counts()]));

  add(document: CountedDocument): void {
    this.#records += 1;
    const names = [...new Set(valuesOf(document, 'author'))];
    this.#teams.push(names.length);
    names.forEach((name) => this.#authors.add(name));
    this.#coAuthorship.add(names.map((name) => this.#ordinalOf(name)));
    this.#addText(valuesOf(document, 'title').join(' '), valuesOf(document, 'description').join(' '));
    for (const [field, counts] of this.#sets) new Set(valuesOf(document, field)).forEach((value) => counts.add(value));
    for (const field of ['publishDate', 'doi_str_mv', 'publisher', 'container_title', 'topic'])
      if (valuesOf(document, field).length === 0) this.#missing.add(field);
    valuesOf(document, 'publishDate').forEach((year) => this.#years.add(year));
    // One key tells the work; the others say the same for the other authors.
    valuesOf(document, 'work_keys_str_mv')
      .slice(0, 1)
      .forEach((key) => this.#keys.add(key));
  }

  figures(): Figure[] {
    const papers = this.#authors.sorted();
    const { degrees, pairs, repeated, giant, clustering } = this.#coAuthorship.figures(papers.length);
    const with_ = (field: string) => percent(1 - this.#missing.of(field) / this.#records);
    const versions = this.#keys.sorted().filter((count) => count > 1);
    return [
      ['records', whole(this.#records)],
      ...shares('authors of a record', this.#teams, TEAM_SIZES),
      ['authors of a record, mean', mean(this.#teams).toFixed(2)],
      ['authors of a record, most', whole(this.#teams.reduce((most, team) => Math.max(most, team), 0))],
      ['different names per 1,000 records', whole((papers.length / this.#records) * 1000)],
      ...shares('papers of an author', papers, PAPER_COUNTS),
      ['papers of an author, mean', mean(papers).toFixed(2)],
      ['papers of an author, most', whole(papers.at(-1) ?? 0)],
      ...[0.5, 0.9, 0.99].map((share): Figure => [`co-authors, quantile ${share * 100} %`, whole(quantile(degrees, share))]),
      ['co-authors, most', whole(degrees.at(-1) ?? 0)],
      ['pairs of co-authors per author', (pairs / papers.length).toFixed(2)],
      ['pairs that wrote together more than once', percent(repeated)],
      ['co-authors of one author who wrote together', percent(clustering)],
      ['authors in the largest connected part', percent(giant)],
      ['authors who share their family name with 100 others or more', percent(this.#crowded())],
      ['words of a title, mean', (this.#titleWords / this.#records).toFixed(1)],
      ['records with an abstract', percent(this.#abstracts / this.#records)],
      ['words of an abstract, mean', whole(this.#abstracts === 0 ? 0 : this.#abstractWords / this.#abstracts)],
      ...BROAD_WORDS.map((word): Figure => [`records that say "${word}"`, percent(this.#broad.of(word) / this.#records)]),
      ['records with a year', with_('publishDate')],
      [
        'years, first to last',
        this.#years
          .keys()
          .toSorted()
          .filter((_, index, all) => index === 0 || index === all.length - 1)
          .join('-'),
      ],
      ['records with a DOI', with_('doi_str_mv')],
      ['records with a publisher', with_('publisher')],
      ['records with a venue', with_('container_title')],
      ['records with topics', with_('topic')],
      ['records that are one of several versions', percent(versions.reduce((sum, count) => sum + count, 0) / this.#records)],
      ...[...this.#sets].flatMap(([field, counts]): Figure[] => [
        [`\`${field}\`: different values`, whole(counts.sorted().length)],
        [`\`${field}\`: Gini coefficient`, gini(counts.sorted()).toFixed(2)],
      ]),
    ];
  }

  #addText(title: string, abstract: string): void {
    this.#titleWords += wordsOf(title).length;
    if (abstract !== '') this.#abstracts += 1;
    const words = wordsOf(abstract);
    this.#abstractWords += words.length;
    const said = new Set([...wordsOf(title), ...words].map((word) => word.toLowerCase()));
    for (const word of BROAD_WORDS) if (said.has(word) || said.has(`${word}s`)) this.#broad.add(word);
  }

  #ordinalOf(name: string): number {
    const ordinal = this.#ordinals.get(name) ?? this.#ordinals.size;
    this.#ordinals.set(name, ordinal);
    return ordinal;
  }

  /** Share of authors whose family name a hundred others have too. */
  #crowded(): number {
    const families = new Counts();
    for (const name of this.#authors.keys()) families.add(name.replace(/,.*/s, ''));
    const crowds = families.sorted().filter((count) => count > 100);
    return crowds.reduce((sum, count) => sum + count, 0) / this.#authors.keys().length;
  }
}

/** How often each value came. */
class Counts {
  readonly #counts = new Map<string, number>();

  add(value: string): void {
    this.#counts.set(value, this.of(value) + 1);
  }

  of(value: string): number {
    return this.#counts.get(value) ?? 0;
  }

  keys(): string[] {
    return [...this.#counts.keys()];
  }

  /** The counts alone, ascending. */
  sorted(): Uint32Array {
    return Uint32Array.from(this.#counts.values()).sort();
  }
}

function valuesOf(document: CountedDocument, field: string): string[] {
  const value = document[field];
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}

function wordsOf(text: string): string[] {
  return text.replace(/<[^>]*>/g, ' ').match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
}

/** The share of `counts` that falls between each bound and the one before. */
function shares(what: string, counts: Iterable<number>, bounds: readonly number[]): Figure[] {
  const all = [...counts];
  return bounds.map((bound, index) => {
    const below = bounds[index - 1] ?? 0;
    const share = all.filter((count) => count > below && count <= bound).length / all.length;
    return [`${what}: ${rangeOf(below, bound)}`, percent(share)];
  });
}

function rangeOf(below: number, bound: number): string {
  if (bound === Infinity) return `over ${below}`;
  return below + 1 === bound ? String(bound) : `${below + 1}-${bound}`;
}

function mean(values: Iterable<number>): number {
  const all = [...values];
  return all.reduce((sum, value) => sum + value, 0) / all.length;
}

function quantile(ascending: Uint32Array, share: number): number {
  return ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] ?? 0;
}

/** 0 where all counts are equal, near 1 where one has everything. */
function gini(ascending: Uint32Array): number {
  const total = ascending.reduce((sum, count) => sum + count, 0);
  const weighted = ascending.reduce((sum, count, index) => sum + count * (index + 1), 0);
  return total === 0 ? 0 : (2 * weighted) / (ascending.length * total) - (ascending.length + 1) / ascending.length;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(share < 0.01 ? 2 : 1)} %`;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}
