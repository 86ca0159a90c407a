// Run by a test as a process of its own: keeps a record of 16 MB and reads it again, and prints by how many bytes its memory grew at most.
import { keptWhole } from '../../src/ingest/kept-bytes.ts';
import { openQuarantine } from '../../src/ingest/quarantine.ts';
import { readQuarantine } from '../../src/ingest/quarantined.ts';

const [path = ''] = process.argv.slice(2);
const KILOBYTE = 1024;
const raw = Buffer.alloc(16 * KILOBYTE * KILOBYTE, 'any bytes \xff');
const sha256 = keptWhole(raw).sha256;
const before = process.resourceUsage().maxRSS;

const quarantine = await openQuarantine(path, null);
const place = { file: 'large', format: 'ndjson', line: 1, offset: 0, bytes: raw.length, sha256 } as const;
await quarantine.append([{ ...place, raw, rejection: { code: 'BROKEN_JSON', reason: 'It is large.' } }], { load: 'l', source: 's' });
await quarantine.close();
const written = process.resourceUsage().maxRSS;
for await (const entry of readQuarantine(path)) if (entry.sha256 !== sha256) throw new Error('It is not what was kept.');
const read = process.resourceUsage().maxRSS;
process.stdout.write(JSON.stringify({ written: (written - before) * KILOBYTE, read: (read - before) * KILOBYTE }));
