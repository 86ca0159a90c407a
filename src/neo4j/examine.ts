import { access, constants, realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import { BibliographError, isFileError } from '../errors.ts';
import { explainFileError } from './advice.ts';
import { VERSION, findProgram } from './install.ts';
import { type JavaPrograms, findJava } from './java.ts';
import { requireMaven } from './maven.ts';
import { installedProgram } from './program.ts';
import { freeSpace, megabytes, requireSpace } from './space.ts';

/** One thing that was looked at. */
export interface Finding {
  readonly subject: string;
  readonly ok: boolean;
  /** What is there, or what is wrong and the cure, in one sentence. */
  readonly text: string;
}

interface Surroundings {
  readonly home: string;
  readonly cache: string;
  readonly neo4jHome: string | null;
  readonly javaHome: string | null;
  readonly javas?: JavaPrograms;
  readonly maven?: string;
}

const SPACE_FOR_PROGRAM = 400 * 1024 * 1024;
const SPACE_FOR_DATA = 100 * 1024 * 1024;

/** Java, Maven when it is needed, the program and the disks: everything that a start depends on, whatever is wrong with the others. */
export async function examine(surroundings: Surroundings): Promise<Finding[]> {
  const { home, cache, neo4jHome, javaHome, javas, maven } = surroundings;
  const missing = neo4jHome === null && (await findProgram(cache).catch(() => null)) === null;
  const findings = [
    await look('Program', async () => {
      const program = neo4jHome === null ? await findProgram(cache) : await installedProgram(neo4jHome);
      return program === null
        ? `Neo4j ${VERSION} is not installed yet; the first start does it.`
        : `Neo4j ${program.version} is in ${program.lib}.`;
    }),
    await look('Java', async () => {
      const version = neo4jHome === null ? VERSION : (await installedProgram(neo4jHome).catch(() => null))?.version;
      const java = await findJava(version ?? VERSION, javaHome, javas);
      return `Java ${java.major} (${java.program}).`;
    }),
  ];
  if (missing) {
    findings.push(await look('Maven', async () => `Maven ${await requireMaven(maven)} will fetch Neo4j.`));
    findings.push(await look('Disk of the program', () => space(cache, SPACE_FOR_PROGRAM, 'installing Neo4j')));
  }
  findings.push(await look('Disk of the data', () => space(home, SPACE_FOR_DATA, 'Neo4j')));
  return findings;

  async function look(subject: string, at: () => Promise<string>): Promise<Finding> {
    try {
      return { subject, ok: true, text: await at() };
    } catch (error) {
      const explained = explainFileError(error, home);
      if (explained instanceof BibliographError) return { subject, ok: false, text: explained.message };
      throw explained;
    }
  }
}

async function space(folder: string, bytes: number, purpose: string): Promise<string> {
  const existing = await nearest(folder);
  await access(existing, constants.W_OK);
  await requireSpace(existing, bytes, purpose);
  return `${megabytes(await freeSpace(existing))} are free for ${folder}.`;
}

/** The folder, or the closest above it that exists. */
async function nearest(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch (error) {
    if (isFileError(error, 'ENOENT') && dirname(folder) !== folder) return nearest(dirname(folder));
    throw error;
  }
}
