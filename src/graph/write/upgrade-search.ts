import { int } from 'neo4j-driver';
import { facetKeyOf, GAP_FACETS, type GapFacet } from '../../model/facet-key.ts';
import { type SearchableArticle, searchTextOf } from '../../model/search-text.ts';
import { FACETS } from '../facet.ts';
import { type Graph, statement } from '../graph.ts';
import { SHARED } from './rows.ts';

/** Articles a transaction. */
const BATCH = 1_000;

/** An article with how many different values it has of each facet, and how many names it prints. */
interface StoredArticle extends SearchableArticle {
  readonly id: string;
  readonly year: number | null;
  readonly values: Readonly<Record<GapFacet, number>>;
}

const VALUES = GAP_FACETS.map((facet) => `${facet}: ${facet === 'author' ? 'a.authorCount' : `COUNT { (a)${FACETS[facet].path}() }`}`);

const NEXT = statement<{ after: string; limit: number }, StoredArticle>(
  'upgrade.nextArticles',
  `MATCH (a:Article)
   WHERE a.id > $after
   WITH a ORDER BY a.id LIMIT toInteger($limit)
   CALL (a) { MATCH (a)<-[r:AUTHORED]-(n) WITH n, r ORDER BY r.position RETURN collect(n) AS authors }
   CALL (a) { MATCH (a)-[r:ABOUT]->(n) WITH n, r ORDER BY r.position RETURN collect(n.name) AS topics }
   CALL (a) { OPTIONAL MATCH (a)-[r:PUBLISHED_IN]->(n) RETURN n.name AS venue, coalesce(r.issns, []) AS issns }
   RETURN a {
     .id, .recordId, .title, .subtitle, .abstract, .year, .doi, .isbns, values: {${VALUES.join(', ')}},
     names: [n IN authors | n.name], topics: topics, venue: venue, issns: issns,
     sets: [n IN authors | n.id] + [(a)-[:${Object.values(SHARED).join('|')}]->(n) | n.id]
   } AS row
   ORDER BY a.id`,
);

const SET = statement<{ rows: readonly object[] }, never>(
  'upgrade.setSearchText',
  'UNWIND $rows AS row MATCH (a:Article {id: row.id}) SET a += row.properties',
);

const COUNT = statement<Record<string, never>, { count: number }>(
  'upgrade.countArticles',
  'MATCH (a:Article) RETURN {count: count(a)} AS row',
);

/** Makes the articles of a graph that was loaded before there was a search able to be found and counted. May run again, after any end. */
export async function upgradeSearch(graph: Graph, onProgress: (done: number, total: number) => void): Promise<void> {
  const [{ count } = { count: 0 }] = await graph.read(COUNT, {});
  let done = 0;
  let after = '';
  for (;;) {
    const articles = await graph.read(NEXT, { after, limit: BATCH });
    const last = articles.at(-1);
    if (last === undefined) return;
    const rows = articles.map((article) => ({ id: article.id, properties: propertiesOf(article) }));
    await graph.transaction('upgrade search', (tx) => tx.write(SET, { rows }));
    after = last.id;
    done += articles.length;
    onProgress(done, Math.max(count, done));
  }
}

function propertiesOf({ year, values, ...article }: StoredArticle) {
  return { ...searchTextOf(article), facetKey: int(facetKeyOf(year, values, article.names.length)) };
}
