import { statfs } from 'node:fs/promises';
import { BibliographError } from '../errors.ts';

/** Bytes that this user may still write to the disk of a folder that exists. */
export async function freeSpace(folder: string): Promise<number> {
  const disk = await statfs(folder);
  return disk.bavail * disk.bsize;
}

/** Throws CONFIGURATION when fewer bytes are free. Asked beforehand, as a Neo4j that meets a full disk half-way stops taking writes. */
export async function requireSpace(folder: string, bytes: number, purpose: string): Promise<void> {
  const free = await freeSpace(folder);
  if (free >= bytes) return;
  const message = `The disk of ${folder} has ${megabytes(free)} free, too little for ${purpose}, which takes ${megabytes(bytes)}: make room there.`;
  throw new BibliographError('CONFIGURATION', message);
}

export function megabytes(bytes: number): string {
  return `${Math.floor(bytes / 1024 / 1024)} MB`;
}
