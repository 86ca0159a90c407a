import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { ExitCode } from '../../src/cli/exit-code.ts';
import { type Graph, statement } from '../../src/graph/graph.ts';
import { bibliograph, type Ended } from '../support/command.ts';
import { expectBelow } from '../support/figures.ts';
import { emptyGraph } from '../support/graph.ts';
import { temporaryFolder } from '../support/managed-neo4j.ts';
import { settingsOf } from '../support/neo4j.ts';

const MEGABYTE = 1024 * 1024;
/** In MB. */
const MOST_MEMORY = 400;
/** Makes a process say on standard error how much memory it took at most, in kilobytes. */
const MEMORY = `data:text/javascript,process.once('exit',()=>process._rawDebug('memory '+process.resourceUsage().maxRSS))`;

const CHECKPOINT = statement<{ source: string }, { position: number; quarantined: number }>(
  'test.checkpoint',
  `MATCH (l:Load)-[:INTO]->(:Source {name: $source})
   WITH l ORDER BY l.startedKey DESC LIMIT 1
   RETURN {position: l.position, quarantined: l.quarantinedCount} AS row`,
);

let graph: Graph;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;

beforeAll(async () => {
  graph = await emptyGraph();
  folder = await temporaryFolder();
  return () => folder[Symbol.asyncDispose]();
});

async function load(source: string, ...args: string[]): Promise<Ended & { readonly memory: number }> {
  const ended = await bibliograph(['load', '--source', source, ...args], {
    ...settingsOf(folder.path),
    NODE_OPTIONS: `--import ${JSON.stringify(MEMORY)}`,
  });
  return { ...ended, memory: Number(/^memory (\d+)$/m.exec(ended.err)?.[1]) * 1024 };
}

const record = (n: number) => `{"id":"r${n}","title":"Number ${n}","author":["Author ${n % 7}"]}\n`;
const records = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => record(from + n)).join('');

describe('whatever is wrong with an input, what is whole is loaded, within bounded memory', () => {
  test('a line of 200 MB', async () => {
    const file = join(folder.path, 'long.ndjson');
    const stream = createWriteStream(file);
    stream.write(`${records(0, 50)}{"id":"long","title":"`);
    for (let megabyte = 0; megabyte < 200; megabyte++) if (!stream.write('x'.repeat(MEGABYTE))) await once(stream, 'drain');
    stream.end(`"}\n${records(50, 100)}`);
    await once(stream, 'close');
    const { code, memory, err } = await load('long', file);
    expect({ code, err }).toMatchObject({ code: ExitCode.quarantined });
    expectBelow('memory at most', memory / MEGABYTE, MOST_MEMORY, 'MB');
    expect(await graph.read(CHECKPOINT, { source: 'long' })).toEqual([{ position: 101, quarantined: 1 }]);
  });

  test('bytes that are no UTF-8', async () => {
    const file = join(folder.path, 'bytes.ndjson');
    const broken = Buffer.concat([Buffer.from('{"id":"broken","title":"'), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from('"}\n')]);
    await writeFile(file, Buffer.concat([Buffer.from(records(0, 50)), broken, Buffer.from(records(50, 100))]));
    const { code, memory } = await load('bytes', file);
    expect(code).toBe(ExitCode.quarantined);
    expectBelow('memory at most', memory / MEGABYTE, MOST_MEMORY, 'MB');
    expect(await graph.read(CHECKPOINT, { source: 'bytes' })).toEqual([{ position: 101, quarantined: 1 }]);
  });

  test('a gzip that ends in the middle', async () => {
    const file = join(folder.path, 'cut.ndjson.gz');
    const whole = gzipSync(records(0, 3_000));
    await writeFile(file, whole.subarray(0, whole.length / 2));
    const { code, memory, err } = await load('cut', file);
    expect(code).toBe(ExitCode.usage);
    expect(err).toContain('The gzip ends in the middle');
    expectBelow('memory at most', memory / MEGABYTE, MOST_MEMORY, 'MB');
    const [stopped] = await graph.read(CHECKPOINT, { source: 'cut' });
    expect(stopped?.position).toBeGreaterThan(1_000);
    expect(stopped?.position).toBeLessThan(3_000);
    await writeFile(file, whole);
    const again = await load('cut', file);
    expect(again.code).toBe(ExitCode.done);
    expect(again.err).toContain(`behind the ${stopped?.position ?? 0} records`);
    expect(await graph.read(CHECKPOINT, { source: 'cut' })).toEqual([{ position: 3_000, quarantined: 0 }]);
  });

  // Linux has a file on which the disk is always full.
  test.runIf(process.platform === 'linux')('a quarantine on a disk that is full', async () => {
    const file = join(folder.path, 'bad.ndjson');
    await writeFile(file, `${records(0, 1_000)}{"id":"bad","title":\n${records(1_000, 1_100)}`);
    const { code, memory, err } = await load('full', '--quarantine', '/dev/full', file);
    expect(code).toBe(ExitCode.usage);
    expect(err).toContain('the disk is full');
    expectBelow('memory at most', memory / MEGABYTE, MOST_MEMORY, 'MB');
    expect(await graph.read(CHECKPOINT, { source: 'full' })).toEqual([{ position: 1_000, quarantined: 0 }]);

    // With another quarantine, which holds something already, the load goes on, and that stays.
    const other = join(folder.path, 'other.jsonl');
    const earlier = join(folder.path, 'earlier.ndjson');
    await writeFile(earlier, '{"id":"earlier","title":\n');
    await load('earlier', '--quarantine', other, earlier);
    const again = await load('full', '--quarantine', other, file);
    expect(again.code).toBe(ExitCode.quarantined);
    expect(again.err).toContain('behind the 1000 records');
    expect(await graph.read(CHECKPOINT, { source: 'full' })).toEqual([{ position: 1_101, quarantined: 1 }]);
    const { out } = await bibliograph(['quarantine', 'list', other], { BIBLIOGRAPH_HOME: folder.path });
    expect(out).toMatch(/earlier\.ndjson:1\b/);
    expect(out).toMatch(/bad\.ndjson:1001\b/);
  });
});
