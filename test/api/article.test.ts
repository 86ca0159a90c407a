import { beforeAll, describe, expect, test } from 'vitest';
import { globalIdOf } from '../../src/api/builder.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { ask, execute } from '../support/api.ts';
import { emptyGraph, loadRecords, loadSeeds } from '../support/graph.ts';

const PEER = 'oxford-uuid:116c5791-6f55-4fbd-819a-87aae9bc4b45';
const RECORD = `by: {record: {source: "seeds", recordId: "${PEER}"}}`;

let graph: Graph;

beforeAll(async () => {
  graph = await emptyGraph();
  await loadSeeds(graph);
  const version = { title: 'Same paper', author: ['One, A'], work_keys_str_mv: ['AT onea samepaper'], doi_str_mv: ['10.1234/same'] };
  await loadRecords(graph, [
    { id: 'v1', ...version, publishDate: ['2011'], last_indexed: '2024-01-01T00:00:00Z' },
    { id: 'v2', ...version, title: 'Same paper, first', publishDate: ['2010'], last_indexed: '2024-03-01T00:00:00Z' },
    { id: 'v3', ...version, last_indexed: '2024-03-01T00:00:00Z' },
    { id: 'alone', title: 'Alone', url: ['https://example.org/a', 'not an address'], issn: ['1932-6203'], container_title: 'A journal' },
  ]);
});

test('the seed record is given as it was loaded', async () => {
  const { article } = await ask(
    graph,
    `{ article(${RECORD}) {
        title subtitle year doi isbns series makesTies links { url label }
        publishers { name nameVariants articleCount } publication { venue { name } } institutions { name } collections { name institutions { name } }
        languages { name code } formats { name } topics { name kind }
        work { title keys articles { totalCount nodes { title } } } versions { totalCount nodes { id } }
        provenance { source { name articleCount lastLoad { id } } recordId recordFormat firstIndexed lastIndexed createdBy { id state } updatedBy { id source { name } } }
    } }`,
  );
  expect(article.provenance.createdBy.id).toBe(article.provenance.updatedBy.id);
  expect(article.provenance.source.lastLoad.id).toBe(article.provenance.createdBy.id);
  expect(article).toMatchObject({
    title: 'Peer support workers in health: A qualitative metasynthesis of their experiences',
    year: 2015,
    makesTies: true,
    publishers: [{ name: 'Public Library of Science', nameVariants: ['Public Library of Science'], articleCount: 1 }],
    publication: null,
    institutions: [{ name: 'University of Oxford' }],
    collections: [{ name: 'OXFORD', institutions: [{ name: 'University of Oxford' }] }],
    languages: [{ name: 'English', code: 'eng' }],
    formats: [{ name: 'Journal article' }],
    work: { articles: { totalCount: 1 } },
    versions: { totalCount: 0, nodes: [] },
    provenance: {
      source: { name: 'seeds' },
      recordId: PEER,
      recordFormat: 'dspace',
      firstIndexed: '2024-03-06T18:54:45.000Z',
      lastIndexed: '2024-03-06T18:54:45.000Z',
      createdBy: { state: 'FINISHED' },
      updatedBy: { source: { name: 'seeds' } },
    },
  });
});

test('abstracts are plain text and safe markup, and lists do not read them unless asked', async () => {
  const { article } = await ask(graph, `{ article(${RECORD}) { abstract abstractHtml } }`);
  expect(article.abstract).toMatch(/^Objective/);
  expect(article.abstract).not.toMatch(/<\w/);
  expect(article.abstractHtml).toContain('<strong>Objective</strong>');
  const { queries } = await execute(graph, '{ articles(first: 5) { nodes { title } } }');
  expect(queries).toEqual([expect.stringContaining('article.list')]);
});

test('a citation says what the record says', async () => {
  const { article } = await ask(
    graph,
    `{ article(${RECORD}) { csl: citation(format: CSL_JSON) bib: citation(format: BIBTEX) ris: citation(format: RIS) } }`,
  );
  expect(JSON.parse(article.csl)).toMatchObject([{ type: 'article-journal', publisher: 'Public Library of Science', language: 'eng' }]);
  expect(article.bib).toContain('author = {MacLellan, J and Surey, J and Abubakar, I and Stagg, HR}');
  expect(article.ris).toContain('AU  - Stagg, HR\r\n');
});

test('unusable parts are left out, usable ones given', async () => {
  const { article } = await ask(
    graph,
    '{ article(by: {record: {source: "test", recordId: "alone"}}) { year links { url label } publication { venue { name issns } volume } work { title keys } } }',
  );
  expect(article).toEqual({
    year: null,
    links: [{ url: 'https://example.org/a', label: null }],
    publication: { venue: { name: 'A journal', issns: ['1932-6203'] }, volume: null },
    work: { title: 'Alone', keys: [] },
  });
});

