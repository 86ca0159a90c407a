import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Graph } from '../../src/graph/graph.ts';
import { ask, execute } from '../support/api.ts';
import { emptyGraph, loadRecords } from '../support/graph.ts';

interface Document {
  readonly id: string;
  readonly title: string;
  readonly author: readonly string[];
  readonly publisher: readonly string[];
  readonly language: readonly string[];
  readonly topic: readonly string[];
  readonly publishDate?: readonly string[];
  readonly description?: string;
  readonly doi_str_mv?: readonly string[];
}

// Every record differs from the others in what it says and in what it leaves out.
const DOCUMENTS: readonly Document[] = Array.from({ length: 72 }, (_, n) => ({
  id: `r${n}`,
  title: `Record ${n}`,
  author: pick(n, ['Ångström, A', 'Bell, B', 'Curie, M']),
  publisher: n % 4 === 0 ? [] : [n % 4 === 1 ? 'North Press' : n % 4 === 2 ? 'NORTH PRESS' : 'South Press'],
  language: n % 5 === 0 ? [] : n % 5 === 1 ? ['English', 'French'] : ['English'],
  topic: pick(n + 3, ['Light', 'Sound', 'Heat']),
  ...(n % 7 === 0 ? {} : { publishDate: [String(2000 + (n % 12))] }),
  ...(n % 3 === 0 ? { description: `About ${n}` } : {}),
  ...(n % 6 === 0 ? { doi_str_mv: [`10.1234/${n}`] } : {}),
}));

function pick(n: number, values: readonly string[]): string[] {
  return values.filter((_, index) => (n >> index) % 2 === 1);
}

let graph: Graph;

beforeAll(async () => {
  graph = await emptyGraph();
  await loadRecords(
    graph,
    DOCUMENTS.filter((_, index) => index % 2 === 0),
    { source: 'even' },
  );
  await loadRecords(
    graph,
    DOCUMENTS.filter((_, index) => index % 2 === 1),
    { source: 'odd' },
  );
});

const FILTERED = `query ($where: ArticleFilter, $orderBy: ArticleOrder) {
  articles(where: $where, orderBy: $orderBy, first: 100) { totalCount nodes { provenance { recordId } } }
}`;

async function found(where: unknown, orderBy?: unknown): Promise<string[]> {
  const { articles } = await ask(graph, FILTERED, { where, orderBy });
  const ids = articles.nodes.map(({ provenance }: { provenance: { recordId: string } }) => provenance.recordId) as string[];
  expect(articles.totalCount).toBe(ids.length);
  return ids.toSorted();
}

function those(holds: (document: Document) => boolean): string[] {
  return DOCUMENTS.filter(holds)
    .map(({ id }) => id)
    .toSorted();
}

