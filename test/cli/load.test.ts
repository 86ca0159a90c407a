import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { constants, createGunzip } from 'node:zlib';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { ExitCode } from '../../src/cli/exit-code.ts';
import { loadCommand, loadShown } from '../../src/cli/load.ts';
import { loadsCommand } from '../../src/cli/loads.ts';
import { type Graph, statement } from '../../src/graph/graph.ts';
import { type ExpectedSeed, MALFORMED_SEEDS } from '../ingest/malformed-seeds.ts';
import { bibliograph } from '../support/command.ts';
import { emptyGraph } from '../support/graph.ts';
import { settingsOf } from '../support/neo4j.ts';
import { keptTerminal } from '../support/terminal.ts';

const RECORD_IDS = statement<{ source: string }, string>(
  'test.recordIds',
  'MATCH (a:Article)-[:FROM]->(:Source {name: $source}) RETURN a.recordId AS row ORDER BY row',
);

const RUNNING = statement<Record<string, never>, number>('test.running', "MATCH (l:Load {state: 'RUNNING'}) RETURN count(l) AS row");

describe('bibliograph load', () => {
  let graph: Graph;
  let env: Record<string, string>;
  beforeAll(async () => {
    graph = await emptyGraph();
    env = settingsOf(await mkdtemp(join(tmpdir(), 'load-')));
  });

  afterEach(() => {
    vi.unstubAllEnvs();
    process.exitCode = undefined;
  });

  test('knows every malformed seed', async () => {
    expect((await readdir('seeds/malformed')).sort()).toEqual(Object.keys(MALFORMED_SEEDS).sort());
  });

  const CUT = 'truncated.ndjson.gz';
  const isCut = ({ rejections }: ExpectedSeed) => rejections.some(([, code]) => code === 'CUT_SHORT');
  const seeds = (cut: boolean) => Object.entries<ExpectedSeed>(MALFORMED_SEEDS).filter(([, seed]) => isCut(seed) === cut);

  test.each(seeds(false))('reports what is wrong in %s by line and reason, and loads the rest', async (name, expected) => {
    const file = `seeds/malformed/${name}`;
    for (const [setting, value] of Object.entries(env)) vi.stubEnv(setting, value);
    const terminal = keptTerminal();
    await loadCommand(terminal).parseAsync(['--source', name, file], { from: 'user' });
    const reported = terminal.said.filter((line) => line.startsWith(file) && !line.includes(': left out '));
    expect(reported).toHaveLength(expected.rejections.length);
    for (const [index, [line, rejection, reason]] of expected.rejections.entries()) {
      expect(reported[index]).toMatch(new RegExp(`^${file}:${line}: ${rejection}: `));
      expect(reported[index]).toContain(reason);
    }
    expect(process.exitCode).toBe(expected.rejections.length > 0 ? 2 : undefined);
    expect(terminal.said.at(-1)).toContain(`${expected.ids.length} created`);
    expect(terminal.said.at(-1)).toContain(`${expected.rejections.length} quarantined`);
    expect(await graph.read(RECORD_IDS, { source: name })).toEqual([...expected.ids].sort());
  });

  test.each(seeds(true))(
    'ends before what cannot be read of %s, unfinished, and loads what comes before',
    async (name, { rejections, ids }) => {
      const file = `seeds/malformed/${name}`;
      for (const [setting, value] of Object.entries(env)) vi.stubEnv(setting, value);
      const terminal = keptTerminal();
      const source = `cut ${name}`;
      const [line = 0, , reason = ''] = rejections.at(-1) ?? [];
      await expect(loadCommand(terminal).parseAsync(['--source', source, file], { from: 'user' })).rejects.toMatchObject({
        code: 'INPUT',
        message: expect.stringMatching(new RegExp(`^${file}:${line}: .*${reason}.* mend the input and give the same command`)) as string,
      });
      expect(terminal.said.at(-1)).toMatch(new RegExp(`^Not finished: ${ids.length + rejections.length - 1} records? read`));
      expect(await graph.read(RECORD_IDS, { source })).toEqual([...ids].sort());
    },
  );

  test('goes on behind a list that was closed too early, once that is mended', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'closed-'));
    const file = join(folder, 'records.json');
    const record = (id: string) => `{"id":"${id}","title":"Title"}`;
    await writeFile(file, `[${record('a')},\n${record('b')}],\n${record('c')},\n${record('d')}]\n`);
    const broken = await bibliograph(['load', '--source', 'closed', file], env);
    expect(broken).toMatchObject({ code: 1, err: expect.stringContaining('Brackets do not match') as string });
    await writeFile(file, `[${['a', 'b', 'c', 'd'].map(record).join(',\n')}]\n`);
    const mended = await bibliograph(['load', '--source', 'closed', file], env);
    expect(mended).toMatchObject({ code: 0, out: expect.stringContaining('4 records read') as string });
    expect(await graph.read(RECORD_IDS, { source: 'closed' })).toEqual(['a', 'b', 'c', 'd']);
  });

  test('stops before an input is cut short, and goes on there once the whole input is given', async () => {
    const file = `seeds/malformed/${CUT}`;
    const { code, out, err } = await bibliograph(['load', '--source', CUT, file], env);
    expect(code).toBe(1);
    expect(out).toContain(`Not finished: 4 records read from ${CUT}: 4 created,`);
    expect(err).toContain(`bibliograph: ${file}:5: The gzip ends in the middle: the file was cut.`);
    const ids = [...MALFORMED_SEEDS[CUT].ids].sort();
    expect(await graph.read(RECORD_IDS, { source: CUT })).toEqual(ids);
    // The four records before the cut, as this file has them, and one more.
    const unzip = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH });
    unzip.end(await readFile(file));
    const lines = (await text(unzip)).split('\n').slice(0, 4);
    const folder = await mkdtemp(join(tmpdir(), 'whole-'));
    await writeFile(join(folder, 'whole.ndjson'), [...lines, '{"id": "whole", "title": "Whole"}', ''].join('\n'));
    const again = await bibliograph(['load', '--source', CUT, join(folder, 'whole.ndjson')], env);
    expect(again.err).toContain('Going on behind the 4 records');
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining('5 records read') as string });
  });

  test('reads standard input, and says that nothing has changed', async () => {
    const input = await readFile('seeds/solr-json/array.json');
    expect((await bibliograph(['load', '--source', 'piped', '-'], env, input)).out).toContain('3 created');
    expect(await bibliograph(['load', '--source', 'piped', '-'], env, input)).toMatchObject({
      code: 0,
      out: expect.stringContaining('3 unchanged') as string,
    });
  });

  test('lets no other load of the source begin, and ends when it is asked to, though its input has stalled', async () => {
    const argv = ['--import', 'tsx', 'src/cli.ts', 'load', '--source', 'stalled', '-'];
    const child = spawn(process.execPath, argv, { env: { ...process.env, ...env } });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    // More than is looked at to recognise the format.
    child.stdin.write(`${JSON.stringify({ id: '1', title: 'x'.repeat(100_000) })}\n`);
    const running = async () => (await graph.read(RUNNING, {}))[0];
    await vi.waitUntil(async () => (await running()) === 1, { timeout: 30_000, interval: 100 });
    const other = await bibliograph(['load', '--source', 'stalled', 'seeds/solr-json/array.json'], env);
    expect(other).toMatchObject({ code: ExitCode.locked, err: expect.stringContaining(`process ${child.pid ?? 0} on`) as string });
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(await running()).toBe(0);
  });

  test('asked to end twice, ends at once, says how to go on, and is shown as interrupted though nobody has entered it', async () => {
    const argv = ['--import', 'tsx', 'src/cli.ts', 'load', '--source', 'twice', '-'];
    const child = spawn(process.execPath, argv, { env: { ...process.env, ...env } });
    const [ended, said] = [new Promise((resolve) => child.once('exit', resolve)), text(child.stderr)];
    child.stdin.write(`${JSON.stringify({ id: '1', title: 'x'.repeat(100_000) })}\n`);
    const running = async () => (await graph.read(RUNNING, {}))[0];
    await vi.waitUntil(async () => (await running()) === 1, { timeout: 30_000, interval: 100 });
    for (const [setting, value] of Object.entries(env)) vi.stubEnv(setting, value);
    const shown = async () => {
      const terminal = keptTerminal();
      await loadsCommand(terminal).parseAsync(['--last', '1'], { from: 'user' });
      return terminal.said.join('\n');
    };
    expect(await shown()).toMatch(/ {2}running {2}twice: 0 read, [^;]*$/);
    child.kill('SIGINT');
    child.kill('SIGTERM');
    expect([130, 143]).toContain(await ended);
    expect(await said).toMatch(/^Ended at once: (nothing was read|what was loaded is kept); give the same command again/m);
    expect(await running()).toBe(1);
    expect(await shown()).toMatch(/ {2}interrupted {2}twice: 0 read, .*; its process is gone: give the same command again to go on$/);
    expect(await running()).toBe(1);
  });

  test('that finds too many bad records says what it has loaded, and where the bad ones are', async () => {
    const file = join(env.BIBLIOGRAPH_HOME ?? '', 'bad.ndjson');
    await writeFile(file, '{"id":"good","title":"Good"}\n[1]\n[2]\n');
    const { code, out, err } = await bibliograph(['load', '--source', 'bad', '--max-bad', '1', file], env);
    expect(code).toBe(ExitCode.tooManyBad);
    expect(out).toMatch(
      /^Not finished: 3 records read from bad: 1 created, .* 2 quarantined\. What could not be used is kept in \S+\.jsonl\.$/m,
    );
    expect(err).toContain('allow more with --max-bad and give the same command again');
  });

  test('lets no source be named in two lines by a replay either', async () => {
    for (const source of ['a\nb', 'a\u001b[2J', 'a\u2028b'])
      await expect(loadShown(graph, [], keptTerminal(), { source })).rejects.toMatchObject({ code: 'CONFIGURATION' });
  });

  test('says how many ids to delete name nothing, in the singular where there is one', async () => {
    const folder = env.BIBLIOGRAPH_HOME ?? '';
    const [records, ids] = [join(folder, 'named.ndjson'), join(folder, 'ids.txt')];
    for (const [setting, value] of Object.entries(env)) vi.stubEnv(setting, value);
    const load = async (...argv: string[]) => {
      const terminal = keptTerminal();
      await loadCommand(terminal).parseAsync(['--source', 'named', ...argv], { from: 'user' });
      return terminal.said.at(-1);
    };
    await writeFile(records, '{"id":"here","title":"Here"}\n');
    await load(records);
    await writeFile(ids, 'here\nnowhere\n');
    const nothing = '0 created, 0 updated, 0 unchanged, 0 superseded, 0 quarantined.';
    expect(await load('--deleted-ids', ids)).toBe(
      `0 records read from named: ${nothing} 1 record was deleted. 1 of the 2 ids to be deleted names no record that named ever had.`,
    );
    await writeFile(ids, 'here\n');
    expect(await load('--deleted-ids', ids)).toBe(`0 records read from named: ${nothing}`);
    await expect(load('--deleted-ids', folder)).rejects.toMatchObject({
      code: 'CONFIGURATION',
      message: `${folder} is a folder: --deleted-ids names a file with an id a line.`,
    });
  });

  test.each([
    [
      'a file that is not there',
      ['load', '--source', 's', 'nowhere.json'],
      1,
      /nowhere\.json cannot be read: there is no such file or folder/,
    ],
    ['a source of two lines', ['load', '--source', 'a\nb', 'x.json'], 1, /^bibliograph: The name of a source holds a line break/],
    ['no source', ['load', 'x.json'], 1, /required option '--source <name>'/],
    ['an unknown command', ['laod'], 1, /unknown command 'laod'.*Did you mean load/s],
  ])('%s is one clear sentence', async (_, argv, exit, sentence) => {
    const { code, err } = await bibliograph(argv, env);
    expect(code).toBe(exit);
    expect(err).toMatch(sentence);
    expect(err).not.toMatch(/^\s+at /m);
  });

  test('a database that cannot be reached is told in one sentence, without the password', async () => {
    const away = { NEO4J_URI: 'bolt://127.0.0.1:9', NEO4J_PASSWORD: 'not-to-be-told' };
    const { code, out, err } = await bibliograph(['serve'], { ...env, ...away });
    expect(code).toBe(5);
    expect(err).toMatch(/^bibliograph: The database cannot be reached/);
    expect(out + err).not.toMatch(/not-to-be-told|^\s+at /m);
  });

  test('wrong settings are named all at once', async () => {
    const { code, err } = await bibliograph(['serve'], { ...env, PORT: 'x', LOG_LEVEL: 'loud' });
    expect(code).toBe(1);
    expect(err).toMatch(/PORT is a number; LOG_LEVEL is one of/);
  });
});
