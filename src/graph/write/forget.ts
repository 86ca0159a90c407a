import { BibliographError } from '../../errors.ts';
import { mintId } from '../../model/id.ts';
import { articleCountsOfSources, sourcesById } from '../source.ts';
import { type Graph, statement } from '../graph.ts';
import { beginLoad, type BeginOptions } from './begin-load.ts';
import { deleteArticles } from './deletion.ts';
import { finishLoad, type RunningLoad } from './load.ts';

const ARTICLES_A_BATCH = 500;
const RECORDS_A_BATCH = 10_000;

const SOME_ARTICLES = statement<{ source: string; limit: number }, string>(
  'forget.some',
  'MATCH (:Source {id: $source})<-[:FROM]-(a:Article) WITH a LIMIT toInteger($limit) RETURN a.id AS row',
);

// What they have read will no longer be there.
const FORGET_CHECKPOINTS = statement<{ source: string }, never>(
  'forget.checkpoints',
  `MATCH (:Source {id: $source})<-[:INTO]-(l:Load)
   SET l.position = 0, l.prefix = ''`,
);

const FORGET_DELETED = statement<{ source: string; limit: number }, number>(
  'forget.deleted',
  `MATCH (d:DeletedRecord {source: $source})
   WITH d LIMIT toInteger($limit)
   DELETE d
   RETURN count(*) AS row`,
);

const FORGET_SOURCE = statement<{ source: string }, never>(
  'forget.source',
  `MATCH (s:Source {id: $source})
   OPTIONAL MATCH (l:Load)-[:INTO]->(s)
   DETACH DELETE l, s`,
);

/** How many articles came from a source. Throws BAD_USER_INPUT where there is no such source. */
export async function articlesToForget(graph: Graph, sourceName: string): Promise<number> {
  const id = mintId('Source', sourceName);
  const [[source], [count = 0]] = await Promise.all([sourcesById(graph, [id]), articleCountsOfSources(graph, [id])]);
  if (source == null) throw new BibliographError('BAD_USER_INPUT', `Nothing was ever loaded from "${sourceName}".`);
  return count;
}

export interface ForgetOptions extends Pick<BeginOptions, 'signal' | 'onWaiting' | 'onStep'> {
  /** How many records were taken out so far. */
  readonly onProgress?: (done: number) => void;
}

/**
 * Takes a source out whole, as if nothing had ever been loaded from it: its articles with everything that follows, what is remembered of
 * deleted ones, its loads, and itself. In batches, each exact; what was cut off may be done again. A graph that
 * is being filled is waited for, or made whole first. Throws LOCKED while a load of the source is at work.
 */
export async function forgetSource(graph: Graph, sourceName: string, options: ForgetOptions = {}): Promise<number> {
  const ended = new AbortController();
  try {
    const load = await beginLoad(graph, sourceName, ended.signal, { ...options, isAside: true });
    return await forgetBy(graph, load, options);
  } finally {
    ended.abort();
  }
}

async function forgetBy(graph: Graph, load: RunningLoad, { signal, onProgress }: ForgetOptions): Promise<number> {
  const source = load.source.id;
  try {
    await graph.transaction('forget checkpoints', (tx) => tx.write(FORGET_CHECKPOINTS, { source }));
    let done = 0;
    for (;;) {
      signal?.throwIfAborted();
      const ids = await graph.read(SOME_ARTICLES, { source, limit: ARTICLES_A_BATCH });
      if (ids.length === 0) break;
      done = (await deleteArticles(graph, load, ids, { isForgotten: true })).deleted;
      onProgress?.(done);
    }
    for (let left = 1; left > 0;) {
      left = await graph.transaction(
        'forget deleted',
        async (tx) => (await tx.read(FORGET_DELETED, { source, limit: RECORDS_A_BATCH }))[0] ?? 0,
      );
    }
    await graph.transaction('forget source', (tx) => tx.write(FORGET_SOURCE, { source }));
    return done;
  } catch (error) {
    await finishLoad(graph, load, 'INTERRUPTED').catch(() => undefined);
    throw error;
  }
}
