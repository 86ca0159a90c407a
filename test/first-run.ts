/**
 * Does what a newcomer does first: `npm start` in a folder where nothing was started before, then the playground's first query. Ends
 * with exit code 0 when the answer is the example record, and nothing is left running.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { readConfig } from '../src/config.ts';
import { managedNeo4j } from '../src/app.ts';

const AUTHORS = ['MacLellan, J', 'Surey, J', 'Abubakar, I', 'Stagg, HR'];
const LIMIT_MS = 5 * 60_000;

const ANSWER = z.object({
  data: z.object({
    article: z.object({
      title: z.string(),
      authors: z.object({
        nodes: z.array(z.object({ name: z.string(), coAuthors: z.object({ nodes: z.array(z.object({ name: z.string() })) }) })),
      }),
      publishers: z.array(z.object({ name: z.string() })),
      institutions: z.array(z.object({ name: z.string() })),
    }),
  }),
});

const home = await mkdtemp(join(tmpdir(), 'bibliograph-first-run-'));
const server = spawn('npm', ['start'], {
  env: { ...process.env, BIBLIOGRAPH_HOME: home, PORT: '0' },
  stdio: ['ignore', 'pipe', 'inherit'],
  detached: true,
});
const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
try {
  const url = await address();
  const query = await readFile('schema/operations/1-seed-record.graphql', 'utf8');
  const response = await fetch(new URL('/graphql', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { article } = ANSWER.parse(await response.json()).data;
  expect(
    'authors',
    article.authors.nodes.map(({ name }) => name),
    AUTHORS,
  );
  expect(
    'publisher',
    article.publishers.map(({ name }) => name),
    ['Public Library of Science'],
  );
  expect(
    'institution',
    article.institutions.map(({ name }) => name),
    ['University of Oxford'],
  );
  for (const author of article.authors.nodes) {
    const others = AUTHORS.filter((name) => name !== author.name).sort();
    expect(`co-authors of ${author.name}`, author.coAuthors.nodes.map(({ name }) => name).sort(), others);
  }
  const page = await fetch(new URL('/graphql', url), { headers: { accept: 'text/html' } });
  expect('playground', [String(page.status)], ['200']);
} finally {
  server.kill('SIGTERM');
  await ended;
}
// npm does not wait for what it started.
const neo4j = managedNeo4j(readConfig({}, { BIBLIOGRAPH_HOME: home }));
const deadline = Date.now() + 30_000;
while ((await neo4j.status()).state !== 'stopped' && Date.now() < deadline) await sleep(250);
expect('Neo4j afterwards', [(await neo4j.status()).state], ['stopped']);
await rm(home, { recursive: true, force: true });
process.stdout.write('The first start answers with the example record.\n');

async function address(): Promise<string> {
  const limit = setTimeout(() => server.kill('SIGKILL'), LIMIT_MS);
  return new Promise((resolve, reject) => {
    let said = '';
    server.stdout.on('data', (chunk: Buffer) => {
      said += String(chunk);
      const url = /http:\/\/[^\s/:]+:\d+/.exec(said)?.[0];
      if (url === undefined) return;
      clearTimeout(limit);
      resolve(url);
    });
    server.once('exit', () => reject(new Error(`npm start ended without serving anything: ${said}`)));
  });
}

function expect(what: string, actual: readonly string[], wanted: readonly string[]): void {
  if (JSON.stringify(actual) !== JSON.stringify(wanted))
    throw new Error(`${what}: got ${JSON.stringify(actual)}, not ${JSON.stringify(wanted)}`);
}
