import anyAscii from 'any-ascii';
import { type ExpectedArticle, tally } from './oracle.ts';

export const MEMBERS = ['languages', 'formats', 'institutions', 'collections', 'publishers', 'venues', 'topics', 'authors'] as const;
export type Member = (typeof MEMBERS)[number];

interface ExpectedCondition {
  readonly anyOf?: readonly { readonly name: string }[];
  readonly allOf?: readonly { readonly name: string }[];
  readonly noneOf?: readonly { readonly name: string }[];
  readonly missing?: boolean;
}

/** An ArticleFilter as it is asked, with names that occur. */
export interface ExpectedFilter extends Readonly<Partial<Record<Member, ExpectedCondition>>> {
  readonly years?: { readonly from?: number; readonly to?: number; readonly missing?: boolean };
  readonly hasAbstract?: boolean;
  readonly hasDoi?: boolean;
}

/** `label` is the name, behind the kind of a topic; null: what says nothing. */
export interface ExpectedBucket {
  readonly label: string | null;
  readonly count: number;
  readonly selected: boolean;
}

/** What an article says in a facet: names, behind its kind that of a topic. */
export function labelsOf(article: ExpectedArticle, member: Member): ReadonlySet<string> {
  switch (member) {
    case 'authors':
      return article.names;
    case 'languages':
      return article.facets.language;
    case 'formats':
      return article.facets.format;
    case 'institutions':
      return article.facets.institution;
    case 'collections':
      return article.facets.collection;
    case 'publishers':
      return article.facets.publisher;
    case 'venues':
      return article.facets.venue;
    case 'topics':
      return article.facets.topic;
  }
}

export function nameOf(member: Member, label: string): string {
  return member === 'topics' ? label.slice(label.indexOf(' ') + 1) : label;
}

export function matching(articles: readonly ExpectedArticle[], filter: ExpectedFilter): ExpectedArticle[] {
  return articles.filter(
    (article) =>
      MEMBERS.every((member) => fulfils(article, member, filter[member])) &&
      inYears(article.year, filter.years) &&
      (filter.hasAbstract === undefined || filter.hasAbstract === article.hasAbstract) &&
      (filter.hasDoi === undefined || filter.hasDoi === article.hasDoi),
  );
}

function fulfils(article: ExpectedArticle, member: Member, condition: ExpectedCondition = {}): boolean {
  const labels = labelsOf(article, member);
  const names = new Set([...labels].map((label) => nameOf(member, label)));
  const { anyOf = [], allOf = [], noneOf = [], missing = false } = condition;
  const some = anyOf.some(({ name }) => names.has(name)) || (missing && names.size === 0);
  return (
    (some || (anyOf.length === 0 && !missing)) && allOf.every(({ name }) => names.has(name)) && !noneOf.some(({ name }) => names.has(name))
  );
}

function inYears(year: number | null, { from, to, missing = false }: NonNullable<ExpectedFilter['years']> = {}): boolean {
  if (from === undefined && to === undefined) return !missing || year === null;
  return year === null ? missing : year >= (from ?? year) && year <= (to ?? year);
}

/** A facet of those of `articles` that the rest of the filter lets through; `everything` is where else a chosen value may be found. */
export function expectedFacet(
  articles: readonly ExpectedArticle[],
  filter: ExpectedFilter,
  member: Member,
  first: number,
  everything: readonly ExpectedArticle[],
): ExpectedBucket[] {
  const { [member]: condition = {}, ...others } = filter;
  const found = matching(articles, others);
  const counts = tally(found.flatMap((article) => [...labelsOf(article, member)]));
  const chosen = new Set([...(condition.anyOf ?? []), ...(condition.allOf ?? [])].map(({ name }) => name));
  if (chosen.size > 0) {
    const known = everything.flatMap((article) => [...labelsOf(article, member)]).filter((label) => chosen.has(nameOf(member, label)));
    for (const label of known) counts.set(label, counts.get(label) ?? 0);
  }
  const buckets = [...counts]
    .map(([label, count]) => ({ label, count, selected: chosen.has(nameOf(member, label)), key: nameKey(nameOf(member, label)) }))
    .sort((one, other) => other.count - one.count || (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
    .filter(({ selected }, index) => index < first || selected);
  const none = found.filter((article) => labelsOf(article, member).size === 0).length;
  return withNone(buckets, none, condition.missing === true);
}

/** Every year of those of `articles` that the rest of the filter lets through. */
export function expectedYears(articles: readonly ExpectedArticle[], filter: ExpectedFilter): ExpectedBucket[] {
  const { years = {}, ...others } = filter;
  const { from, to, missing = false } = years;
  const counts = tally(matching(articles, others).map(({ year }) => String(year ?? '')));
  const none = counts.get('') ?? 0;
  counts.delete('');
  if (from !== undefined && from === to) counts.set(String(from), counts.get(String(from)) ?? 0);
  const asked = from !== undefined || to !== undefined;
  const buckets = [...counts]
    .map(([label, count]) => ({ label, count, selected: asked && inYears(Number(label), { ...years, missing: false }) }))
    .sort((one, other) => other.count - one.count || Number(other.label) - Number(one.label));
  return withNone(buckets, none, missing);
}

function withNone(buckets: readonly ExpectedBucket[], count: number, missing: boolean): ExpectedBucket[] {
  const more = buckets.filter((bucket) => bucket.count >= count);
  const less = buckets.filter((bucket) => bucket.count < count);
  return count === 0 && !missing ? [...buckets] : [...more, { label: null, count, selected: missing }, ...less];
}

/** What names are ordered by; equal ones have no order here. */
export function nameKey(name: string): string {
  const letters = anyAscii(name.normalize('NFKC').replace(/['’‘ʼ`´]/gu, '')).toLowerCase();
  return `${letters
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .slice(0, 255)}\t`;
}
