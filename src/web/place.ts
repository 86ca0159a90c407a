/**
 * What the explorer shows, all of it: the address says it, so that an address can be shared and the browser's Back leads back. Pure.
 */
export interface Place {
  /** Whose network; null at the start. */
  readonly subject: Subject | null;
  readonly limits: Limits;
  /** Only these years. */
  readonly years: Years | null;
  /** Ids of authors whose co-authors are shown besides. */
  readonly expanded: readonly string[];
  readonly chosen: Chosen | null;
  readonly view: 'drawing' | 'table';
}

export type Subject =
  | { readonly kind: 'author'; readonly id: string }
  | { readonly kind: 'authors'; readonly ids: readonly string[] }
  /** The articles that a search finds, all or those of something that has articles: a topic, a venue, a publisher, ... */
  | { readonly kind: 'articles'; readonly search: string | null; readonly set: string | null }
  | { readonly kind: 'path'; readonly from: string | null; readonly to: string | null };

export interface Limits {
  /** Steps around an author. */
  readonly depth: number;
  /** Works that a tie has at least. */
  readonly minWorks: number;
  /** Authors shown at most. */
  readonly maxAuthors: number;
  /** Steps of a path at most. */
  readonly maxHops: number;
}

/** Both included; null is open. */
export interface Years {
  readonly from: number | null;
  readonly to: number | null;
}

/** What is looked at more closely. */
export type Chosen = { readonly kind: 'author'; readonly id: string } | { readonly kind: 'tie'; readonly a: string; readonly b: string };

export const DEFAULT_LIMITS: Limits = { depth: 1, minWorks: 1, maxAuthors: 100, maxHops: 6 };
export const MAX_LIMITS: Limits = { depth: 3, minWorks: 50, maxAuthors: 500, maxHops: 10 };
const MIN_LIMITS: Limits = { depth: 1, minWorks: 1, maxAuthors: 2, maxHops: 1 };

/** Authors of a network that is put together, at most: what the API takes. */
export const MAX_GIVEN = 500;
/** Authors that an address names, at most: servers and proxies take addresses of 8,192 characters. */
export const MAX_NAMED = 200;

export const START: Place = { subject: null, limits: DEFAULT_LIMITS, years: null, expanded: [], chosen: null, view: 'drawing' };

/** Between the ids of a list in an address. Ids have no such character. */
const BETWEEN = '.';

const LIMIT_NAMES = { depth: 'depth', minWorks: 'works', maxAuthors: 'size', maxHops: 'hops' } as const satisfies Record<
  keyof Limits,
  string
>;

/** The query of an address as a place. What it says wrong is as if it were not said. */
export function placeOf(query: string): Place {
  const said = new URLSearchParams(query);
  const subject = subjectOf(said);
  const limits = Object.fromEntries(
    Object.entries(LIMIT_NAMES).map(([limit, name]) => [limit, limitOf(said.get(name), limit as keyof Limits)]),
  ) as unknown as Limits;
  return {
    subject,
    limits,
    years: yearsOf(said),
    expanded:
      subject === null || subject.kind === 'path' || subject.kind === 'articles' ? [] : idsOf(said.get('expand')).slice(0, MAX_NAMED),
    chosen: subject === null ? null : chosenOf(said.get('chosen')),
    view: said.get('view') === 'table' ? 'table' : 'drawing',
  };
}

/** The query of a place's address: with its question mark, empty at the start. Only what differs from the ordinary is said. */
export function addressOf({ subject, limits, years, expanded, chosen, view }: Place): string {
  const said = new URLSearchParams();
  const say = (name: string, value: string | number | null) => {
    if (value !== null && value !== '') said.set(name, String(value));
  };
  switch (subject?.kind) {
    case 'author':
      say('author', subject.id);
      break;
    case 'authors':
      said.set('authors', subject.ids.join(BETWEEN));
      break;
    case 'articles':
      if (subject.search === null && subject.set === null) said.set('search', '');
      say('search', subject.search);
      say('in', subject.set);
      break;
    case 'path':
      said.set('from', subject.from ?? '');
      said.set('to', subject.to ?? '');
      break;
    case undefined:
      break;
  }
  for (const [limit, name] of Object.entries(LIMIT_NAMES)) {
    const value = limits[limit as keyof Limits];
    if (value !== DEFAULT_LIMITS[limit as keyof Limits]) say(name, value);
  }
  say('since', years?.from ?? null);
  say('until', years?.to ?? null);
  say('expand', expanded.join(BETWEEN));
  if (chosen !== null) say('chosen', chosen.kind === 'author' ? chosen.id : `${chosen.a}${BETWEEN}${chosen.b}`);
  if (view === 'table') say('view', view);
  const query = said.toString();
  return query === '' ? '' : `?${query}`;
}

/** The same place with another subject: what belongs to the former one alone is gone. */
export function withSubject(place: Place, subject: Subject | null): Place {
  return { ...place, subject, expanded: [], chosen: null, years: null };
}

function subjectOf(said: URLSearchParams): Subject | null {
  const author = said.get('author');
  if (author) return { kind: 'author', id: author };
  if (said.has('authors')) return { kind: 'authors', ids: idsOf(said.get('authors')).slice(0, MAX_NAMED) };
  if (said.has('from') || said.has('to')) return { kind: 'path', from: said.get('from') || null, to: said.get('to') || null };
  if (said.has('search') || said.has('in')) return { kind: 'articles', search: said.get('search') || null, set: said.get('in') || null };
  return null;
}

function limitOf(said: string | null, limit: keyof Limits): number {
  const value = Number(said ?? DEFAULT_LIMITS[limit]);
  return Number.isInteger(value) ? Math.min(Math.max(value, MIN_LIMITS[limit]), MAX_LIMITS[limit]) : DEFAULT_LIMITS[limit];
}

function yearsOf(said: URLSearchParams): Years | null {
  const from = yearOf(said.get('since'));
  const to = yearOf(said.get('until'));
  if (from !== null && to !== null && from > to) return null;
  return from === null && to === null ? null : { from, to };
}

function yearOf(said: string | null): number | null {
  return said !== null && /^\d{1,4}$/.test(said) ? Number(said) : null;
}

function idsOf(said: string | null): string[] {
  return [...new Set((said ?? '').split(BETWEEN).filter((id) => id !== ''))];
}

function chosenOf(said: string | null): Chosen | null {
  const [a, b, ...more] = idsOf(said);
  if (a === undefined || more.length > 0) return null;
  return b === undefined ? { kind: 'author', id: a } : { kind: 'tie', a, b };
}
