import { beforeAll, describe, expect, test } from 'vitest';
import { BibliographError } from '../../src/errors.ts';
import type { Graph, Reader } from '../../src/graph/graph.ts';
import { ask, execute } from '../support/api.ts';
import { loadedCircle } from '../support/circle.ts';
import { profiled } from '../support/profile.ts';

let graph: Graph;
let ids: ReadonlyMap<string, string>;

beforeAll(async () => {
  ({ graph, ids } = await loadedCircle());
});

const NETWORK = `authors { author { id name kind articleCount coAuthorCount } distance degree articleCount workCount }
  ties { authors { id name } articleCount workCount strength firstYear lastYear }
  truncation { reasons omittedAuthors omittedTies atDistance }`;
const ARGS = '$depth: Int! = 1, $maxAuthors: Int! = 100, $maxTies: Int! = 2000, $minWorks: Int! = 1, $years: YearRange';
const LIMITS = 'depth: $depth, maxAuthors: $maxAuthors, maxTies: $maxTies, minWorks: $minWorks, years: $years';
const AROUND = `query ($name: String!, ${ARGS}) { author(by: { name: $name }) { network(${LIMITS}) { ${NETWORK} } } }`;

interface Network {
  readonly authors: { author: { name: string }; distance: number | null; degree: number; articleCount: number; workCount: number }[];
  readonly ties: { authors: { name: string }[]; articleCount: number; workCount: number; strength: number }[];
  readonly truncation: object | null;
}

async function around(name: string, variables: object = {}, from: Reader = graph): Promise<Network> {
  return (await ask(from, AROUND, { name, ...variables })).author.network;
}

const members = ({ authors }: Network) => authors.map(({ author, distance }) => `${author.name} ${distance}`);
const short = ({ ties }: Network) => ties.map(({ authors, strength }) => [...authors.map(({ name }) => name.slice(8)), strength].join(' '));

