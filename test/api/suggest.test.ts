import { beforeAll, expect, test } from 'vitest';
import type { Graph } from '../../src/graph/graph.ts';
import { ask, execute } from '../support/api.ts';
import { loadedCircle } from '../support/circle.ts';
import { loadRecords } from '../support/graph.ts';
import { hostileText } from '../support/hostile.ts';
import type { Oracle } from '../support/oracle.ts';
import { profiled } from '../support/profile.ts';
import { Random } from '../support/random.ts';
import { compareSuggestions } from '../support/suggest-agreement.ts';

let graph: Graph;
let oracle: Oracle;

beforeAll(async () => {
  ({ graph, oracle } = await loadedCircle());
  const zebras = Array.from({ length: 12 }, (_, index) => ({
    id: `zebra-${index}`,
    title: index === 0 ? 'Zebrafish & <others>' : `Of stripes ${index}: zebrafish`,
    author: ['Zebrano, Ida', ...(index < 5 ? ['Zebra, Otto'] : []), ...(index < 2 ? ['Adam, Zebulon'] : [])],
    publisher: index < 3 ? ['Zebra'] : ['The Zebra Press'],
    topic: index === 0 ? ['Zebra crossings'] : [],
  }));
  await loadRecords(graph, [
    ...zebras,
    { id: 'oxford-uuid:1', title: 'Peers', author: ['MacLellan, Jennifer', "D'Zebra-Jones, Ann"], doi_str_mv: '10.1234/Zebra.5' },
    {
      id: 'issn',
      title: 'Issn',
      container_title: 'Journal of Stripes',
      issn: ['2049-3630'],
      institution: ['Oxford'],
      collection: ['Theses'],
    },
  ]);
});

async function suggested(text: string, more = ''): Promise<string[]> {
  const { suggest } = await ask(graph, `query ($text: String!) { suggest(text: $text ${more}) { kind text } }`, { text });
  return suggest.map((each: { kind: string; text: string }) => `${each.kind} ${each.text}`);
}

test.each([
  ['maclellan j', ['AUTHOR MacLellan, Jennifer']],
  ['jennifer mac', ['AUTHOR MacLellan, Jennifer']],
  ['JENNIFER  MACLELLAN', ['AUTHOR MacLellan, Jennifer']],
  ['dzebra', ["AUTHOR D'Zebra-Jones, Ann"]],
  ['zebrajon', []],
  ['dzebraj', ["AUTHOR D'Zebra-Jones, Ann"]],
  ['https://doi.org/10.1234/zebra.5', ['ARTICLE Peers']],
  ['oxford-uuid:1', ['ARTICLE Peers']],
  ['issn 2049-3630', ['VENUE Journal of Stripes']],
  ['journ strip', ['VENUE Journal of Stripes']],
  ['oxfo', ['INSTITUTION Oxford']],
  ['thes', ['COLLECTION Theses']],
  ['ze', []],
  ['z e', []],
  ['???', []],
  ['"zebulon', ['AUTHOR Adam, Zebulon']],
])('%s suggests %j', async (text, expected) => {
  expect(await suggested(text)).toEqual(expected);
});

test('what is called so comes first, then what has the word whole, then what has more articles, articles last and by their beginnings', async () => {
  const words = ['PUBLISHER The Zebra Press', 'AUTHOR Zebra, Otto', 'TOPIC Zebra crossings', "AUTHOR D'Zebra-Jones, Ann"];
  expect(await suggested('zebra', 'first: 8')).toEqual([
    'PUBLISHER Zebra',
    ...words,
    'AUTHOR Zebrano, Ida',
    'ARTICLE Zebrafish & <others>',
    'ARTICLE Of stripes 1: zebrafish',
  ]);
  expect(await suggested('zeb', 'first: 4')).toEqual([
    'AUTHOR Zebrano, Ida',
    'PUBLISHER The Zebra Press',
    'AUTHOR Zebra, Otto',
    'PUBLISHER Zebra',
  ]);
  expect(await suggested('zeb', 'kinds: [PUBLISHER, TOPIC]')).toEqual([
    'PUBLISHER The Zebra Press',
    'PUBLISHER Zebra',
    'TOPIC Zebra crossings',
  ]);
  expect(await suggested('zeb', 'kinds: [], first: 50')).toHaveLength(19);
});

test('shows what was typed, and leads to the thing itself', async () => {
  const { suggest } = await ask(
    graph,
    '{ suggest(text: "zebraf ot", kinds: [ARTICLE]) { text highlighted articleCount node { id __typename ... on Article { title } } } }',
  );
  expect(suggest).toMatchObject([
    {
      highlighted: '<mark>Zebraf</mark>ish &amp; &lt;<mark>ot</mark>hers&gt;',
      articleCount: null,
      node: { __typename: 'Article', title: 'Zebrafish & <others>' },
    },
  ]);
  const answer = await execute(graph, '{ suggest(text: "zebra") { node { id ... on ArticleSet { name } } text articleCount } }');
  expect(answer.errors).toEqual([]);
  for (const { node, text, articleCount } of answer.data.suggest) if (articleCount !== null) expect(node.name).toBe(text);
  // One query of its own, and one for each kind of thing.
  expect(answer.queries.length).toBeLessThanOrEqual(5);
});

test('several texts share one query', async () => {
  const { queries } = await execute(graph, '{ one: suggest(text: "zebra") { text } other: suggest(text: "macle") { text } }');
  expect(queries).toHaveLength(1);
});

test.each(['first: 0', 'first: 51', 'first: -1'])('%s is refused', async (first) => {
  const { errors } = await execute(graph, `{ suggest(text: "zebra", ${first}) { text } }`);
  expect(errors).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
});

test('authors are suggested for their names but for the last two letters', async () => {
  const authors = oracle.authors.map((name) => ({ name, articleCount: oracle.articlesOf(name).length }));
  const { compared, differences } = await compareSuggestions(graph, authors, new Random(20_200_101), 150);
  expect(differences).toEqual([]);
  expect(compared).toBeGreaterThan(100);
});

test('a name that very many have costs no more than one that few have', async () => {
  // So many on one article make no ties, which would take long.
  const crowd = Array.from({ length: 20 }, (_, index) => ({
    id: `crowd-${index}`,
    title: `Crowd ${index}`,
    author: Array.from({ length: 120 }, (__, which) => `Quorum, ${String.fromCharCode(97 + (which % 26))}${index}x${which}`),
  }));
  await loadRecords(graph, crowd);
  const reader = profiled();
  const hits = async (text: string) => {
    reader.hits = 0;
    await ask(reader, 'query ($text: String!) { suggest(text: $text, kinds: [AUTHOR]) { text } }', { text });
    return reader.hits;
  };
  await hits('quo');
  // 2,400 have it; 500 are looked at.
  expect(await hits('quo')).toBeLessThan(2_400);
});

test('whatever is typed is answered or refused', async () => {
  const random = new Random(20_210_101);
  for (let asked = 0; asked < 500; asked += 10) {
    const texts = Array.from({ length: 10 }, () => hostileText(random));
    const document = `query (${texts.map((_, index) => `$t${index}: String!`).join(', ')}) {
      ${texts.map((_, index) => `s${index}: suggest(text: $t${index}) { kind text highlighted node { id } }`).join('\n')}
    }`;
    const { errors } = await execute(graph, document, Object.fromEntries(texts.map((text, index) => [`t${index}`, text])));
    expect(errors.filter(({ code }) => code !== 'BAD_USER_INPUT')).toEqual([]);
  }
});
