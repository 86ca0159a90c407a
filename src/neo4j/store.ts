import { access, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { BibliographError } from '../errors.ts';
import { readIfThere, removeDurably, writeDurably } from './durable-file.ts';

/**
 * Makes the data folder fit for a start of this version. One whose very first start never came to an end is removed: nobody was ever told of
 * a Neo4j in it, so it holds nothing. Throws CONFIGURATION when the data are of a newer version, which Neo4j cannot read.
 */
export async function prepareStore(home: string, version: string): Promise<void> {
  if ((await readIfThere(firstStartMark(home))) !== null) await rm(join(home, 'data'), { recursive: true, force: true });
  if (!(await exists(join(home, 'data')))) {
    await writeDurably(firstStartMark(home), 'The data folder is being made. As long as this file is here, nothing was stored in it.\n');
    return;
  }
  const before = (await readIfThere(versionFile(home)))?.trim() ?? version;
  if (compare(before, version) > 0) {
    const cure = 'use that version again (NEO4J_HOME), or set BIBLIOGRAPH_HOME to another folder and load again';
    throw new BibliographError('CONFIGURATION', `The data in ${home} are of Neo4j ${before}, and ${version} cannot read them: ${cure}.`);
  }
}

/** To be called once Neo4j has answered, and before anybody hears of it: from now on the data are worth keeping. */
export async function keepStore(home: string, version: string): Promise<void> {
  if ((await readIfThere(versionFile(home)))?.trim() !== version) await writeDurably(versionFile(home), `${version}\n`);
  if ((await readIfThere(firstStartMark(home))) !== null) await removeDurably(firstStartMark(home));
}

function firstStartMark(home: string): string {
  return join(home, 'first-start');
}

function versionFile(home: string): string {
  return join(home, 'version');
}

/** By major and minor: patches of one minor read each other's data. */
function compare(a: string, b: string): number {
  const [[majorA = 0, minorA = 0], [majorB = 0, minorB = 0]] = [a.split('.').map(Number), b.split('.').map(Number)];
  return majorA - majorB || minorA - minorB;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
