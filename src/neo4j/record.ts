import { join } from 'node:path';
import { readJson, writeDurably } from './durable-file.ts';
import type { ProcessIdentity } from './process.ts';

/** What is written down about the Neo4j of a home. */
export interface ServerRecord {
  /** The port of the last start, kept for the next. */
  readonly port: number | null;
  /** The process that was started and not yet stopped; it may have died. Null when none should be running. */
  readonly process: ProcessIdentity | null;
  /** Whether it stays when its last user leaves: `db start`. */
  readonly pinned: boolean;
  readonly version: string | null;
}

const NOTHING: ServerRecord = { port: null, process: null, pinned: false, version: null };

export async function readRecord(home: string): Promise<ServerRecord> {
  const value = await readJson(fileOf(home));
  return isRecord(value) ? value : NOTHING;
}

export async function writeRecord(home: string, record: ServerRecord): Promise<void> {
  await writeDurably(fileOf(home), `${JSON.stringify(record, null, 2)}\n`);
}

function fileOf(home: string): string {
  return join(home, 'neo4j.json');
}

function isRecord(value: unknown): value is ServerRecord {
  return (
    typeof value === 'object' &&
    value !== null &&
    'port' in value &&
    (value.port === null || typeof value.port === 'number') &&
    'process' in value &&
    (value.process === null || isIdentity(value.process)) &&
    'pinned' in value &&
    typeof value.pinned === 'boolean' &&
    'version' in value &&
    (value.version === null || typeof value.version === 'string')
  );
}

function isIdentity(value: unknown): value is ProcessIdentity {
  return (
    typeof value === 'object' &&
    value !== null &&
    'pid' in value &&
    typeof value.pid === 'number' &&
    'born' in value &&
    typeof value.born === 'string'
  );
}
