import { existsSync } from 'node:fs';
import { appendFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { loadCommand } from '../../src/cli/load.ts';
import { quarantineCommand } from '../../src/cli/quarantine.ts';
import { type Graph, statement } from '../../src/graph/graph.ts';
import { openInputs } from '../../src/ingest/input.ts';
import { loadInputs } from '../../src/ingest/load.ts';
import { bibliograph } from '../support/command.ts';
import { emptyGraph } from '../support/graph.ts';
import { temporaryFolder } from '../support/managed-neo4j.ts';
import { settingsOf } from '../support/neo4j.ts';
import { keptTerminal } from '../support/terminal.ts';

const RECORD_IDS = statement<{ source: string }, string>(
  'test.recordIds',
  'MATCH (a:Article)-[:FROM]->(:Source {name: $source}) RETURN a.recordId AS row ORDER BY row',
);

const good = (id: string) => JSON.stringify({ id, title: `Title of ${id}` });
const BAD = ['{"id":"b","title":"Ti\u001b[31mtle"', '{"title":"No id"}', '[1]'];

describe('bibliograph quarantine', () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await emptyGraph();
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    process.exitCode = undefined;
  });

  function inHome(home: string): void {
    for (const [name, value] of Object.entries(settingsOf(home))) vi.stubEnv(name, value);
  }

  async function run(...argv: string[]): Promise<{ said: string; code: typeof process.exitCode }> {
    const terminal = keptTerminal();
    process.exitCode = undefined;
    const [name, ...rest] = argv;
    await (name === 'load' ? loadCommand(terminal) : quarantineCommand(terminal)).parseAsync(name === 'load' ? rest : argv, {
      from: 'user',
    });
    return { said: terminal.said.join('\n'), code: process.exitCode };
  }

  const loaded = (source: string) => graph.read(RECORD_IDS, { source });

  test('keeps bad records, lists them, and loads them when they are mended, from a list or one by one', async () => {
    await using folder = await temporaryFolder();
    const home = folder.path;
    inHome(home);
    expect((await run('list')).said).toBe('No record is in quarantine: all that was loaded could be used.');
    const input = join(home, 'records.ndjson');
    await writeFile(input, [good('a'), BAD[0], good('c'), BAD[1], BAD[2], ''].join('\n'));
    const load = await run('load', '--source', 'mending', input);
    const [name = ''] = await readdir(join(home, 'quarantine'));
    const file = join(home, 'quarantine', name);
    expect(load).toEqual({ code: 2, said: expect.stringContaining(`What could not be used is kept in ${file}.`) as string });
    expect(await loaded('mending')).toEqual(['a', 'c']);

    const { said, code } = await run('list');
    expect(code).toBeUndefined();
    expect(said.split('\n').map((line) => line.replace(/(: [A-Z_]+: ).*/, '$1'))).toEqual([
      `${file}:`,
      `  ${input}:2: BROKEN_JSON: `,
      '      {"id":"b","title":"Ti [31mtle"',
      `  ${input}:4: NO_ID: `,
      '      {"title":"No id"}',
      `  ${input}:5: NOT_AN_OBJECT: `,
      '      [1]',
      `3 records of ${file} could not be used.`,
    ]);

    const mended = join(home, 'mended.ndjson');
    await writeFile(mended, [good('b'), BAD[1], good('e')].join('\n'));
    const first = await run('replay', file, '--mended', mended);
    expect(first.code).toBe(2);
    expect(first.said).toContain(`${file}:2: NO_ID: `);
    expect(first.said).toContain(`2 records replayed; 1 remains in ${file}.`);
    expect(await loaded('mending')).toEqual(['a', 'b', 'c', 'e']);

    const entry = JSON.parse(await readFile(file, 'utf8')) as object;
    await writeFile(file, JSON.stringify({ ...entry, mended: JSON.stringify({ id: 'd', title: 'With an id' }, null, 2) }));
    const second = await run('replay', file);
    expect(second).toEqual({
      code: undefined,
      said: expect.stringContaining('1 record replayed; none remain, and the file is gone.') as string,
    });
    expect(await loaded('mending')).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(existsSync(file)).toBe(false);
  });

  test('lets a load go on that had too many bad records, or that was not to delete because of them, once they are mended', async () => {
    await using folder = await temporaryFolder();
    inHome(folder.path);
    const [input, kept] = [join(folder.path, 'records.ndjson'), join(folder.path, 'kept.jsonl')];
    await writeFile(input, [good('a'), good('b'), good('c')].join('\n'));
    await run('load', '--source', 'strict', input);
    await writeFile(input, [good('a'), '{"id":"b"}', '{"title":"No id"}'].join('\n'));
    const load = (...options: string[]) => run('load', '--source', 'strict', '--quarantine', kept, '--delete-missing', ...options, input);
    const all = ['--max-missing', '100%'];
    await expect(load('--max-bad', '1', ...all)).rejects.toMatchObject({ code: 'TOO_MANY_BAD' });
    // Nothing was mended.
    await expect(load('--max-bad', '1', ...all)).rejects.toMatchObject({
      code: 'TOO_MANY_BAD',
      message: expect.stringMatching(/^2 of 3/) as string,
    });
    await expect(load('--max-bad', '2', ...all)).rejects.toMatchObject({
      message: expect.stringMatching(/^2 records could not be used/) as string,
    });
    const mended = join(folder.path, 'mended.ndjson');
    await writeFile(mended, [good('b'), '{"title":"No id"}'].join('\n'));
    await run('replay', kept, '--mended', mended);
    await expect(load('--max-bad', '1', ...all)).rejects.toMatchObject({
      message: expect.stringMatching(/^1 records could not be used/) as string,
    });
    expect(await loaded('strict')).toEqual(['a', 'b', 'c']);
    await writeFile(mended, good('d'));
    await run('replay', kept, '--mended', mended);
    expect(await load('--max-bad', '0', '--dry-run', ...all)).toMatchObject({
      code: undefined,
      said: expect.stringContaining('1 record was deleted') as string,
    });
    const last = await load('--max-bad', '0', ...all);
    expect(last.code).toBeUndefined();
    expect(last.said).toMatch(/2 quarantined\. 1 record was deleted\. 2 of these were mended since\.$/);
    expect(await loaded('strict')).toEqual(['a', 'b', 'd']);
  });

  test('loads as of another source where one is said, and nothing where a file is damaged', async () => {
    await using folder = await temporaryFolder();
    inHome(folder.path);
    const [input, kept] = [join(folder.path, 'records.ndjson'), join(folder.path, 'kept.jsonl')];
    await writeFile(input, BAD.join('\n'));
    await run('load', '--source', 'one', '--quarantine', kept, input);
    const lines = (await readFile(kept, 'utf8')).split('\n');
    const mended = lines.map((line) => line.replace('{', `{"mended":${JSON.stringify(good('x'))},`));
    await writeFile(kept, mended.join('\n').slice(0, -9));
    await expect(run('replay', kept)).rejects.toMatchObject({
      code: 'INPUT',
      message: expect.stringContaining(`${kept}:3 is damaged`) as string,
    });
    expect(await loaded('one')).toEqual([]);
    await writeFile(kept, mended.join('\n'));
    for (const [name, why] of [
      [' ', 'It is a name of 1 to 200 characters.'],
      ['o'.repeat(201), 'It is a name of 1 to 200 characters.'],
      ['o\nther', 'source'],
    ] as const) {
      const refused = await bibliograph(['quarantine', 'replay', kept, '--source', name], {});
      expect(refused).toMatchObject({ code: 1, err: expect.stringContaining(why) as string });
    }
    await run('replay', kept, '--source', ' other ');
    expect([await loaded('one'), await loaded('other')]).toEqual([[], ['x']]);
  });

  test('keeps what another load has written into the same file since a load was killed that is gone on with', async () => {
    await using folder = await temporaryFolder();
    inHome(folder.path);
    const [first, second, kept] = ['first.ndjson', 'second.ndjson', 'kept.jsonl'].map((name) => join(folder.path, name)) as [
      string,
      string,
      string,
    ];
    await writeFile(first, ['oops 1', good('a'), 'oops 2', good('b')].join('\n'));
    await writeFile(second, BAD.join('\n'));
    const ended = new AbortController();
    await loadInputs(graph, await openInputs([first]), {
      source: 'killed',
      quarantine: () => kept,
      batchSize: 2,
      signal: ended.signal,
      onBatch: () => ended.abort(),
    });
    // As a process leaves it that is killed before it has committed what it has kept.
    await appendFile(kept, await readFile(kept));
    await run('load', '--source', 'meanwhile', '--quarantine', kept, second);
    const again = await run('load', '--source', 'killed', '--quarantine', kept, first);
    expect(again.said).toContain('Going on behind the 2 records');
    const entries = (await readFile(kept, 'utf8')).trimEnd().split('\n');
    expect(entries.map((entry) => JSON.parse(entry) as { source: string; line: number })).toMatchObject([
      { source: 'killed', line: 1 },
      ...BAD.map((_, index) => ({ source: 'meanwhile', line: index + 1 })),
      { source: 'killed', line: 3 },
    ]);
  });

  test('is no input of the load that writes it, nor a folder, and refused before anything is done', async () => {
    await using folder = await temporaryFolder();
    inHome(folder.path);
    const [inputs, other] = [join(folder.path, 'inputs'), join(folder.path, 'other')];
    await mkdir(inputs);
    await mkdir(other);
    await writeFile(join(other, 'file'), '');
    const self = join(inputs, 'self.ndjson');
    await writeFile(self, BAD.join('\n'));
    for (const [file, input, message] of [
      [self, self, 'is itself to be read'],
      [join(inputs, 'bad.jsonl'), inputs, `lies in ${inputs}`],
      [other, self, 'it is a folder'],
      [join(other, 'file', 'bad.jsonl'), self, 'what should be its folder is a file'],
    ] as const) {
      for (const how of [['--dry-run'], []])
        await expect(run('load', '--source', 'refused', ...how, '--quarantine', file, input)).rejects.toMatchObject({
          code: 'CONFIGURATION',
          message: expect.stringContaining(message) as string,
        });
    }
    await expect(run('load', '--source', 'refused', '--deleted-ids', self, '--quarantine', self)).rejects.toMatchObject({
      code: 'CONFIGURATION',
    });
    await expect(run('load', '--source', 'refused', folder.path)).rejects.toMatchObject({
      message: expect.stringContaining(`lies in ${folder.path}, which is loaded`) as string,
    });
    expect(await readFile(self, 'utf8')).toBe(BAD.join('\n'));
    expect(await readdir(folder.path)).toEqual(['inputs', 'other']);
    expect(await readdir(inputs)).toEqual(['self.ndjson']);
  });

  test('gives entries and records as they are to programs, and says how it is used', async () => {
    await using folder = await temporaryFolder();
    inHome(folder.path);
    const [input, kept] = [join(folder.path, 'records.ndjson'), join(folder.path, 'kept.jsonl')];
    await writeFile(input, BAD.join('\n'));
    await run('load', '--source', 'programs', '--quarantine', kept, input);
    const [json, raw, help] = await Promise.all([
      bibliograph(['quarantine', 'list', '--json', kept], {}),
      bibliograph(['quarantine', 'list', '--raw', kept], {}),
      bibliograph(['quarantine', 'replay', '--help'], {}),
    ]);
    expect(json).toEqual({ code: 0, out: await readFile(kept, 'utf8'), err: '' });
    expect(raw).toEqual({ code: 0, out: `${BAD.join('\n')}\n`, err: '' });
    expect(help.out).toMatch(/--mended <file>[^]*Examples:[^]*quarantine list --raw/);
  });
});
