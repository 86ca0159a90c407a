import { mintId } from '../../model/id.ts';
import { statement, type Transaction } from '../graph.ts';

interface Member {
  readonly article: string;
  readonly work: string | null;
  readonly keys: string[];
}

// An article with keys of its own in hand, all that its works hold, and all that the works of those hold which share a key with it.
// Works were components before, so nothing else can be reached.
const REACHED = statement<{ ids: readonly string[] }, { work: string }>(
  'works.reached',
  `UNWIND $ids AS id
   MATCH (a:Article {id: id})
   CALL (a) {
     MATCH (a)-[:EXPRESSES]->(w:Work) RETURN w.id AS work
     UNION
     MATCH (a)-[:HAS_KEY]->(:WorkKey)<-[:HAS_KEY]-(:Article)-[:EXPRESSES]->(w:Work) RETURN DISTINCT w.id AS work
   }
   RETURN DISTINCT {work: work} AS row`,
);

const MEMBERS = statement<{ works: readonly string[]; ids: readonly string[] }, Member>(
  'works.members',
  `CALL () {
     UNWIND $works AS work MATCH (:Work {id: work})<-[:EXPRESSES]-(a:Article) RETURN a
     UNION
     UNWIND $ids AS id MATCH (a:Article {id: id}) RETURN a
   }
   RETURN {
     article: a.id,
     work: head([(a)-[:EXPRESSES]->(w) | w.id]),
     keys: [(a)-[:HAS_KEY]->(k) | k.key]
   } AS row`,
);

const MOVE = statement<{ moves: readonly { article: string; work: string }[] }, never>(
  'works.move',
  `UNWIND $moves AS move
   MATCH (a:Article {id: move.article})
   CALL (a) { MATCH (a)-[r:EXPRESSES]->() DELETE r }
   MERGE (w:Work {id: move.work})
   CREATE (a)-[:EXPRESSES]->(w)`,
);

const SWEEP = statement<{ works: readonly string[] }, never>(
  'works.sweep',
  `UNWIND $works AS work
   MATCH (w:Work {id: work})
   WHERE NOT EXISTS { (w)<-[:EXPRESSES]-() }
   DELETE w`,
);

/** The works of articles that are about to lose their keys or to go: what they hold must be looked at again afterwards. */
export async function worksReached(tx: Transaction, ids: readonly string[]): Promise<string[]> {
  return ids.length === 0 ? [] : (await tx.read(REACHED, { ids })).map(({ work }) => work);
}

/**
 * Makes works what they are defined to be, the connected components of articles that share a key, wherever `ids` are or were: `former`
 * are the works that held them before they changed. A work's id follows from its members alone. Returns the articles whose work
 * changed.
 */
export async function componentsAgain(tx: Transaction, ids: readonly string[], former: readonly string[]): Promise<string[]> {
  const works = [...new Set([...former, ...(await worksReached(tx, ids))])];
  const members = await tx.read(MEMBERS, { works, ids });
  const moves = movesOf(members);
  if (moves.length > 0) await tx.write(MOVE, { moves });
  if (works.length > 0) await tx.write(SWEEP, { works });
  return moves.map(({ article }) => article);
}

function movesOf(members: readonly Member[]): { article: string; work: string }[] {
  const component = components(members);
  return members.flatMap(({ article, work }) => {
    const now = mintId('Work', component(article));
    return now === work ? [] : [{ article, work: now }];
  });
}

/** For each article the least article id of its component. Union-find over articles and keys. */
function components(members: readonly Member[]): (article: string) => string {
  const parents = new Map<string, string>();
  const root = (article: string): string => {
    const parent = parents.get(article);
    if (parent === undefined || parent === article) return article;
    const top = root(parent);
    parents.set(article, top);
    return top;
  };
  const byKey = new Map<string, string>();
  for (const { article, keys } of members) {
    for (const key of keys) {
      const other = byKey.get(key);
      byKey.set(key, other ?? article);
      const [low, high] = [root(article), root(other ?? article)].sort();
      if (low !== undefined && high !== undefined) parents.set(high, low);
    }
  }
  return root;
}
