import { writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCommand } from '../../src/cli/load.ts';
import { loadsCommand } from '../../src/cli/loads.ts';
import { statement } from '../../src/graph/graph.ts';
import { lastLoadsOfSources } from '../../src/graph/load-ledger.ts';
import { self } from '../../src/process-id.ts';
import { commandsHere } from '../support/commands-here.ts';
import { keptTerminal } from '../support/terminal.ts';

const SET = statement<{ source: string; as: object }, never>('test.set', 'MATCH (l:Load)-[:INTO]->(:Source {name: $source}) SET l += $as');
const STATES = statement<Record<string, never>, string>('test.states', 'MATCH (l:Load) RETURN l.state AS row');

const HOUR_MS = 3_600_000;
const COUNTS = ['read', 'created', 'updated', 'unchanged', 'superseded', 'quarantined', 'deleted'];

describe('bibliograph loads', () => {
  const here = commandsHere();

  async function load(source: string, lines: readonly string[], ...options: string[]): Promise<string> {
    const file = join(here.folder, `${source}.ndjson`);
    await writeFile(file, lines.join('\n'));
    await loadCommand(keptTerminal())
      .parseAsync(['--source', source, ...options, file], { from: 'user' })
      .catch(() => undefined);
    return file;
  }

  async function loads(...argv: string[]): Promise<string> {
    const terminal = keptTerminal();
    await loadsCommand(terminal).parseAsync(argv, { from: 'user' });
    return terminal.said.join('\n');
  }

  const record = (id: string, more: object = {}) => JSON.stringify({ id, title: `About ${id}`, ...more });

  test('says of every load what became of each record', async () => {
    await load('counted', [record('a'), record('b'), record('c', { last_indexed: '2024-01-01T00:00:00Z' })]);
    const older = record('c', { title: 'Older', last_indexed: '2023-01-01T00:00:00Z' });
    await load('counted', [record('a'), record('b', { title: 'Changed' }), older, record('d'), '[]']);
    const [line = ''] = (await loads()).split('\n');
    expect(line.slice(line.indexOf('counted'))).toBe(
      'counted: 5 read, 1 created, 1 updated, 1 unchanged, 1 superseded, 1 quarantined, 0 deleted',
    );
    const [read = 0, ...rest] = COUNTS.map((name) => Number(new RegExp(`(\\d+) ${name}`).exec(line)?.[1]));
    expect(rest.slice(0, -1).reduce((sum, count) => sum + count, 0)).toBe(read);
  });

  test('shows of one how far it has come in its input, and whether it can be gone on with', async () => {
    const file = await load('places', [record('a'), '[]', '[]'], '--max-bad', '1');
    const [id = ''] = (await loads()).split(' ');
    const rows = new Map((await loads(id)).split('\n').map((line) => line.split(/ {2,}/) as [string, string]));
    expect(rows.get('state')).toBe('FAILED');
    expect([rows.get('file'), rows.get('line'), rows.get('byte')]).toEqual([file, '3', String(`${record('a')}\n[]\n`.length)]);
    expect(rows.get('sha256 of what was read')).toMatch(/^[0-9a-f]{64}$/);
    expect(rows.get('quarantine file')).toBe(join(here.folder, 'quarantine', `${id}.jsonl`));
    expect(rows.get('to go on')).toBe('give the same command again to go on');
    expect(JSON.parse(await loads(id, '--json'))).toMatchObject({
      id,
      checkpoint: { position: 3, sha256: rows.get('sha256 of what was read'), file, line: 3 },
    });
    // One that began after it is gone on with instead.
    await load('places', [record('other'), '[]', '[]'], '--max-bad', '1');
    expect(await loads(id)).not.toContain('to go on');
  });

  test.each<[string, 'running' | 'interrupted', () => Promise<object> | object]>([
    ['whose process works here', 'running', async () => ({ host: hostname(), ...(await mine()) })],
    ['whose process is gone', 'interrupted', async () => ({ host: hostname(), ...(await mine()), born: 'before' })],
    ['that wrote just now elsewhere', 'running', () => ({ host: 'elsewhere' })],
    [
      'that has been silent elsewhere',
      'interrupted',
      () => ({ host: 'elsewhere', lastWrite: new Date(Date.now() - HOUR_MS).toISOString() }),
    ],
  ])('a load %s is %s, and nothing is written', async (_, state, how) => {
    await load('alive', [record('a')]);
    await load('other', [record('a')]);
    const as = { state: 'RUNNING', finishedAt: null, lastWrite: new Date().toISOString(), ...(await how()) };
    await here.graph.transaction('test', (tx) => tx.write(SET, { source: 'alive', as }));
    const [other = '', alive = ''] = (await loads()).split('\n');
    expect(other).toContain('  finished  other: ');
    expect(alive).toContain(`  ${state}  alive: 1 read`);
    const again = 'its process is gone: give the same command again to go on';
    expect(alive.endsWith(again)).toBe(state === 'interrupted');
    const [id = ''] = alive.split(' ');
    expect((await loads(id)).includes(again)).toBe(state === 'interrupted');
    expect(JSON.parse(await loads(id, '--json'))).toMatchObject({
      state: state.toUpperCase(),
      finishedAt: state === 'running' ? null : as.lastWrite,
    });
    expect((await here.graph.read(STATES, {})).sort()).toEqual(['FINISHED', 'RUNNING']);
  });

  test('a load that another process left behind does not seem to run while a later one does', async () => {
    await load('twice', [record('a')]);
    const left = new Date(Date.now() - HOUR_MS).toISOString();
    await here.graph.transaction('test', (tx) =>
      tx.write(SET, { source: 'twice', as: { state: 'RUNNING', finishedAt: null, lastWrite: left } }),
    );
    const [before] = (await loads('--json')).split('\n').map((line) => JSON.parse(line) as { id: string; source: { id: string } });
    await here.graph.transaction('test', async (tx) => {
      const as = { runner: 'other', host: 'elsewhere', lastWrite: new Date().toISOString() };
      await tx.write(SECOND, { id: before?.id ?? '', as });
    });
    expect((await loads()).split('\n').map((line) => line.split('  ')[2])).toEqual(['running', 'interrupted']);
    expect(await lastLoadsOfSources(here.graph, [before?.source.id ?? ''])).toMatchObject([{ state: 'RUNNING' }]);
  });
});

const SECOND = statement<{ id: string; as: object }, never>(
  'test.second',
  `MATCH (l:Load {id: $id})-[:INTO]->(s)
   CREATE (n:Load)-[:INTO]->(s)
   SET n = l {.*, id: 'second', startedKey: 'z'}, n += $as`,
);

async function mine(): Promise<object> {
  const { pid, born } = await self();
  return { process: pid, born };
}
