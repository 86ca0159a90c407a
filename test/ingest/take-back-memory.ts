// Run by a test as a process of its own: takes back what a load wrote between large entries of another, and prints by how many bytes its memory
// grew.
import { open } from 'node:fs/promises';
import { openQuarantine } from '../../src/ingest/quarantine.ts';

const [path = ''] = process.argv.slice(2);
const KILOBYTE = 1024;
const file = await open(path, 'w');
for (const load of ['other', 'own', 'other', 'own', 'other']) {
  await file.appendFile(`{"file":"large","load":"${load}","raw":"`);
  for (let count = 0; count < 20 * 16; count += 1) await file.appendFile('A'.repeat(64 * KILOBYTE));
  await file.appendFile('"}\n');
}
await file.close();

const before = process.resourceUsage().maxRSS;
const quarantine = await openQuarantine(path, { load: 'own', bytes: 0 });
await quarantine.close();
const grown = (process.resourceUsage().maxRSS - before) * KILOBYTE;
process.stdout.write(JSON.stringify({ grown, megabytes: Math.round(quarantine.bytes / KILOBYTE / KILOBYTE) }));
