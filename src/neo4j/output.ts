import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BibliographError, type ErrorCode } from '../errors.ts';

/** Where the logs of a home ended at a moment, so that what comes after can be told from what was before. */
export type LogPosition = ReadonlyMap<string, number>;

/** What Java prints, and Neo4j's own log. */
const LOGS = ['console.log', 'neo4j.log'];
const READ_AT_MOST = 256 * 1024;

export function consoleLog(home: string): string {
  return join(home, 'logs', 'console.log');
}

export async function logPosition(home: string): Promise<LogPosition> {
  const sizes = await Promise.all(LOGS.map((name) => size(join(home, 'logs', name))));
  return new Map(LOGS.map((name, index) => [name, sizes[index] ?? 0]));
}

async function outputSince(home: string, position: LogPosition): Promise<string> {
  const parts = await Promise.all(LOGS.map((name) => readFrom(join(home, 'logs', name), position.get(name) ?? 0)));
  return parts.join('\n');
}

interface Fault {
  readonly name: 'port-taken' | 'in-use' | 'other';
  readonly error: BibliographError;
}

/** Why Neo4j ended instead of starting, from what it printed since then. */
export async function explainEnd(home: string, position: LogPosition): Promise<Fault> {
  const output = await outputSince(home, position);
  for (const { pattern, name, code, message } of CAUSES) {
    if (pattern.test(output)) return { name, error: new BibliographError(code, message(home)) };
  }
  const message = `Neo4j ended while it started: the reason is in ${join(home, 'logs')} (neo4j.log, console.log).`;
  return { name: 'other', error: new BibliographError('UNAVAILABLE', message) };
}

const CAUSES: readonly { pattern: RegExp; name: Fault['name']; code: ErrorCode; message: (home: string) => string }[] = [
  {
    pattern: /Address already in use|BindException/,
    name: 'port-taken',
    code: 'UNAVAILABLE',
    message: () => 'Another program took the port of the managed Neo4j at the same moment: try again.',
  },
  {
    pattern: /Lock file has been locked|FileLockException|StoreLockException/,
    name: 'in-use',
    code: 'LOCKED',
    message: (home) =>
      `Another Neo4j uses the data in ${home} (from another container or machine, or started by hand): stop it, or set BIBLIOGRAPH_HOME to another folder.`,
  },
  {
    pattern: /No space left on device/,
    name: 'other',
    code: 'CONFIGURATION',
    message: (home) => `The disk of ${home} is full: make room there, then try again.`,
  },
  {
    pattern:
      /UnableToMigrate|StoreUpgrade|[Dd]owngrade|not (possible to )?upgrade|Unknown store version|format .* (is not supported|can not be read)/,
    name: 'other',
    code: 'CONFIGURATION',
    message: (home) =>
      `The data in ${home} are of another version of Neo4j, which this one cannot read: use that version (NEO4J_HOME), or set BIBLIOGRAPH_HOME to another folder and load again.`,
  },
  {
    pattern:
      /OutOfMemoryError|Could not reserve enough space|Invalid (maximum|initial) heap size|insufficient memory|memory configuration/i,
    name: 'other',
    code: 'CONFIGURATION',
    message: () =>
      'Neo4j does not come by the memory that it is given: set BIBLIOGRAPH_NEO4J_HEAP and BIBLIOGRAPH_NEO4J_PAGECACHE to what this machine has.',
  },
  {
    pattern: /UnsupportedClassVersionError/,
    name: 'other',
    code: 'CONFIGURATION',
    message: () => 'This Neo4j needs a newer Java than the one found: install it and name it with JAVA_HOME.',
  },
  {
    pattern: /Permission denied|AccessDeniedException/,
    name: 'other',
    code: 'CONFIGURATION',
    message: (home) => `This user may not write everything in ${home}: correct its owner, or set BIBLIOGRAPH_HOME to another folder.`,
  },
];

async function size(path: string): Promise<number> {
  return stat(path).then(
    (file) => file.size,
    () => 0,
  );
}

async function readFrom(path: string, position: number): Promise<string> {
  const end = await size(path);
  // A log that is shorter than before was begun anew.
  const start = Math.max(end < position ? 0 : position, end - READ_AT_MOST);
  if (end === start) return '';
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(end - start), position: start });
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}