describe('look-ups', () => {
  test('by DOI in any form, the record last indexed first, then the one of the lowest id', async () => {
    const ids = (await ask(
      graph,
      '{ a: article(by: {record: {source: "test", recordId: "v2"}}) { id } b: article(by: {record: {source: "test", recordId: "v3"}}) { id } }',
    )) as {
      a: { id: string };
      b: { id: string };
    };
    const lowest = [ids.a.id, ids.b.id].map(inner).sort()[0];
    for (const doi of ['10.1234/same', 'doi:10.1234/SAME', 'https://doi.org/10.1234/Same']) {
      const { article } = await ask(graph, 'query ($doi: DOI!) { article(by: {doi: $doi}) { id doi } }', { doi });
      expect(inner(article.id)).toBe(lowest);
      expect(article.doi).toBe('10.1234/same');
    }
  });

  test('by what is not there gives null', async () => {
    const document = `{ a: article(by: {doi: "10.9999/none"}) { id } b: article(by: {record: {source: "test", recordId: "none"}}) { id }
      c: article(by: {id: "${globalIdOf('Article', 'none')}"}) { id } d: node(id: "${globalIdOf('Article', 'none')}") { id } }`;
    expect(await ask(graph, document)).toEqual({ a: null, b: null, c: null, d: null });
  });

  test.each([
    ['a wrong DOI', '{ article(by: {doi: "nothing of the kind"}) { id } }'],
    ['a malformed id', '{ article(by: {id: "%%%"}) { id } }'],
    ['an id of another type', `{ article(by: {id: "${globalIdOf('Venue', 'x')}"}) { id } }`],
    ['a malformed node id', '{ node(id: "x") { id } }'],
    ['a node id of no type', `{ node(id: "${globalIdOf('PageInfo', 'x')}") { id } }`],
    ['a malformed id among nodes', `{ nodes(ids: ["${globalIdOf('Article', 'x')}", "x"]) { id } }`],
    ['too many nodes', `{ nodes(ids: [${`"${globalIdOf('Article', 'x')}",`.repeat(101)}]) { id } }`],
  ])('%s is BAD_USER_INPUT', async (_, document) => {
    const { errors } = await execute(graph, document);
    expect(errors).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
  });

  test('a wrong DOI in a variable is BAD_USER_INPUT too', async () => {
    const { errors } = await execute(graph, 'query ($doi: DOI!) { article(by: {doi: $doi}) { id } }', { doi: 'none' });
    expect(errors).toMatchObject([{ code: 'BAD_USER_INPUT', message: expect.stringContaining('give it bare') as string }]);
  });
});

test('nodes come in the order asked for, null where there is none, at one query a type', async () => {
  const { articles, publishers, sources } = await ask(
    graph,
    '{ articles(first: 3) { nodes { id } } publishers(first: 2) { nodes { id } } sources { id } }',
  );
  const ids = [
    articles.nodes[2].id,
    publishers.nodes[1].id,
    globalIdOf('Topic', 'none'),
    articles.nodes[0].id,
    sources[0].id,
    publishers.nodes[1].id,
  ];
  const { data, queries } = await execute(graph, 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', { ids });
  expect(data.nodes.map((node: { id: string } | null) => node?.id ?? null)).toEqual(ids.map((id, index) => (index === 2 ? null : id)));
  expect(data.nodes[1].__typename).toBe('Publisher');
  expect(queries).toHaveLength(4);
});

test('one node asked for twice is read once', async () => {
  const { articles } = await ask(graph, '{ articles(first: 1) { nodes { id } } }');
  const { id } = articles.nodes[0] as { id: string };
  const document =
    'query ($id: ID!) { a: node(id: $id) { __typename id } b: node(id: $id) { __typename id } nodes(ids: [$id, $id]) { id } }';
  const { data, queries } = await execute(graph, document, { id });
  const node = { __typename: 'Article', id };
  expect(data).toEqual({ a: node, b: node, nodes: [{ id }, { id }] });
  expect(queries).toEqual(['article.byId']);
});

test('everything that has an id is found by it', async () => {
  const document = `{ article(by: {record: {source: "test", recordId: "v1"}}) { id work { id } provenance { source { id } createdBy { id } } }
    seed: article(${RECORD}) { publishers { id } institutions { id } collections { id } languages { id } formats { id } }
    venues(first: 1) { nodes { id } } }`;
  const { article, seed, venues } = await ask(graph, document);
  const things = [
    article,
    article.work,
    article.provenance.source,
    article.provenance.createdBy,
    venues.nodes[0],
    ...Object.values(seed).flat(),
  ] as { id: string }[];
  const ids = things.map(({ id }) => id);
  const { nodes } = await ask(graph, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
  expect(nodes).toEqual(ids.map((id) => ({ id })));
});

test('versions are the other records of a work, which is called as its earliest', async () => {
  const { article } = await ask(
    graph,
    '{ article(by: {record: {source: "test", recordId: "v1"}}) { id work { title keys articles { totalCount nodes { year } } } versions { totalCount nodes { year versions { totalCount } } } } }',
  );
  expect(article.work.title).toBe('Same paper, first');
  expect(article.work.keys).toEqual(['AT onea samepaper', 'DOI 10.1234/same']);
  expect(article.work.articles).toEqual({ totalCount: 3, nodes: [{ year: 2011 }, { year: 2010 }, { year: null }] });
  expect(article.versions).toEqual({
    totalCount: 2,
    nodes: [
      { year: 2010, versions: { totalCount: 2 } },
      { year: null, versions: { totalCount: 2 } },
    ],
  });
});

function inner(id: string): string {
  return Buffer.from(id, 'base64url').toString();
}
