import { join } from 'node:path';
import { z } from 'zod';
import { readJson, writeDurably } from './durable-file.ts';
import { PROCESS_IDENTITY } from '../process-id.ts';

/** What is written down about the Neo4j of a home. */
const SERVER_RECORD = z.object({
  /** The port of the last start, kept for the next. */
  port: z.int().nullable(),
  /** The process that was started and not yet stopped; it may have died. Null when none should be running. */
  process: PROCESS_IDENTITY.nullable(),
  /** Whether it stays when its last user leaves: `db start`. */
  pinned: z.boolean(),
  version: z.string().nullable(),
});
export type ServerRecord = Readonly<z.infer<typeof SERVER_RECORD>>;

const NOTHING: ServerRecord = { port: null, process: null, pinned: false, version: null };

export async function readRecord(home: string): Promise<ServerRecord> {
  return (await readJson(fileOf(home), SERVER_RECORD)) ?? NOTHING;
}

export async function writeRecord(home: string, record: ServerRecord): Promise<void> {
  await writeDurably(fileOf(home), `${JSON.stringify(record, null, 2)}\n`);
}

function fileOf(home: string): string {
  return join(home, 'neo4j.json');
}
