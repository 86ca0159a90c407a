/** What answers gave, to be asked with again. */
export interface Stock {
  /** Ids by the names of their types. */
  readonly ids: ReadonlyMap<string, readonly string[]>;
  readonly names: ReadonlyMap<string, readonly string[]>;
  /** Words of titles. */
  readonly words: readonly string[];
  readonly dois: readonly string[];
  readonly issns: readonly string[];
  readonly orcids: readonly string[];
  /** Pages of lists at the root, by what was asked for, and the cursors on them. */
  readonly pages: readonly Page[];
}

export interface Page {
  readonly field: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly cursors: readonly string[];
}

export type Ask = (query: string, variables?: object) => Promise<unknown>;

const NAMED = ['publishers', 'venues', 'institutions', 'collections', 'topics'] as const;
const PAGES: readonly Omit<Page, 'cursors'>[] = [
  { field: 'articles', args: {} },
  { field: 'articles', args: { search: 'neural' } },
  { field: 'articles', args: { search: 'translation', orderBy: { field: 'YEAR', direction: 'ASC' } } },
  { field: 'articles', args: { where: { years: { from: 2016 } }, orderBy: { field: 'TITLE', direction: 'DESC' } } },
  { field: 'articles', args: { orderBy: { field: 'LAST_INDEXED', direction: 'ASC' } } },
  { field: 'authors', args: {} },
  { field: 'authors', args: { search: 'ha' } },
  { field: 'authors', args: { orderBy: { field: 'CO_AUTHOR_COUNT', direction: 'DESC' } } },
  ...NAMED.map((field) => ({ field, args: {} })),
  ...NAMED.map((field) => ({ field, args: { orderBy: { field: 'ARTICLE_COUNT', direction: 'DESC' } } })),
  { field: 'loads', args: {} },
];
/** The types of variables, by the names of arguments. */
const TYPES: Readonly<Record<string, (field: string) => string>> = {
  search: () => 'String',
  where: () => 'ArticleFilter',
  orderBy: (field) => (field === 'articles' ? 'ArticleOrder' : field === 'authors' ? 'AuthorOrder' : 'NamedOrder'),
};

/** Identifiers for where the graph has none. */
const DOI = '10.1371/journal.pone.0141122';
const ISSN = '1932-6203';
const ORCID = '0000-0002-1825-0097';

/** Asks for a stock of what a graph has; of the same graph, always the same. */
export async function gatherStock(ask: Ask): Promise<Stock> {
  const things = (await ask(`{
    articles(first: 40) { nodes { id title doi work { id } languages { id name } formats { id name } } }
    authors(first: 40, orderBy: { field: CO_AUTHOR_COUNT, direction: DESC }) { nodes { id name orcid } }
    ${NAMED.map((field) => `${field}(first: 20) { nodes { id name ${field === 'venues' ? 'issns' : ''} } }`).join('\n')}
    loads(first: 3) { nodes { id } } sources { id name }
  }`)) as object;
  const found = [...thingsIn(things)];
  const pages: Page[] = [];
  for (const page of PAGES) pages.push({ ...page, cursors: await cursorsOf(page, ask) });
  return {
    ids: grouped(found, 'id'),
    names: grouped(found, 'name'),
    words: unique(texts(found, 'title').flatMap((title) => title.split(/\s+/))),
    dois: orElse(texts(found, 'doi'), DOI),
    issns: orElse(
      found.flatMap(({ thing: { issns } }) => (Array.isArray(issns) ? issns.map(String) : [])),
      ISSN,
    ),
    orcids: orElse(texts(found, 'orcid'), ORCID),
    pages,
  };
}

async function cursorsOf({ field, args }: Omit<Page, 'cursors'>, ask: Ask): Promise<string[]> {
  const names = Object.keys(args);
  const declared = names.map((name) => `, $${name}: ${TYPES[name]?.(field) ?? 'String'}`).join('');
  const given = names.map((name) => `, ${name}: $${name}`).join('');
  const query = `query ($first: Int${declared}) { ${field}(first: $first${given}) { edges { cursor } } }`;
  const answer = (await ask(query, { first: 5, ...args })) as Record<string, { edges: { cursor: string }[] } | undefined>;
  return answer[field]?.edges.map(({ cursor }) => cursor) ?? [];
}

interface Found {
  readonly typename: string;
  readonly thing: Readonly<Record<string, unknown>>;
}

/** Everything in an answer that has an id, with the type that its id says. */
function* thingsIn(value: unknown): Generator<Found> {
  if (typeof value !== 'object' || value === null) return;
  const thing: Readonly<Record<string, unknown>> = { ...value };
  if (typeof thing['id'] === 'string') yield { typename: Buffer.from(thing['id'], 'base64url').toString().split(':')[0] ?? '', thing };
  for (const part of Object.values(value)) yield* thingsIn(part);
}

function grouped(found: readonly Found[], property: string): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { typename, thing } of found) {
    const value = thing[property];
    if (typeof value === 'string') groups.set(typename, unique([...(groups.get(typename) ?? []), value]));
  }
  return groups;
}

function texts(found: readonly Found[], property: string): string[] {
  return unique(found.flatMap(({ thing }) => (typeof thing[property] === 'string' ? [thing[property]] : [])));
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].filter((value) => value !== '');
}

function orElse(values: readonly string[], otherwise: string): readonly string[] {
  return values.length > 0 ? values : [otherwise];
}
