import { BibliographError } from '../errors.ts';

/** Says that what must be kept cannot be, why, and what to do. */
export function unwritable(path: string, cause: unknown): BibliographError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  const cure =
    code === 'ENOSPC' || code === 'EDQUOT' ? 'Make room there, or name' : 'See that the folder is there and may be written, or name';
  return new BibliographError(
    'CONFIGURATION',
    `${path}, which keeps records that cannot be used, cannot be written: ${REASONS[code] ?? code}. ` +
      `${cure} another file with --quarantine, and give the same command again.`,
    { cause },
  );
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota is used up',
  EACCES: 'this user may not',
  EPERM: 'this user may not',
  EROFS: 'the disk is read-only',
  EISDIR: 'it is a folder',
  ENOENT: 'its folder cannot be made',
  ENOTDIR: 'what should be its folder is a file',
};