describe('around an author', () => {
  test('whoever wrote with them in these years, and all ties among these, with the figures of the years', async () => {
    const network = await around('Circle, Ada', { years: { from: 2002, to: 2006 } });
    expect(members(network)).toEqual([
      'Circle, Ada 0',
      'Circle, Bob 1',
      'Circle, Cyn 1',
      'Circle, Fay 1',
      'Circle, Dan 1',
      'Circle, Hal 1',
    ]);
    expect(network.authors[0]).toMatchObject({ degree: 5, articleCount: 6, workCount: 4, author: { articleCount: 13 } });
    expect(short(network)).toEqual([
      'Ada Bob 2.25',
      'Ada Cyn 1',
      'Ada Fay 1',
      'Ada Dan 0.5',
      'Bob Dan 0.5',
      'Ada Hal 0.25',
      'Bob Hal 0.25',
    ]);
    expect(network.truncation).toBeNull();
  });

  test.each([null, { from: 1000 }])('ties of fewer works are neither followed nor shown (%o)', async (years) => {
    const network = await around('Circle, Cyn', { depth: 2, minWorks: 2, years });
    expect(members(network)).toEqual(['Circle, Cyn 0', 'Circle, Ada 1', 'Circle, Bob 2']);
    expect(short(network).map((tie) => tie.slice(0, 7))).toEqual(['Ada Bob', 'Cyn Ada']);
  });

  test('an article of more authors than make ties ties nobody, and counts among the articles signed', async () => {
    const { authors, ties } = await around('Circle, Bob', { years: { from: 2008, to: 2008 } });
    expect(authors).toMatchObject([{ author: { name: 'Circle, Bob' }, degree: 0, articleCount: 1 }]);
    expect(ties).toEqual([]);
  });

  test('a ring that does not fit is cut by strength, then by name, and no further ring is looked at', async () => {
    const whole = await around('Circle, Ada', { maxAuthors: 500, maxTies: 10_000 });
    expect(whole.authors).toHaveLength(107);
    expect(whole.truncation).toBeNull();
    for (const maxAuthors of [2, 5, 50]) {
      for (const depth of [1, 3]) {
        const cut = await around('Circle, Ada', { depth, maxAuthors });
        expect(members(cut)).toEqual(members(whole).slice(0, maxAuthors));
        expect(cut.truncation).toMatchObject({ reasons: ['MAX_AUTHORS'], omittedAuthors: 107 - maxAuthors, atDistance: 1, omittedTies: 0 });
      }
    }
  });

  test('a ring that is met with no room left is left out whole', async () => {
    const near = await around('Circle, Dan', { maxAuthors: 3 });
    expect([members(near), near.truncation]).toEqual([['Circle, Dan 0', 'Circle, Ada 1', 'Circle, Bob 1'], null]);
    const further = await around('Circle, Dan', { maxAuthors: 3, depth: 2 });
    expect(members(further)).toEqual(members(near));
    const { authors } = await around('Circle, Dan', { maxAuthors: 500, depth: 2 });
    expect(further.truncation).toEqual({ reasons: ['MAX_AUTHORS'], omittedAuthors: authors.length - 3, omittedTies: 0, atDistance: 2 });
  });

  test('ties are cut to the strongest, and degrees count those that are not given too', async () => {
    const whole = await around('Circle, Ada', { maxAuthors: 7 });
    const cut = await around('Circle, Ada', { maxAuthors: 7, maxTies: 3 });
    expect(cut.ties).toEqual(whole.ties.slice(0, 3));
    expect(cut.authors).toEqual(whole.authors);
    expect(cut.truncation).toEqual({ reasons: ['MAX_AUTHORS', 'MAX_TIES'], omittedAuthors: 100, omittedTies: 5, atDistance: 1 });
    const fewTies = await around('Circle, Dan', { maxTies: 0 });
    expect(fewTies.ties).toEqual([]);
    expect(fewTies.truncation).toEqual({ reasons: ['MAX_TIES'], omittedAuthors: 0, omittedTies: 3, atDistance: null });
  });

  test('who has written with nobody is alone', async () => {
    const network = await around('Plato', { depth: 3 });
    expect(network).toMatchObject({ authors: [{ distance: 0, degree: 0, articleCount: 1 }], ties: [], truncation: null });
  });

  test('costs a query a ring, one for those found and one to look the author up, for many centres at once too', async () => {
    for (const years of [null, { from: 2001 }]) {
      for (const depth of [1, 2, 3]) {
        const { queries, errors } = await execute(graph, AROUND, { name: 'Bojar, Ondřej', depth, maxAuthors: 500, years });
        expect([queries.length, errors]).toEqual([depth + 2, []]);
      }
    }
    const document = `query (${ARGS}) { authors(first: 4, where: { minArticles: 5 }) { nodes { name network(${LIMITS}) { ${NETWORK} } } } }`;
    const many = await execute(graph, document, { depth: 2 });
    expect(many.queries).toHaveLength(4);
    for (const { name, network } of many.data.authors.nodes) expect(network).toEqual(await around(name, { depth: 2 }));
  });

  test('costs what those near it have, not what the graph holds', async () => {
    const reader = profiled();
    await around('Circle, Dan', {}, reader);
    expect(reader.hits).toBeLessThan(300);
  });

  test('is the same every time', async () => {
    for (const variables of [{ depth: 2 }, { depth: 3, maxAuthors: 60, years: { from: 2016 } }]) {
      expect(await around('Haddow, Barry', variables)).toEqual(await around('Haddow, Barry', variables));
    }
  });

  test('a ring that takes the database too long ends it, honestly; anything else fails', async () => {
    const failing = (times: number, code: 'TIMEOUT' | 'UNAVAILABLE', name = 'network.ring'): Reader => {
      let rings = 0;
      return {
        read(statement, params) {
          if (statement.name.startsWith(name) && ++rings > times) return Promise.reject(new BibliographError(code, 'It took too long.'));
          return graph.read(statement, params);
        },
      };
    };
    const late = await around('Circle, Dan', { depth: 3 }, failing(1, 'TIMEOUT'));
    expect(late.authors).toEqual((await around('Circle, Dan')).authors);
    expect(late.truncation).toEqual({ reasons: ['TIMEOUT'], omittedAuthors: null, omittedTies: 0, atDistance: 2 });
    const alone = await around('Circle, Dan', {}, failing(0, 'TIMEOUT'));
    expect(alone).toMatchObject({ authors: [{ author: { name: 'Circle, Dan' }, distance: 0 }], truncation: { atDistance: 1 } });
    for (const reader of [failing(1, 'UNAVAILABLE'), failing(0, 'TIMEOUT', 'network.members')]) {
      const { data, errors } = await execute(reader, AROUND, { name: 'Circle, Dan', depth: 3 });
      expect([data.author.network, errors.length]).toEqual([null, 1]);
    }
  });

  test.each([
    [{ depth: 0 }, 'depth'],
    [{ depth: 4 }, 'depth'],
    [{ maxAuthors: 1 }, 'maxAuthors'],
    [{ maxAuthors: 501 }, 'maxAuthors'],
    [{ maxTies: -1 }, 'maxTies'],
    [{ maxTies: 10_001 }, 'maxTies'],
    [{ minWorks: 0 }, 'minWorks'],
    [{ years: { from: 2002, to: 2001 } }, 'years'],
  ])('%o is refused', async (variables, named) => {
    const { errors } = await execute(graph, AROUND, { name: 'Circle, Ada', ...variables });
    expect(errors).toMatchObject([{ code: 'BAD_USER_INPUT', message: expect.stringContaining(named) }]);
  });
});

