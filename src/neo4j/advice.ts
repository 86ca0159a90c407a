import { platform } from 'node:os';
import { BibliographError, isFileError } from '../errors.ts';

const OTHERWISE = 'or name a Neo4j that runs already with NEO4J_URI, from Docker for example';

/** What to do when programs are missing, in the words of this platform. */
export function howToInstall(java: number, maven: boolean): string {
  if (platform() === 'darwin') return `run \`brew install openjdk@${java}${maven ? ' maven' : ''}\`, ${OTHERWISE}`;
  const packages = `openjdk-${java}-jre-headless${maven ? ' maven' : ''}`;
  return `install it (on Debian or Ubuntu: \`sudo apt install ${packages}\`), ${OTHERWISE}`;
}

export function howToInstallMaven(): string {
  const command = platform() === 'darwin' ? 'run `brew install maven`' : 'install it (on Debian or Ubuntu: `sudo apt install maven`)';
  return `${command}, set NEO4J_HOME to a Neo4j that is installed, ${OTHERWISE}`;
}

/** What the system says about a file, in a sentence with the cure; any other error comes back as it is. */
export function explainFileError(error: unknown, home: string): unknown {
  if (isFileError(error, 'ENOSPC', 'EDQUOT')) {
    return new BibliographError('CONFIGURATION', `The disk is full${at(error)}: make room there, then try again.`, { cause: error });
  }
  if (isFileError(error, 'EACCES', 'EPERM', 'EROFS')) {
    const cure =
      'give this user the right to, or set BIBLIOGRAPH_HOME (the data) or BIBLIOGRAPH_CACHE (the program) to a folder of its own';
    return new BibliographError('CONFIGURATION', `This user may not read or write ${error.path ?? home}: ${cure}.`, { cause: error });
  }
  if (isFileError(error, 'ENOTDIR', 'EEXIST', 'EISDIR', 'ELOOP', 'ENAMETOOLONG')) {
    const message = `${error.path ?? home} cannot be a folder: remove what is in the way, or set BIBLIOGRAPH_HOME or BIBLIOGRAPH_CACHE to another one.`;
    return new BibliographError('CONFIGURATION', message, { cause: error });
  }
  return error;
}

function at(error: NodeJS.ErrnoException): string {
  return error.path === undefined ? '' : ` (${error.path})`;
}
