import { randomBytes } from 'node:crypto';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { readIfThere, writeDurably } from './durable-file.ts';

/** The account that every new Neo4j has, and the password it has until the first one is set. */
export const USERNAME = 'neo4j';
export const INITIAL_PASSWORD = 'neo4j';

export function passwordFile(home: string): string {
  return join(home, 'password');
}

/** The password of this home, made up and kept on first use, before Neo4j hears of it. For its owner's eyes only, whatever a backup made of its mode. */
export async function password(home: string): Promise<string> {
  const path = passwordFile(home);
  const kept = (await readIfThere(path))?.trim();
  if (kept !== undefined && kept !== '') {
    await chmod(path, 0o600);
    return kept;
  }
  const made = randomBytes(24).toString('base64url');
  await writeDurably(path, `${made}\n`);
  return made;
}
