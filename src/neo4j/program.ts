import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { BibliographError, isFileError } from '../errors.ts';

/** Neo4j's program: a folder of jars. */
export interface Program {
  readonly lib: string;
  readonly version: string;
  /** Whether it is the one that we install and know, not one that somebody else chose. */
  readonly ours: boolean;
}

/** The program of an installed Neo4j. Throws CONFIGURATION when there is none in the folder. */
export async function installedProgram(neo4jHome: string): Promise<Program> {
  const lib = join(neo4jHome, 'lib');
  const version = await versionOf(lib);
  if (version === null) {
    const message = `NEO4J_HOME names ${neo4jHome}, which has no Neo4j in its lib folder: correct it, or unset it to have one installed.`;
    throw new BibliographError('CONFIGURATION', message);
  }
  return { lib, version, ours: false };
}

async function versionOf(lib: string): Promise<string | null> {
  try {
    for (const name of await readdir(lib)) {
      const version = /^neo4j-kernel-(\d+\.\d+\.\d+).*\.jar$/.exec(name)?.[1];
      if (version !== undefined) return version;
    }
    return null;
  } catch (error) {
    if (isFileError(error, 'ENOENT', 'ENOTDIR', 'EACCES')) return null;
    throw error;
  }
}
