import { searched } from '../../../../src/graph/article-search.ts';
import { ROOT } from '../../../../src/graph/list.ts';
import { parseSearch, searchWords } from '../../../../src/model/search.ts';
import type { Read, Target, Workload } from '../workload.ts';

/** What was typed, and what the full-text index is asked for it: the same for all. */
interface Searched {
  readonly [name: string]: string;
  readonly typed: string;
  readonly query: string;
}

const SIZE = 20;
/** How many articles a rare word is in, about. */
const RARE = 15;
const QUESTIONS = 10;
const LEAST_LENGTH = 8;
/** Said by about one record in eight. */
const BROAD = ['analysis', 'learning', 'network', 'model'];

const BY_HAND = `CALL db.index.fulltext.queryNodes('article_search', $query, {limit: ${SIZE}}) YIELD node AS a, score
  RETURN [a.id, a.title, a.year, score] AS row`;
const FOUND = "CALL db.index.fulltext.queryNodes('article_search', $query, {limit: 1000}) YIELD score RETURN count(*) AS row";
const TITLES = 'MATCH (a:Article) WITH a ORDER BY a.id LIMIT 200 RETURN a.title AS row';

type Row = [id: string, title: string, year: number | null, score: number];
interface Edge {
  readonly score: number;
  readonly node: object;
}

export const RARE_SEARCH = search('W9-rare', 'full text, a rare word', rareWords, null);
export const BROAD_SEARCH = search('W9-broad', 'full text, a broad word', () => Promise.resolve(BROAD.map(asked)), { most: 0.2 });

function search(name: string, what: string, choose: (read: Read) => Promise<Searched[]>, target: Target | null): Workload<Searched> {
  return {
    name,
    what,
    choose,
    ours: {
      document: `query ($typed: String) { articles(search: $typed, first: ${SIZE}) { edges { score node { id title year } } } }`,
      variables: ({ typed }) => ({ typed }),
    },
    async byHand(read, { query }) {
      const rows = await read<Row>(BY_HAND, { query });
      return { articles: { edges: rows.map(([id, title, year, score]) => ({ score, node: { id, title, year } })) } };
    },
    neo4jGraphql: {
      document: `query ($query: String!) { articleSearch(phrase: $query, first: ${SIZE}) { edges { score node { id title year } } } }`,
      variables: ({ query }) => ({ query }),
      data: ({ articleSearch: { edges } }) => ({ articles: { edges } }),
    },
    // Which come first of those that match alike is left to the index by hand; of the last score there may be more than are given.
    comparable({ articles }) {
      const edges = articles.edges as Edge[];
      const least = edges.length < SIZE ? -Infinity : Math.min(...edges.map(({ score }) => score));
      const certain = edges.filter(({ score }) => score > least).map((edge) => JSON.stringify(edge));
      return { count: edges.length, certain: certain.sort() };
    },
    targets: { byHand: { most: 1.25 }, neo4jGraphql: target },
  };
}

/** Words of titles. */
async function rareWords(read: Read): Promise<Searched[]> {
  const titles = await read<string>(TITLES);
  const words = [...new Set(titles.flatMap(searchWords))].filter(({ length }) => length >= LEAST_LENGTH);
  const counted: { word: Searched; off: number }[] = [];
  for (const word of words.map(asked)) {
    const [count = 0] = await read<number>(FOUND, word);
    counted.push({ word, off: Math.abs(count - RARE) });
  }
  counted.sort((one, other) => one.off - other.off);
  return counted.slice(0, QUESTIONS).map(({ word }) => word);
}

function asked(typed: string): Searched {
  const parsed = parseSearch(typed);
  const query = parsed === null ? undefined : searched([ROOT], parsed, false)[0]?.search;
  if (query === undefined) throw new Error(`"${typed}" searches nothing.`);
  return { typed, query };
}
