import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { generatedRecords } from '../bench/generated-records.ts';
import { changed } from './change.ts';
import type { SolrFields } from './oracle.ts';
import { Random } from './random.ts';

/** Files of records that a load is interrupted over. */
export interface CrashInput {
  readonly files: readonly string[];
  /** How many records they hold, good and bad. */
  readonly records: number;
  /** Those that cannot be used, in their order: where they are, and their bytes in base64. */
  readonly bad: readonly string[];
  /** A file of ids, of records that the files hold, to be deleted once these are read; and how many. */
  readonly deletions: { readonly file: string; readonly count: number };
  /** A record to be loaded from elsewhere, which shares people with these. */
  readonly other: object;
}

/**
 * Writes generated records, and twice as many small ones, into two files, the second one compressed, in an order drawn by chance: of every
 * twelve, one comes again as it was, and one changed, with a datestamp that is later, the same or earlier; one of a hundred and fifty cannot
 * be used. A quarter of the records is to be deleted afterwards.
 */
export async function writeCrashInput(folder: string, { records, seed }: { records: number; seed: number }): Promise<CrashInput> {
  const random = new Random(seed);
  const generated = [...generatedRecords({ records, seed })];
  const documents = [...generated, ...Array.from({ length: SMALL * records }, (_, n) => small(n, random))];
  const share = Math.ceil(documents.length / 12);
  const again = random.some(documents, share);
  const changes = random.some(documents, share).map((document) => ({
    ...changed(document, documents, random),
    ...random.oneOf([{}, {}, { last_indexed: '2031-01-01T00:00:00Z' }, { last_indexed: '2001-01-01T00:00:00Z' }]),
  }));
  const good = [...documents, ...again, ...changes].map((document) => Buffer.from(JSON.stringify(document)));
  const bad = Array.from({ length: Math.ceil(documents.length / 150) }, (_, n) => ({ isBad: true, raw: random.oneOf(BAD)(n) }));
  const all = inRandomOrder([...good.map((raw) => ({ isBad: false, raw })), ...bad], random);
  const half = Math.floor(all.length * FIRST);
  const files = [join(folder, 'first.ndjson'), join(folder, 'second.ndjson.gz')];
  const parts = [all.slice(0, half), all.slice(half)];
  const texts = parts.map((part) => Buffer.concat(part.flatMap(({ raw }) => [raw, Buffer.from('\n')])));
  await Promise.all(files.map((file, n) => writeFile(file, contentOf(file, texts[n]))));
  const gone = random.some(documents, Math.ceil(documents.length / 4));
  const deletions = { file: join(folder, 'deleted.txt'), count: gone.length };
  await writeFile(deletions.file, gone.map(({ id }) => `${String(id)}\n`).join(''));
  return {
    files,
    deletions,
    records: all.length,
    bad: files.flatMap((file, n) =>
      (parts[n] ?? []).flatMap(({ isBad, raw }, index) => (isBad ? [`${file}:${index + 1} ${raw.toString('base64')}`] : [])),
    ),
    other: changed(generated[0] ?? {}, generated, random),
  };
}

/** For each generated record: they make more batches of a load, and hardly more work. */
const SMALL = 2;
/** The part of the records that the first file holds. */
const FIRST = 0.75;

function small(n: number, random: Random): SolrFields {
  return { id: `small-${n}`, title: `Number ${n}`, author: [`Small, ${random.below(200)}`, `Smaller, ${random.below(400)}`] };
}

const BAD: readonly ((n: number) => Buffer)[] = [
  (n) => Buffer.from(`{"id":"bad-${n}","title":"Cut in the mid`),
  (n) => Buffer.from(`{"title":"Number ${n} has no id"}`),
  (n) => Buffer.from(`[${n}]`),
  (n) => Buffer.concat([Buffer.from(`{"id":"bad-${n}","title":"`), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from('"}')]),
  (n) => Buffer.from(JSON.stringify({ id: `bad-${n}`, title: 'A long name', author: ['N'.repeat(9_000)] })),
];

function contentOf(file: string, text: Buffer = Buffer.alloc(0)): Buffer {
  return file.endsWith('.gz') ? gzipSync(text) : text;
}

function inRandomOrder<Item>(items: readonly Item[], random: Random): Item[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = random.below(last + 1);
    const [a, b] = [order[last], order[other]];
    if (a === undefined || b === undefined) continue;
    order[last] = b;
    order[other] = a;
  }
  return order;
}
