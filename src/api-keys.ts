import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { BibliographError } from './errors.ts';

/** A key as it is kept: whose it is, and its hash. The key itself is only known to whoever uses it. */
export interface ApiKey {
  readonly name: string;
  readonly hash: Buffer;
}

/** What stands in a file of keys. */
export interface ApiKeysFile {
  readonly text: string;
  readonly keys: readonly ApiKey[];
  /** What is wrong with its other lines, each a few words that name the line and tell nothing of it. */
  readonly faults: readonly string[];
}

const NAME = /^[A-Za-z0-9._-]{1,64}$/;
const LINE = /^(\S+)\s+sha256:([0-9a-f]{64})$/i;

/** Whether a client may be called so. Names are logged. */
export function isKeyName(name: string): boolean {
  return NAME.test(name);
}

/** A new key for a client, and the line to keep of it. It is as random as its hash is long, so that nothing slower than SHA-256 is needed. */
export function newApiKey(name: string): { key: string; line: string } {
  const key = `bibliograph_${randomBytes(32).toString('base64url')}`;
  return { key, line: `${name} sha256:${hashOf(key).toString('hex')}` };
}

/** Whose key this is, null where it is none of these. It takes as long whichever it is. */
export function ownerOf(keys: readonly ApiKey[], key: string): string | null {
  const hash = hashOf(key);
  let owner: string | null = null;
  for (const known of keys) if (timingSafeEqual(known.hash, hash)) owner = known.name;
  return owner;
}

/** The keys of a file. Throws CONFIGURATION where it cannot be read, has a line that is none, or has no key. */
export async function readApiKeys(file: string): Promise<ApiKeysFile> {
  const fault = (what: string, cause?: unknown) =>
    new BibliographError('CONFIGURATION', `BIBLIOGRAPH_API_KEYS_FILE names ${file}, ${what}.`, { cause });
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw fault('which cannot be read', error);
  });
  const found = parseApiKeys(text);
  if (found.faults.length > 0) throw fault(`where ${found.faults.join('; ')}`);
  if (found.keys.length === 0) throw fault('which has no key: make one with `bibliograph key NAME`, and add the line that it prints');
  return found;
}

/** One key a line, `NAME sha256:HEX`; empty lines and those that begin with # are passed over. A name may have several keys. */
export function parseApiKeys(text: string): ApiKeysFile {
  const keys: ApiKey[] = [];
  const faults: string[] = [];
  const lineOf = new Map<string, number>();
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const [, name = '', hex = ''] = LINE.exec(line) ?? [];
    const same = lineOf.get(hex.toLowerCase());
    if (!isKeyName(name)) faults.push(`line ${index + 1} is none that \`bibliograph key NAME\` prints`);
    else if (same !== undefined) faults.push(`line ${index + 1} has the key of line ${same} again`);
    else {
      keys.push({ name, hash: Buffer.from(hex, 'hex') });
      lineOf.set(hex.toLowerCase(), index + 1);
    }
  }
  return { text, keys, faults };
}

function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