describe('a facet', () => {
  test('anyOf: at least one of the values', async () => {
    expect(await found({ authors: { anyOf: [{ name: 'Bell, B' }, { name: 'Curie, M' }] } })).toEqual(
      those(({ author }) => author.includes('Bell, B') || author.includes('Curie, M')),
    );
  });

  test('allOf: every value; noneOf: not one', async () => {
    expect(await found({ authors: { allOf: [{ name: 'Bell, B' }, { name: 'Curie, M' }], noneOf: [{ name: 'Ångström, A' }] } })).toEqual(
      those(({ author }) => author.includes('Bell, B') && author.includes('Curie, M') && !author.includes('Ångström, A')),
    );
  });

  test('missing: alone only what says nothing, with anyOf also what says one of these; false asks nothing', async () => {
    expect(await found({ publishers: { missing: true } })).toEqual(those(({ publisher }) => publisher.length === 0));
    expect(await found({ publishers: { missing: true, anyOf: [{ name: 'South Press' }] } })).toEqual(
      those(({ publisher }) => publisher.length === 0 || publisher.includes('South Press')),
    );
    expect(await found({ publishers: { missing: false } })).toEqual(those(() => true));
  });

  test('a name means what is printed exactly so, or else all that differs in case and accents alone', async () => {
    expect(await found({ publishers: { anyOf: [{ name: 'NORTH PRESS' }] } })).toEqual(
      those(({ publisher }) => publisher.includes('NORTH PRESS')),
    );
    expect(await found({ publishers: { anyOf: [{ name: 'north press' }] } })).toEqual(
      those(({ publisher }) => /north/i.test(publisher[0] ?? '')),
    );
    expect(await found({ authors: { allOf: [{ name: 'angstrom, a' }] } })).toEqual(those(({ author }) => author.includes('Ångström, A')));
  });

  test('a name that nothing has matches nothing, and takes nothing away', async () => {
    expect(await found({ topics: { anyOf: [{ name: 'Nothing' }] } })).toEqual([]);
    expect(await found({ topics: { allOf: [{ name: 'Light' }, { name: 'Nothing' }] } })).toEqual([]);
    expect(await found({ topics: { anyOf: [{ name: '…' }] } })).toEqual([]);
    expect(await found({ topics: { anyOf: [{ name: 'Light' }, { name: 'Nothing' }] } })).toEqual(
      those(({ topic }) => topic.includes('Light')),
    );
    expect(await found({ topics: { noneOf: [{ name: 'Nothing' }] } })).toEqual(those(() => true));
  });

  test('a value by id', async () => {
    const { publisher, sources } = await ask(graph, '{ publisher(by: {name: "South Press"}) { id } sources { id name } }');
    expect(await found({ publishers: { anyOf: [{ id: publisher.id }] } })).toEqual(
      those(({ publisher: [name] }) => name === 'South Press'),
    );
    expect(sources.map(({ name }: { name: string }) => name)).toEqual(['even', 'odd']);
    expect(await found({ sources: { noneOf: [{ id: sources[0].id }] } })).toEqual(those(({ id }) => Number(id.slice(1)) % 2 === 1));
    expect(await found({ sources: { anyOf: [{ name: 'EVEN' }] } })).toEqual(those(({ id }) => Number(id.slice(1)) % 2 === 0));
  });
});

describe('years', () => {
  const yearOf = ({ publishDate }: Document) => (publishDate === undefined ? null : Number(publishDate[0]));
  const cases = [
    [{ from: 2003, to: 2005 }, (year: number | null) => year !== null && year >= 2003 && year <= 2005],
    [{ from: 2008 }, (year: number | null) => year !== null && year >= 2008],
    [{ to: 2001 }, (year: number | null) => year !== null && year <= 2001],
    [{ to: 2001, missing: true }, (year: number | null) => year === null || year <= 2001],
    [{ missing: true }, (year: number | null) => year === null],
    [{ missing: false }, () => true],
    [{}, () => true],
    [{ from: -5, to: 99999 }, (year: number | null) => year !== null],
    [{ from: 99999 }, () => false],
  ] as const;

  test.each(cases)('%j, whatever the order', async (years, holds) => {
    for (const field of ['YEAR', 'TITLE']) {
      for (const direction of ['ASC', 'DESC']) {
        expect(await found({ years }, { field, direction })).toEqual(those((document) => holds(yearOf(document))));
      }
    }
  });
});

test('with or without an abstract, a DOI', async () => {
  expect(await found({ hasAbstract: true })).toEqual(those(({ description }) => description !== undefined));
  expect(await found({ hasAbstract: false, hasDoi: false })).toEqual(
    those(({ description, doi_str_mv: doi }) => description === undefined && doi === undefined),
  );
});

test('empty lists, empty filters and nulls ask nothing', async () => {
  for (const where of [
    {},
    null,
    { authors: {} },
    { authors: null },
    { authors: { anyOf: [], allOf: [], noneOf: [] }, years: null, hasDoi: null },
  ]) {
    expect(await found(where)).toEqual(those(() => true));
  }
});

