import { beforeAll, describe, expect, test } from 'vitest';
import type { Graph } from '../../src/graph/graph.ts';
import { fold } from '../../src/model/fold.ts';
import { ask, execute } from '../support/api.ts';
import { loadedCircle } from '../support/circle.ts';
import { type ExpectedArticle, type Facet, type Oracle, within } from '../support/oracle.ts';
import { DIRECTIONS, everyEdge, PAGE, PAGE_ARGS, PAGE_SIZES } from '../support/paging.ts';

let graph: Graph;
let oracle: Oracle;
let ids: ReadonlyMap<string, string>;

beforeAll(async () => {
  ({ graph, oracle, ids } = await loadedCircle());
});

const AUTHORS = `query ($where: AuthorFilter, $order: AuthorOrder, ${PAGE_ARGS}) {
  authors(where: $where, orderBy: $order, ${PAGE}) {
    totalCount edges { cursor node { name } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

interface Answer {
  readonly authors: { readonly edges: { readonly node: { readonly name: string } }[]; readonly pageInfo: never };
}

describe('orders', () => {
  const counts: Record<string, (name: string) => number> = {
    ARTICLE_COUNT: (name) => oracle.articlesOf(name).length,
    CO_AUTHOR_COUNT: (name) => oracle.coAuthors(name).length,
  };

  /** By count and then by name, all turned round together. */
  function sorted(field: string, direction: 'ASC' | 'DESC'): string[] {
    const count = counts[field] ?? (() => 0);
    const rows = oracle.authors.map((name) => ({ name, count: count(name), key: `${fold(name)}\t${inner(name)}` }));
    rows.sort((one, other) => other.count - one.count || (one.key < other.key ? -1 : 1));
    const names = rows.map(({ name }) => name);
    return (field === 'NAME') === (direction === 'ASC') ? names : names.reverse();
  }

  function inner(name: string): string {
    return Buffer.from(ids.get(name) ?? '', 'base64url').toString();
  }

  const orders = ['NAME', 'ARTICLE_COUNT', 'CO_AUTHOR_COUNT'].flatMap((field) =>
    DIRECTIONS.map((direction) => [field, direction] as const),
  );

  test.each(orders)('%s %s gives each author once in that order, at every page size, both ways', async (field, direction) => {
    const all = sorted(field, direction);
    const circle = all.filter((name) => oracle.articlesOf(name).some(({ facets }) => facets.venue.has('Journal of Circles')));
    for (const size of PAGE_SIZES) {
      // In small pages, a hundred are enough.
      const [where, expected] = size < 100 ? [{ venues: { anyOf: [{ name: 'Journal of Circles' }] } }, circle] : [null, all];
      for (const backward of [false, true]) {
        const variables = { where, order: { field, direction } };
        const edges = await everyEdge(graph, AUTHORS, ({ authors }: Answer) => authors, { size, backward, variables });
        expect(edges.map(({ node }) => node.name)).toEqual(expected);
      }
    }
  });

  test('without an order it is by name, from A on', async () => {
    const { authors } = await ask(graph, AUTHORS, { first: 100 });
    expect(authors.edges.map(({ node }: { node: { name: string } }) => node.name)).toEqual(sorted('NAME', 'ASC').slice(0, 100));
    expect(authors.totalCount).toBe(oracle.authors.length);
  });

  test('a cursor belongs to its order and filter', async () => {
    const { endCursor } = (await ask(graph, AUTHORS, { first: 3 })).authors.pageInfo;
    for (const other of [{ order: { field: 'NAME', direction: 'DESC' } }, { where: { minArticles: 2 } }]) {
      expect((await execute(graph, AUTHORS, { ...other, after: endCursor })).errors).toMatchObject([{ code: 'INVALID_CURSOR' }]);
    }
  });
});

describe('filters', () => {
  const acl = 'Association for Computational Linguistics';
  const circle = 'Journal of Circles';
  type Says = (article: ExpectedArticle) => boolean;
  const has =
    (facet: Facet, value: string): Says =>
    ({ facets }) =>
      facets[facet].has(value);
  const lacks =
    (facet: Facet): Says =>
    ({ facets }) =>
      facets[facet].size === 0;
  const topic =
    (name: string): Says =>
    ({ facets }) =>
      ['TOPIC', 'ERA', 'PLACE', 'GENRE'].some((kind) => facets.topic.has(`${kind} ${name}`));
  const some = (says: Says) => (articles: readonly ExpectedArticle[]) => articles.some(says);
  const none = (says: Says) => (articles: readonly ExpectedArticle[]) => !articles.some(says);

  test.each<[string, object, ((articles: readonly ExpectedArticle[]) => boolean)[]]>([
    [
      'anyOf of publishers',
      { publishers: { anyOf: [{ name: acl }, { name: 'Press' }] } },
      [some((x) => has('publisher', acl)(x) || has('publisher', 'Press')(x))],
    ],
    ['anyOf in any case', { publishers: { anyOf: [{ name: 'PRESS' }] } }, [some(has('publisher', 'Press'))]],
    [
      'allOf of publishers, each by some article',
      { publishers: { allOf: [{ name: acl }, { name: 'ATALA' }] } },
      [some(has('publisher', acl)), some(has('publisher', 'ATALA'))],
    ],
    ['noneOf of publishers', { publishers: { noneOf: [{ name: acl }] } }, [none(has('publisher', acl))]],
    ['missing publishers', { publishers: { missing: true } }, [some(lacks('publisher'))]],
    [
      'missing or anyOf',
      { publishers: { missing: true, anyOf: [{ name: 'ATALA' }] } },
      [some((x) => lacks('publisher')(x) || has('publisher', 'ATALA')(x))],
    ],
    [
      'missing and allOf',
      { publishers: { missing: true, allOf: [{ name: acl }] } },
      [some(lacks('publisher')), some(has('publisher', acl))],
    ],
    ['venues', { venues: { anyOf: [{ name: circle }] } }, [some(has('venue', circle))]],
    ['a topic of any kind', { topics: { anyOf: [{ name: 'Ties' }] } }, [some(topic('Ties'))]],
    [
      'two topics by some article each',
      { topics: { allOf: [{ name: 'Ties' }, { name: 'Graphs' }] } },
      [some(topic('Ties')), some(topic('Graphs'))],
    ],
    [
      'no article on a topic',
      { topics: { noneOf: [{ name: 'Ties' }] }, venues: { missing: true } },
      [none(topic('Ties')), some(lacks('venue'))],
    ],
    ['a value that nothing has', { topics: { anyOf: [{ name: 'No such topic' }] } }, [() => false]],
    ['none of a value that nothing has', { topics: { noneOf: [{ name: 'No such topic' }] } }, []],
    ['years', { activeIn: { from: 2002, to: 2004 } }, [some((x) => within(x, { from: 2002, to: 2004 }))]],
    ['years between which there is nothing', { activeIn: { from: 2011, to: 2015 } }, [() => false]],
    ['an open range', { activeIn: { from: 2018 } }, [some((x) => within(x, { from: 2018 }))]],
    ['minArticles', { minArticles: 3 }, [(articles) => articles.length >= 3]],
    ['no ORCID iD', { hasOrcid: false }, []],
    ['an ORCID iD', { hasOrcid: true }, [() => false]],
    [
      'everything at once, each member for itself',
      { publishers: { anyOf: [{ name: 'Press' }] }, venues: { anyOf: [{ name: circle }] }, activeIn: { to: 2001 }, minArticles: 2 },
      [
        some(has('publisher', 'Press')),
        some(has('venue', circle)),
        some((x) => within(x, { to: 2001 })),
        (articles) => articles.length >= 2,
      ],
    ],
    ['nothing', { publishers: { anyOf: [], missing: false }, topics: {}, activeIn: {}, minArticles: null }, []],
  ])('%s', async (_, where, conditions) => {
    const expected = oracle.authors.filter((name) => conditions.every((holds) => holds(oracle.articlesOf(name))));
    for (const order of [null, { field: 'CO_AUTHOR_COUNT', direction: 'DESC' }]) {
      for (const backward of [false, true]) {
        const edges = await everyEdge(graph, AUTHORS, ({ authors }: Answer) => authors, {
          size: 100,
          backward,
          variables: { where, order },
        });
        expect(edges.map(({ node }) => node.name).toSorted()).toEqual(expected.toSorted());
      }
    }
    expect((await ask(graph, AUTHORS, { where, first: 0 })).authors.totalCount).toBe(expected.length);
  });

  test('a value may be given by its id, but not by the id of another type', async () => {
    const { publisher } = await ask(graph, '{ publisher(by: { name: "Press" }) { id } }');
    const filtered = await ask(graph, AUTHORS, { where: { publishers: { anyOf: [{ id: publisher.id }] } } });
    expect(filtered.authors.totalCount).toBe(2);
    const { errors } = await execute(graph, AUTHORS, { where: { venues: { anyOf: [{ id: publisher.id }] } } });
    expect(errors).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
  });

  test('years that end before they begin are refused', async () => {
    const { errors } = await execute(graph, AUTHORS, { where: { activeIn: { from: 2003, to: 2002 } } });
    expect(errors).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
  });
});
