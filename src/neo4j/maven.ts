import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { dirname, isAbsolute } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { BibliographError } from '../errors.ts';
import { howToInstallMaven } from './advice.ts';

export interface CopyOptions {
  /** The program: a path, or `mvn` where the search path finds it. */
  readonly maven: string;
  readonly java: string;
  readonly pom: string;
  readonly output: string;
  readonly log: string;
  readonly signal?: AbortSignal | undefined;
  /** Called for each jar that arrives. */
  readonly onFile: () => void;
}

const PLUGIN = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1';
const LIMIT_MS = 15 * 60_000;
const VERSION_LIMIT_MS = 20_000;
const NOT_FOUND = 127;

// Maven goes on when the program that asked for it is killed. So a shell stays beside it and reads from us: when we end, however we end,
// that ends too, and it takes Maven along.
const GUARD = `
if [ -n "$1" ]; then JAVA_HOME=$1; export JAVA_HOME; fi
shift
command -v "$1" > /dev/null || exit ${NOT_FOUND}
exec 3<&0
"$@" < /dev/null 3<&- &
maven=$!
(cat <&3 > /dev/null; kill $maven 2> /dev/null) > /dev/null 2>&1 &
exec 3<&-
wait $maven
status=$?
kill $! 2> /dev/null
exit $status
`;

/** Has Maven fetch the dependencies of a project into a folder; where from is Maven's own configuration. Throws CONFIGURATION or UNAVAILABLE. */
export async function copyDependencies(options: CopyOptions): Promise<void> {
  const goal = [`${PLUGIN}:copy-dependencies`, '-DincludeScope=runtime', `-DoutputDirectory=${options.output}`];
  const javaHome = isAbsolute(options.java) ? dirname(dirname(options.java)) : '';
  const shell = spawn('sh', ['-c', GUARD, 'sh', javaHome, options.maven, '-B', '-f', options.pom, ...goal], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const limit = AbortSignal.any([AbortSignal.timeout(LIMIT_MS), ...(options.signal === undefined ? [] : [options.signal])]);
  const stop = () => shell.stdin.destroy();
  limit.addEventListener('abort', stop);
  if (limit.aborted) stop();
  const log = createWriteStream(options.log);
  log.on('error', () => undefined);
  shell.stdin.on('error', () => undefined);
  shell.stderr.pipe(log, { end: false });
  let full = false;
  const lines = createInterface({ input: shell.stdout });
  lines.on('line', (line) => {
    log.write(`${line}\n`);
    if (/Downloaded.*\.jar|Copying .*\.jar/.test(line)) options.onFile();
    if (line.includes('No space left on device')) full = true;
  });
  try {
    const [status] = (await once(shell, 'close')) as [number | null];
    if (status === 0) return;
    options.signal?.throwIfAborted();
    throw explain(status, full, limit.aborted, options.log);
  } finally {
    limit.removeEventListener('abort', stop);
    log.end();
  }
}

/** The version of Maven. Throws CONFIGURATION when it does not run. */
export async function requireMaven(maven = 'mvn'): Promise<string> {
  const { stdout } = await promisify(execFile)(maven, ['--version'], { timeout: VERSION_LIMIT_MS }).catch(() => ({ stdout: '' }));
  const version = /Apache Maven ([\d.]+)/.exec(stdout)?.[1];
  if (version === undefined) throw noMaven();
  return version;
}

function noMaven(): BibliographError {
  return new BibliographError('CONFIGURATION', `Neo4j is installed with Maven, and no Maven was found: ${howToInstallMaven()}.`);
}

function explain(status: number | null, full: boolean, late: boolean, log: string): BibliographError {
  if (status === NOT_FOUND) return noMaven();
  if (full) return new BibliographError('CONFIGURATION', 'The disk is full: make room for 400 MB, then try again.');
  const what = late ? `did not fetch Neo4j within ${LIMIT_MS / 60_000} minutes` : 'could not fetch Neo4j';
  const cure = 'check the network and the mirror or proxy in its settings.xml, or name a Neo4j that runs already with NEO4J_URI';
  return new BibliographError('UNAVAILABLE', `Maven ${what} (its own words are in ${log}): ${cure}.`);
}
