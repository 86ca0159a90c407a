/**
 * Prints what sets of records are like, side by side, as a Markdown table: `npx tsx test/bench/distributions.ts FILE [FILE...]`, each
 * FILE being NDJSON of VuFind's Solr documents, compressed where its name ends in `.gz`. `NAME=FILE` heads the column with another name.
 */
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { Census, type CountedDocument, type Figure } from './census.ts';

const columns: { readonly name: string; readonly figures: Figure[] }[] = [];
for (const argument of process.argv.slice(2)) {
  const [, name, file = argument] = /^([^=]+)=(.+)$/.exec(argument) ?? [];
  columns.push({ name: name ?? basename(file), figures: await figuresOf(file) });
}
const [first] = columns;
if (first === undefined) throw new Error('Say which files: npx tsx test/bench/distributions.ts FILE [FILE...]');
print(['', ...columns.map(({ name }) => name)]);
print(['---', ...columns.map(() => '---:')]);
first.figures.forEach(([what], row) => print([what, ...columns.map(({ figures }) => figures[row]?.[1] ?? '')]));

async function figuresOf(file: string): Promise<Figure[]> {
  const census = new Census();
  const bytes = createReadStream(file);
  for await (const line of createInterface({ input: file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes, crlfDelay: Infinity })) {
    if (line.trim() !== '') census.add(JSON.parse(line) as CountedDocument);
  }
  return census.figures();
}

function print(cells: readonly string[]): void {
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}
