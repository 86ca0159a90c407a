import { beforeAll, describe, expect, test } from 'vitest';
import type { Graph } from '../../src/graph/graph.ts';
import { fold } from '../../src/model/fold.ts';
import { compareAuthors } from '../support/agreement.ts';
import { ask, execute } from '../support/api.ts';
import { loadedCircle } from '../support/circle.ts';
import { CIRCLE, seedDocuments } from '../support/corpus.ts';
import { THIS_YEAR } from '../support/graph.ts';
import { type ExpectedTie, Oracle, type Range } from '../support/oracle.ts';
import { DIRECTIONS, everyEdge, PAGE, PAGE_ARGS, PAGE_SIZES } from '../support/paging.ts';

let graph: Graph;
let oracle: Oracle;
let ids: ReadonlyMap<string, string>;

beforeAll(async () => {
  ({ graph, oracle, ids } = await loadedCircle());
});

test.each<[string, Range | null]>([
  ['without years', null],
  ['from a year on', { from: 2017 }],
  ['up to a year', { to: 2004 }],
  ['in two years', { from: 2016, to: 2017 }],
  ['in several years', { from: 2002, to: 2006 }],
  ['in one year', { from: 2018, to: 2018 }],
])('every figure of every author and every tie is what the articles say, %s', async (_, range) => {
  const { compared, differences } = await compareAuthors(graph, oracle, oracle.authors, ids, range);
  expect(differences).toEqual([]);
  expect(compared).toBeGreaterThan(oracle.authors.length * 8);
});

test('the comparison sees one paper that is not there, and one author too many for ties', async () => {
  const documents = [...(await seedDocuments()), ...CIRCLE];
  const options = { thisYear: THIS_YEAR, maxTieAuthors: 100 };
  const missing = new Oracle(documents.slice(1), options);
  expect((await compareAuthors(graph, missing, missing.authors, ids)).differences).not.toEqual([]);
  const fewer = new Oracle(documents, { ...options, maxTieAuthors: 61 });
  expect((await compareAuthors(graph, fewer, fewer.authors, ids)).differences).not.toEqual([]);
});

const FIGURES = 'articleCount workCount strength firstYear lastYear';

test('versions of one paper count as one work, and the one with the fewest authors weighs', async () => {
  const document = `query ($years: YearRange) { author(by: { name: "Circle, Ada" }) { coAuthorship(with: { name: "Circle, Bob" }, years: $years) { ${FIGURES} } } }`;
  const tie = async (years: Range | null) => (await ask(graph, document, { years })).author.coAuthorship;
  expect(await tie({ to: 2003 })).toEqual({ articleCount: 3, workCount: 2, strength: 2, firstYear: 2001, lastYear: 2003 });
  expect(await tie({ from: 2001, to: 2001 })).toEqual({ articleCount: 1, workCount: 1, strength: 0.5, firstYear: 2001, lastYear: 2001 });
  expect(await tie({ from: 2006, to: 2008 })).toEqual({ articleCount: 1, workCount: 1, strength: 0.5, firstYear: 2006, lastYear: 2006 });
  expect(await tie({ from: 2008 })).toBeNull();
});

test('who shares an article of too many authors, or is there as an editor or a body, is no co-author', async () => {
  const document =
    'query ($name: String!) { author(by: { name: $name }) { coAuthorCount coAuthors(first: 100) { totalCount nodes { name } } } }';
  const names = async (name: string) => {
    const { author } = await ask(graph, document, { name });
    expect(author.coAuthorCount).toBe(author.coAuthors.totalCount);
    return author.coAuthors.nodes.map((node: { name: string }) => node.name).sort();
  };
  expect(await names('Circle, Bob')).toEqual(['Circle, Ada', 'Circle, Cyn', 'Circle, Dan', 'Circle, Hal', 'Muller, Ana']);
  expect(await names('Circle, Gus')).toEqual([]);
  expect(await names('Circle Society, The')).toEqual([]);
  expect(await names('Plato')).toEqual([]);
});