test('whatever is asked together holds together', async () => {
  const names = (all: readonly string[]) => fc.subarray([...all, 'Unknown'], { maxLength: 2 });
  const facet = (all: readonly string[]) =>
    fc.record({ anyOf: names(all), allOf: names(all), noneOf: names(all), missing: fc.option(fc.boolean()) }, { requiredKeys: [] });
  const holds = (
    asked: { anyOf?: string[]; allOf?: string[]; noneOf?: string[]; missing?: boolean | null } | undefined,
    values: readonly string[],
  ) => {
    const { anyOf = [], allOf = [], noneOf = [], missing = false } = asked ?? {};
    const some = anyOf.length > 0 || missing === true;
    return (
      (!some || anyOf.some((name) => values.includes(name)) || (missing === true && values.length === 0)) &&
      allOf.every((name) => values.includes(name)) &&
      !noneOf.some((name) => values.includes(name))
    );
  };
  const wheres = fc.record(
    {
      authors: facet(['Ångström, A', 'Bell, B', 'Curie, M']),
      languages: facet(['English', 'French']),
      topics: facet(['Light', 'Sound', 'Heat']),
      hasAbstract: fc.boolean(),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(wheres, async ({ authors, languages, topics, hasAbstract }) => {
      const input = (asked: typeof authors) =>
        asked && {
          ...asked,
          anyOf: asked.anyOf?.map((name) => ({ name })),
          allOf: asked.allOf?.map((name) => ({ name })),
          noneOf: asked.noneOf?.map((name) => ({ name })),
        };
      expect(await found({ authors: input(authors), languages: input(languages), topics: input(topics), hasAbstract })).toEqual(
        those(
          (document) =>
            holds(authors, document.author) &&
            holds(languages, document.language) &&
            holds(topics, document.topic) &&
            (hasAbstract === undefined || hasAbstract === (document.description !== undefined)),
        ),
      );
    }),
    // Each is a statement of its own, which Neo4j has to plan.
    { numRuns: 15 },
  );
});

test('a filter inside a set leaves the set', async () => {
  const { publisher } = await ask(
    graph,
    '{ publisher(by: {name: "South Press"}) { articleCount articles(first: 100, where: {authors: {anyOf: [{name: "bell, b"}]}}) { totalCount nodes { title } } } }',
  );
  const expected = those(({ publisher: [name], author }) => name === 'South Press' && author.includes('Bell, B'));
  expect(publisher.articles.totalCount).toBe(expected.length);
  expect(publisher.articles.nodes).toHaveLength(expected.length);
});

test('all values of a filter, of whatever facets, are looked up in one query', async () => {
  const where = {
    authors: { anyOf: [{ name: 'Bell, B' }, { name: 'Curie, M' }] },
    topics: { noneOf: [{ name: 'Light' }] },
    sources: { allOf: [{ name: 'odd' }] },
  };
  const { queries } = await execute(graph, FILTERED, { where });
  expect(queries).toHaveLength(3);
});

describe('BAD_USER_INPUT', () => {
  test.each([
    ['years that end before they begin', { years: { from: 2001, to: 2000 } }],
    ['an id of another type', { publishers: { anyOf: [{ id: Buffer.from('Venue:x').toString('base64url') }] } }],
    ['a malformed id', { publishers: { anyOf: [{ id: 'x' }] } }],
    ['more values than a list takes', { topics: { noneOf: Array.from({ length: 101 }, (_, n) => ({ name: `T${n}` })) } }],
  ])('%s', async (_, where) => {
    expect((await execute(graph, FILTERED, { where })).errors).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
  });
});

test('what looks like Cypher is a name like any other', async () => {
  for (const name of ["' OR 1=1 //", '$start', '`a`', '{id: 1}', '\\', '"}) RETURN a //']) {
    expect(await found({ authors: { anyOf: [{ name }] }, topics: { noneOf: [{ name }] } })).toEqual([]);
  }
});
