import { freemem, totalmem } from 'node:os';
import { Command } from 'commander';
import { managedNeo4j, progressOf } from '../app.ts';
import { type Config, readConfig } from '../config.ts';
import { BibliographError } from '../errors.ts';
import { type Diagnosis, diagnose } from '../graph/diagnosis.ts';
import type { Terminal } from '../terminal.ts';

/** The oldest that the queries here are written for, and that is tested. */
const OLDEST = [5, 26] as const;
const QUERY_LIMIT_MS = 10_000;

interface Finding {
  readonly subject: string;
  readonly ok: boolean;
  readonly text: string;
}

export function doctorCommand(terminal: Terminal): Command {
  return new Command('doctor')
    .description('check everything that bibliograph depends on, and say for each fault what cures it')
    .option('--json', 'one line of JSON for each check')
    .addHelpText(
      'after',
      `
It changes nothing and starts nothing. It fails when any check fails, after reporting all of them.

Examples:
  bibliograph doctor
  NEO4J_URI=neo4j+s://graph.example.org NEO4J_PASSWORD_FILE=secret bibliograph doctor`,
    )
    .action(async ({ json }: { json?: boolean }) => {
      const findings = await check(terminal);
      for (const { subject, ok, text } of findings) {
        terminal.say(json === true ? JSON.stringify({ subject, ok, text }) : `${ok ? 'OK   ' : 'FAULT'} ${subject}: ${text}`);
      }
      const faults = findings.filter(({ ok }) => !ok).map(({ subject }) => subject);
      if (faults.length === 0) return;
      throw new BibliographError('CONFIGURATION', `${faults.length} of ${findings.length} checks failed: ${faults.join(', ')}.`, {
        details: { faults },
      });
    });
}

async function check(terminal: Terminal): Promise<Finding[]> {
  let config: Config;
  try {
    config = readConfig();
    const { readServedFiles } = await import('../serving.ts');
    await readServedFiles(config);
  } catch (error) {
    if (!(error instanceof BibliographError)) throw error;
    return [nodeVersion(), { subject: 'Configuration', ok: false, text: error.message }];
  }
  const about =
    config.neo4j === null ? await ofManaged(config, terminal) : databaseFindings(await diagnose(reader(config, config.neo4j)), config);
  return [nodeVersion(), { subject: 'Configuration', ok: true, text: 'every setting is usable.' }, ...about];
}

function nodeVersion(): Finding {
  return { subject: 'Node', ok: true, text: `${process.version}.` };
}

async function ofManaged(config: Config, terminal: Terminal): Promise<Finding[]> {
  const manager = managedNeo4j(config, progressOf(terminal));
  const findings = [...(await manager.examine()), memoryOfMachine(config)];
  const { state, uri, pid } = await manager.status();
  if (pid === null) {
    const died = state === 'dead' ? 'it died; ' : '';
    return [...findings, { subject: 'Neo4j', ok: true, text: `not running; ${died}the next command that needs it starts it.` }];
  }
  if (state !== 'running') {
    const text = `process ${pid} does not answer at ${uri ?? 'its port'}: wait until it has started, or run \`bibliograph db stop --force\`.`;
    return [...findings, { subject: 'Neo4j', ok: false, text }];
  }
  const lease = await manager.acquire('doctor');
  try {
    return [...findings, ...databaseFindings(await diagnose(reader(config, lease)), config)];
  } finally {
    await lease.release();
  }
}

function reader({ database }: Config, { uri, username, password }: { uri: string; username: string; password: string }) {
  return { uri, username, password, database, queryTimeout: QUERY_LIMIT_MS, patience: 0 };
}

function databaseFindings(diagnosis: Diagnosis, config: Config): Finding[] {
  if (!diagnosis.reached) return [{ subject: 'Neo4j', ok: false, text: CURES[diagnosis.because](config) }];
  const { version, edition, indexes, memory } = diagnosis;
  return [
    { subject: 'Neo4j', ok: true, text: 'it answers, and accepts the credentials.' },
    versionFinding(version, edition),
    indexFinding(indexes),
    {
      subject: 'Memory of Neo4j',
      ok: true,
      text: memory === null ? 'this user may not read it.' : `heap ${memory.heap}, page cache ${memory.pageCache}.`,
    },
  ];
}

const CURES: Record<Extract<Diagnosis, { reached: false }>['because'], (config: Config) => string> = {
  unreachable: (config) =>
    `nothing answers at ${config.neo4j?.uri ?? 'its port'}: start that Neo4j, correct NEO4J_URI, or unset it to have a local one.`,
  unauthorized: () => 'it refuses the user name or the password: correct NEO4J_USERNAME and NEO4J_PASSWORD.',
  'password-expired': () =>
    'its first password was never changed: set one with `ALTER CURRENT USER SET PASSWORD`, and NEO4J_PASSWORD to it.',
  'no-such-database': (config) => `it has no database ${config.database}: create it, or correct NEO4J_DATABASE.`,
};

function versionFinding(version: string, edition: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const ok = major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
  const text = ok ? `${version}, ${edition} edition.` : `${version} is too old: upgrade it to ${OLDEST.join('.')} or newer.`;
  return { subject: 'Version of Neo4j', ok, text };
}

function indexFinding(indexes: readonly { name: string; state: string }[]): Finding {
  const failed = indexes.filter(({ state }) => state === 'FAILED').map(({ name }) => name);
  const populating = indexes.filter(({ state }) => state === 'POPULATING').length;
  if (failed.length > 0) {
    const text = `${failed.join(', ')} failed: drop what failed (\`DROP INDEX name\`), then run \`bibliograph migrate\` to make it again.`;
    return { subject: 'Indexes', ok: false, text };
  }
  return { subject: 'Indexes', ok: true, text: `${indexes.length} in all, ${populating} still being filled, none failed.` };
}

/** What the managed Neo4j may take at most, against what the machine has. */
function memoryOfMachine({ heap, pageCache }: Config): Finding {
  const wanted = bytes(heap) + bytes(pageCache);
  const has = `${inMegabytes(totalmem())} of memory, ${inMegabytes(freemem())} of it unused`;
  if (wanted <= totalmem() * 0.9)
    return { subject: 'Memory', ok: true, text: `this machine has ${has}; Neo4j takes up to ${inMegabytes(wanted)}.` };
  const text = `Neo4j may take up to ${inMegabytes(wanted)} and this machine has ${has}: lower BIBLIOGRAPH_NEO4J_HEAP or BIBLIOGRAPH_NEO4J_PAGECACHE.`;
  return { subject: 'Memory', ok: false, text };
}

const UNITS: Readonly<Record<string, number>> = { k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

function bytes(setting: string): number {
  return Number.parseInt(setting, 10) * (UNITS[setting.slice(-1).toLowerCase()] ?? 1);
}

function inMegabytes(count: number): string {
  return `${Math.round(count / 1024 ** 2)} MB`;
}
