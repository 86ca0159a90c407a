import { lexicographicSortSchema, printSchema } from 'graphql';
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { schema } from '../src/api/schema.ts';

// Writes the published schema; with --check, says whether the file is what would be written.

const FILE = new URL('schema.graphql', import.meta.url);

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const printed = `${printSchema(lexicographicSortSchema(schema))}\n`;

if (!values.check) {
  await writeFile(FILE, printed);
} else if (printed !== (await readFile(FILE, 'utf8').catch(() => ''))) {
  process.stderr.write('schema/schema.graphql is not what the code serves: run `npm run generate` and commit what it writes.\n');
  process.exitCode = 1;
}
