import { beforeAll, expect, test } from 'vitest';
import type { Graph } from '../../src/graph/graph.ts';
import { ask } from '../support/api.ts';
import { emptyGraph, loadRecords } from '../support/graph.ts';

let graph: Graph;

const RECORDS = [
  { id: 'muller', title: 'Über Straßen', author: ['Müller, Jürgen'], description: 'Peers review the networks of other peers.' },
  { id: 'peer', title: 'A peer in the network: trust', author: ["O'Neill, Ann"], container_title: 'Journal of Deep-Sea Botany' },
  { id: 'network', title: 'Networking for co-authors', author: ['Liu, Bing'], topic: ['Collaboration'] },
  { id: 'c++', title: 'C++', author: ['Stroustrup, B'] },
  { id: 'c#', title: 'C#', author: ['Hejlsberg, A'] },
  { id: 'marks', title: '???', author: ['Nobody, N'] },
  { id: 'who', title: 'The Who', doi_str_mv: '10.1234/ABC.5' },
  { id: 'book', title: 'Fine-tuning pour l’analyse', author: ['Kan, Min-Yen', "D'Haro, Luis"], isbn: ['9783161484100'] },
];

beforeAll(async () => {
  graph = await emptyGraph();
  await loadRecords(graph, RECORDS);
});

test.each([
  ['muller', ['muller']],
  ['MÜLLER', ['muller']],
  ['peer', ['peer', 'muller']],
  ['peers', ['peer', 'muller']],
  ['peer network', ['peer', 'muller']],
  ['networki', ['network']],
  ['networki ', []],
  ['netw', ['network', 'peer', 'muller']],
  ['"peer review"', ['muller']],
  ['"review peer"', []],
  ['"bing liu"', ['network']],
  ['network -peer', ['network']],
  ['network -"the network"', ['network']],
  ['coauthor', ['network']],
  ['co-author', ['network']],
  ['deepsea', ['peer']],
  ['oneill', ['peer']],
  ['C++', ['c++', 'c#']],
  ['c#', ['c#', 'c++']],
  ['???', ['marks']],
  ['the who', ['who']],
  ['https://doi.org/10.1234/abc.5', ['who']],
  ['doi:10.1234/ABC.5', ['who']],
  ['collaboration liu', ['network']],
  ['title:peer', []],
  ['peer AND network', ['peer', 'muller']],
  ['minyen kan', ['book']],
  ['finetuned ', ['book']],
  ['analyse fine', ['book']],
  ['haro', ['book']],
  ['dharo', ['book']],
  ['978-3-16-148410-0', ['book']],
  ['316148410X', ['book']],
  ['network -co-author', ['peer', 'muller']],
  ['network -coauthor', ['peer', 'muller']],
])('%s finds %j', async (search, expected) => {
  const { articles } = (await ask(graph, 'query ($s: String) { articles(search: $s) { totalCount nodes { provenance { recordId } } } }', {
    s: search,
  })) as { articles: { totalCount: number; nodes: { provenance: { recordId: string } }[] } };
  expect(articles.nodes.map(({ provenance }) => provenance.recordId)).toEqual(expected);
  expect(articles.totalCount).toBe(expected.length);
});