test.each([null, { from: 2002, to: 2006 }])('the evidence of each tie is what its figures count (%o)', async (years) => {
  const document = `query ($id: ID!, $years: YearRange) { node(id: $id) { ... on Author { network(maxAuthors: 12, years: $years) {
    ties { articleCount firstYear lastYear articles(first: 100) { totalCount nodes { year topics { name } } } topics { edges { articleCount } } }
  } } } }`;
  const { node } = await ask(graph, document, { id: ids.get('Circle, Ada'), years });
  expect(node.network.ties.length).toBeGreaterThan(5);
  for (const { articleCount, firstYear, lastYear, articles, topics } of node.network.ties) {
    const years = articles.nodes.flatMap(({ year }: { year: number | null }) => year ?? []);
    const about = articles.nodes.flatMap((each: { topics: object[] }) => each.topics).length;
    expect([articles.totalCount, articles.nodes.length]).toEqual([articleCount, articleCount]);
    expect([firstYear, lastYear]).toEqual(years.length === 0 ? [null, null] : [Math.min(...years), Math.max(...years)]);
    expect(topics.edges.reduce((sum: number, edge: { articleCount: number }) => sum + edge.articleCount, 0)).toBe(about);
  }
});

describe('among given authors', () => {
  const AMONG = `query ($authors: [AuthorBy!]!, $maxTies: Int! = 2000, $minWorks: Int! = 1, $years: YearRange) {
    collaborationNetwork(authors: $authors, maxTies: $maxTies, minWorks: $minWorks, years: $years) { ${NETWORK} }
  }`;
  const named = (...names: string[]) => ({ authors: names.map((name) => ({ name: `Circle, ${name}` })) });

  test('they come in the order given, each once, with the ties among them alone', async () => {
    const { data, queries } = await execute(graph, AMONG, named('Cyn', 'Bob', 'Ada', 'Bob', 'Gus'));
    const network: Network = data.collaborationNetwork;
    expect(members(network)).toEqual(['Circle, Cyn null', 'Circle, Bob null', 'Circle, Ada null', 'Circle, Gus null']);
    expect(short(network)).toEqual(['Bob Ada 3.25', 'Cyn Ada 1.5', 'Cyn Bob 0.5']);
    expect(network.authors.map(({ degree }) => degree)).toEqual([2, 2, 2, 0]);
    expect(queries).toEqual(['author.byName', 'network.members']);
  });

  test('with years, works and a limit of ties', async () => {
    const network = async (more: object) => (await ask(graph, AMONG, { ...named('Cyn', 'Bob', 'Ada'), ...more })).collaborationNetwork;
    expect(short(await network({ years: { to: 2001 } }))).toEqual(['Cyn Bob 0.5', 'Cyn Ada 0.5', 'Bob Ada 0.5']);
    expect(short(await network({ minWorks: 2 }))).toEqual(['Bob Ada 3.25', 'Cyn Ada 1.5']);
    const cut = await network({ maxTies: 1 });
    expect(short(cut)).toEqual(['Bob Ada 3.25']);
    expect(cut.truncation).toEqual({ reasons: ['MAX_TIES'], omittedAuthors: 0, omittedTies: 2, atDistance: null });
    expect(await network(named())).toEqual({ authors: [], ties: [], truncation: null });
  });

  test('who is unknown is named, and too many are refused', async () => {
    const { errors } = await execute(graph, AMONG, named('Ada', 'Nobody'));
    expect(errors).toMatchObject([{ code: 'BAD_USER_INPUT', message: expect.stringContaining('Circle, Nobody') }]);
    const many = await execute(graph, AMONG, named(...new Array<string>(501).fill('Ada')));
    expect(many.errors).toMatchObject([{ code: 'BAD_USER_INPUT', message: expect.stringContaining('500') }]);
  });
});
