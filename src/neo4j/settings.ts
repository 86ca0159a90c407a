import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readIfThere, writeDurably } from './durable-file.ts';
import type { Program } from './program.ts';

export interface Memory {
  /** As Neo4j and Java write it: `512m`. */
  readonly heap: string;
  readonly pageCache: string;
}

const PORT = /^server\.bolt\.listen_address=127\.0\.0\.1:(\d+)$/m;

/** Writes neo4j.conf. Data, logs and the rest lie in the home by Neo4j's own defaults. */
export async function writeSettings(home: string, port: number, memory: Memory, program: Program): Promise<void> {
  await mkdir(join(home, 'conf'), { recursive: true, mode: 0o700 });
  const lines = [
    '# Written by bibliograph at every start: changes here are lost.',
    // This machine only: the password is all that guards it.
    'server.default_listen_address=127.0.0.1',
    `server.bolt.listen_address=127.0.0.1:${port}`,
    'server.http.enabled=false',
    'server.https.enabled=false',
    `server.memory.heap.max_size=${memory.heap}`,
    `server.memory.pagecache.size=${memory.pageCache}`,
    // Laptops: no 256 MB of empty log for each database, and not days of old ones. Recovery needs only what is younger than a checkpoint.
    'db.tx_log.preallocate=false',
    'db.tx_log.rotation.size=64m',
    'db.tx_log.rotation.retention_policy=2 files',
    'dbms.usage_report.enabled=false',
    // Our own tries at a first start would be locked out after three; and nobody guesses 24 random bytes.
    'dbms.security.auth_max_failed_attempts=0',
    'dbms.security.allow_csv_import_from_file_urls=false',
    // After both databases are safely closed it would wait 10 seconds more for connections that nobody makes.
    'internal.dbms.bolt.netty_server_shutdown_quiet_period=0',
    'internal.dbms.bolt.netty_server_shutdown_timeout=2s',
    // Other versions may not know all of these.
    `server.config.strict_validation.enabled=${program.ours}`,
  ];
  await writeDurably(join(home, 'conf', 'neo4j.conf'), `${lines.join('\n')}\n`);
}

/** The port of the last start, which is that of whatever runs for this home. */
export async function portInSettings(home: string): Promise<number | null> {
  const port = PORT.exec((await readIfThere(join(home, 'conf', 'neo4j.conf'))) ?? '')?.[1];
  return port === undefined ? null : Number(port);
}
