import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { BibliographError } from '../../errors.ts';
import { mintId } from '../../model/id.ts';
import { isAlive, self } from '../../process-id.ts';
import { type Graph, type Reader, statement, type Transaction } from '../graph.ts';

/** What became of a record that could be used. */
export type Outcome = 'created' | 'updated' | 'unchanged' | 'superseded';

/** A load that is writing: one run over inputs of one source. */
export interface RunningLoad {
  readonly id: string;
  readonly source: { readonly id: string; readonly name: string };
}

// A load on this machine is alive while its process is; one elsewhere while it wrote within the last minute.
const SILENCE_MS = 60_000;

/** Who writes a load, and when it last did. */
interface Runner {
  readonly host: string;
  readonly process: number;
  readonly born: string;
  readonly lastWrite: string;
}

const RUNNING = statement<{ source: string }, Runner & { id: string }>(
  'load.running',
  `MATCH (l:Load {state: 'RUNNING'})-[:INTO]->(:Source {id: $source})
   RETURN {id: l.id, host: l.host, process: l.process, born: l.born, lastWrite: l.lastWrite} AS row`,
);

const INTERRUPT = statement<{ ids: readonly string[] }, never>(
  'load.interrupt',
  `UNWIND $ids AS id MATCH (l:Load {id: id}) SET l.state = 'INTERRUPTED', l.finishedAt = l.lastWrite`,
);

const START = statement<{ source: RunningLoad['source']; load: object }, never>(
  'load.start',
  `MERGE (s:Source {id: $source.id})
   ON CREATE SET s.name = $source.name
   CREATE (l:Load {readCount: 0, createdCount: 0, updatedCount: 0, unchangedCount: 0, supersededCount: 0, deletedCount: 0, quarantinedCount: 0,
                   warningCount: 0, state: 'RUNNING'})
   SET l += $load
   CREATE (l)-[:INTO]->(s)`,
);

const LOCK = statement<Record<string, never>, never>(
  'load.lock',
  `MATCH (g:Graph {name: 'bibliograph'}) SET g.lastStart = toString(datetime({timezone: 'Z'}))`,
);

/**
 * Opens a load in the ledger. One load a source at a time: throws LOCKED while another is at work; one whose process is gone is
 * entered as interrupted.
 */
export async function startLoad(graph: Graph, sourceName: string): Promise<RunningLoad> {
  const source = { id: mintId('Source', sourceName), name: sourceName };
  const id = randomBytes(12).toString('base64url');
  const now = new Date().toISOString();
  const { pid, born } = await self();
  await graph.transaction('start load', async (tx) => {
    await tx.write(LOCK, {});
    const running = await tx.read(RUNNING, { source: source.id });
    const living = await Promise.all(running.map(isAtWork));
    const alive = running.find((_, index) => living[index]);
    if (alive !== undefined) {
      throw new BibliographError(
        'LOCKED',
        `Another load of the source "${sourceName}" is at work (process ${alive.process} on ${alive.host}): wait until it has ended.`,
      );
    }
    await tx.write(INTERRUPT, { ids: running.map((load) => load.id) });
    const load = { id, startedAt: now, startedKey: `${now}\t${id}`, lastWrite: now, host: hostname(), process: pid, born };
    await tx.write(START, { source, load });
  });
  return { id, source };
}

async function isAtWork({ host, process, born, lastWrite }: Runner): Promise<boolean> {
  return host === hostname() ? isAlive({ pid: process, born }) : Date.now() - Date.parse(lastWrite) < SILENCE_MS;
}

const ADD = statement<Readonly<Record<string, string | number>>, never>(
  'load.add',
  `MATCH (l:Load {id: $id})
   SET l.readCount = l.readCount + toInteger($read), l.createdCount = l.createdCount + toInteger($created),
       l.updatedCount = l.updatedCount + toInteger($updated), l.unchangedCount = l.unchangedCount + toInteger($unchanged),
       l.supersededCount = l.supersededCount + toInteger($superseded), l.quarantinedCount = l.quarantinedCount + toInteger($quarantined),
       l.warningCount = l.warningCount + toInteger($warnings), l.lastWrite = $now`,
);

/** Adds what a batch did to its load, in the batch's own transaction. */
export async function addToLoad(
  tx: Transaction,
  load: RunningLoad,
  { outcomes, quarantined, warnings }: { outcomes: readonly Outcome[]; quarantined: number; warnings: number },
): Promise<void> {
  const count = (outcome: Outcome) => outcomes.filter((each) => each === outcome).length;
  await tx.write(ADD, {
    id: load.id,
    now: new Date().toISOString(),
    read: outcomes.length + quarantined,
    created: count('created'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    superseded: count('superseded'),
    quarantined,
    warnings,
  });
}

const FINISH = statement<{ id: string; state: string; now: string }, never>(
  'load.finish',
  `MATCH (l:Load {id: $id}) SET l.state = $state, l.finishedAt = $now, l.lastWrite = $now`,
);

/** Closes a load in the ledger, however it ended. */
export async function finishLoad(graph: Graph, load: RunningLoad, state: 'FINISHED' | 'INTERRUPTED' | 'FAILED'): Promise<void> {
  await graph.transaction('finish load', (tx) => tx.write(FINISH, { id: load.id, state, now: new Date().toISOString() }));
}

const FILLED = statement<{ source: string }, { filled: boolean }>(
  'load.filled',
  `OPTIONAL MATCH (l:Load)-[:INTO]->(s:Source)
   WHERE l.state = 'FINISHED' OR s.name <> $source
   WITH l LIMIT 1
   RETURN {filled: l IS NOT NULL} AS row`,
);

/** Whether nothing was loaded yet, but perhaps a part of the source `examples` by a load that did not come to its end. */
export async function awaitsExamples(graph: Reader, examples: string): Promise<boolean> {
  const [row] = await graph.read(FILLED, { source: examples });
  return row?.filled !== true;
}