describe('orders', () => {
  const by: Record<string, (tie: ExpectedTie) => number | null> = {
    WORK_COUNT: ({ workCount }) => workCount,
    STRENGTH: ({ strength }) => Math.round(strength * 1e12),
    FIRST_YEAR: ({ firstYear }) => firstYear,
    LAST_YEAR: ({ lastYear }) => lastYear,
  };

  /** Equal values by name either way, and nothing after everything else. */
  function sorted(ties: readonly ExpectedTie[], field: string, direction: 'ASC' | 'DESC'): string[] {
    const sign = direction === 'ASC' ? 1 : -1;
    const key = (name: string) => `${fold(name)}\t${inner(name)}`;
    const byName = (one: ExpectedTie, other: ExpectedTie) => (key(one.name) < key(other.name) ? -1 : 1);
    const valueOf = by[field];
    const compare = (one: ExpectedTie, other: ExpectedTie) => {
      if (valueOf === undefined) return sign * byName(one, other);
      const [a, b] = [valueOf(one), valueOf(other)];
      if (a === b) return byName(one, other);
      return a === null || b === null ? (a === null ? 1 : -1) : sign * (a - b);
    };
    return ties.toSorted(compare).map(({ name }) => name);
  }

  function inner(name: string): string {
    return Buffer.from(ids.get(name) ?? '', 'base64url').toString();
  }

  const document = `query ($id: ID!, $order: CoAuthorOrder, $years: YearRange, $minWorks: Int!, ${PAGE_ARGS}) {
    node(id: $id) { ... on Author { coAuthors(orderBy: $order, years: $years, minWorks: $minWorks, ${PAGE}) {
      totalCount edges { cursor node { name } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    } } }
  }`;
  interface Answer {
    readonly node: {
      readonly coAuthors: { readonly totalCount: number; readonly edges: { node: { name: string } }[]; readonly pageInfo: never };
    };
  }

  const fields = ['WORK_COUNT', 'STRENGTH', 'NAME', 'FIRST_YEAR', 'LAST_YEAR'];
  const orders = fields.flatMap((field) => DIRECTIONS.map((direction) => [field, direction] as const));

  test.each(orders)('%s %s gives each co-author once in that order, at every page size, both ways', async (field, direction) => {
    for (const [name, years] of [
      ['Circle, Ada', null],
      ['Circle, Bob', { from: 2002 }],
      ['Bojar, Ondřej', { to: 2017 }],
    ] as const) {
      const expected = sorted(oracle.coAuthors(name, years ?? {}), field, direction);
      // Of few in small pages, of many in large ones.
      for (const size of PAGE_SIZES.filter((pageSize) => pageSize < 100 === name.startsWith('Circle'))) {
        for (const backward of [false, true]) {
          const variables = { id: ids.get(name), order: { field, direction }, years, minWorks: 1 };
          const edges = await everyEdge(graph, document, ({ node }: Answer) => node.coAuthors, { size, backward, variables });
          expect(edges.map(({ node }) => node.name)).toEqual(expected);
        }
      }
    }
  });

  test.each<Range | null>([null, { from: 2017 }])('minWorks leaves out the others, and counts without them (%o)', async (years) => {
    for (const minWorks of [1, 2, 4]) {
      const id = ids.get('Bojar, Ondřej');
      const variables = { id, order: null, years, minWorks };
      const expected = oracle.coAuthors('Bojar, Ondřej', years ?? {}).filter(({ workCount }) => workCount >= minWorks);
      const edges = await everyEdge(graph, document, ({ node }: Answer) => node.coAuthors, { size: 100, backward: false, variables });
      expect(edges.map(({ node }) => node.name)).toEqual(sorted(expected, 'WORK_COUNT', 'DESC'));
      expect((await ask(graph, document, { ...variables, first: 0 })).node.coAuthors.totalCount).toBe(expected.length);
    }
  });

  test('an empty range of years asks nothing, and one that ends before it begins is refused', async () => {
    const variables = { id: ids.get('Circle, Ada'), minWorks: 1 };
    const all = await ask(graph, document, { ...variables, years: null });
    expect(await ask(graph, document, { ...variables, years: {} })).toEqual(all);
    expect(await ask(graph, document, { ...variables, years: { from: null, to: null } })).toEqual(all);
    const { errors } = await execute(graph, document, { ...variables, years: { from: 2003, to: 2002 } });
    expect(errors).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
  });

  test('a cursor belongs to its author, order, years and minWorks', async () => {
    const variables = { id: ids.get('Circle, Ada'), order: null, years: null, minWorks: 1 };
    const { endCursor } = (await ask(graph, document, { ...variables, first: 2 })).node.coAuthors.pageInfo;
    for (const other of [
      { id: ids.get('Circle, Bob') },
      { order: { field: 'NAME', direction: 'ASC' } },
      { order: { field: 'WORK_COUNT', direction: 'ASC' } },
      { years: { from: 2001 } },
      { minWorks: 2 },
    ]) {
      const { errors } = await execute(graph, document, { ...variables, ...other, after: endCursor });
      expect(errors).toMatchObject([{ code: 'INVALID_CURSOR' }]);
    }
  });
});

