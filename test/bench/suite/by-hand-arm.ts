/**
 * Run by the benchmark as a process of its own: what a good engineer writes by hand for these questions alone, with the bare driver and
 * `node:http`, over the graph that NEO4J_URI names. `POST /W1` with what is asked as JSON. Tells its port over IPC, and ends with it.
 */
import neo4j from 'neo4j-driver';
import type { IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { readConfig } from '../../../src/config.ts';
import { hitsOf } from '../../support/profiling.ts';
import { type Answered, COST_HEADER, serveArm } from './arm-server.ts';
import type { Asked, Read } from './workload.ts';
import { workloadNamed } from './workloads.ts';

const { neo4j: at, database } = readConfig();
if (at === null) throw new Error('NEO4J_URI names the graph.');
const driver = neo4j.driver(at.uri, neo4j.auth.basic(at.username, at.password), { disableLosslessIntegers: true });

serveArm(answer);

async function answer(request: IncomingMessage): Promise<Answered> {
  const workload = workloadNamed(request.url?.slice(1) ?? '');
  const asked = (await json(request)) as Asked;
  if (request.headers[COST_HEADER] === undefined) return { body: { data: await workload.byHand(read, asked) }, cost: null };
  const cost = { queries: 0, dbHits: 0 };
  const profiled: Read = async (text, params) => {
    const { records, summary } = await run(`PROFILE ${text}`, params);
    cost.queries += 1;
    if (summary.profile !== false) cost.dbHits += hitsOf(summary.profile);
    return records.map((record) => record.get('row'));
  };
  return { body: { data: await workload.byHand(profiled, asked) }, cost };
}

async function read<Row>(text: string, params?: object): Promise<Row[]> {
  const { records } = await run(text, params);
  return records.map((record) => record.get('row') as Row);
}

/** One round trip. */
async function run(text: string, params: object = {}) {
  const session = driver.session({ database, defaultAccessMode: neo4j.session.READ });
  try {
    return await session.run(text, params);
  } finally {
    session.close().catch(() => undefined);
  }
}