describe('common co-authors', () => {
  const document = `query ($name: String!, $with: AuthorBy!, ${PAGE_ARGS}) { author(by: { name: $name }) {
    commonCoAuthors(with: $with, ${PAGE}) {
      totalCount edges { ${FIGURES} node { name } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  } }`;
  interface Answer {
    readonly author: {
      readonly commonCoAuthors: {
        edges: (Omit<ExpectedTie, 'name' | 'recordIds' | 'topics'> & { node: { name: string } })[];
        pageInfo: never;
      };
    };
  }

  test.each([
    ['Circle, Ada', 'Circle, Bob'],
    ['Bojar, Ondřej', 'Haddow, Barry'],
    ['Haddow, Barry', 'Bojar, Ondřej'],
    ['Circle, Ada', 'Haddow, Barry'],
    ['Circle, Ada', 'Circle, Ada'],
  ])('those of %s with %s are whoever has written with both, with the ties of the first', async (name, other) => {
    const theirs = new Set(oracle.coAuthors(other).map((tie) => tie.name));
    const expected = oracle.coAuthors(name).filter((tie) => theirs.has(tie.name));
    for (const backward of [false, true]) {
      const variables = { name, with: { name: other } };
      const edges = await everyEdge(graph, document, ({ author }: Answer) => author.commonCoAuthors, { size: 7, backward, variables });
      const works = edges.map(({ workCount }) => workCount);
      expect(works).toEqual(works.toSorted((a, b) => b - a));
      const ties = edges.map(({ node, ...tie }) => figures({ ...tie, name: node.name }));
      expect(ties.toSorted()).toEqual(expected.map(figures).toSorted());
    }
    const { author } = await ask(graph, document, { name, with: { name: other }, first: 0 });
    expect(author.commonCoAuthors.totalCount).toBe(expected.length);
  });

  test('the other author must be there, and be one', async () => {
    const code = async (by: object) =>
      (await execute(graph, document, { name: 'Circle, Ada', with: by })).errors.map((error) => error.code);
    expect(await code({ name: 'Nobody, Nora' })).toEqual(['BAD_USER_INPUT']);
    expect(await code({ name: 'MULLER, ANA' })).toEqual(['AMBIGUOUS']);
  });

  function figures({ name, articleCount, workCount, strength, firstYear, lastYear }: Omit<ExpectedTie, 'recordIds' | 'topics'>): string {
    return [name, articleCount, workCount, strength.toFixed(9), firstYear, lastYear].join(' | ');
  }
});
