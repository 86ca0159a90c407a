import { readdir, readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { compress, type Compressed } from './compressed.ts';

/** Where the build puts the explorer, seen from the sources and from what is built of them alike. */
const FOLDER = new URL('../../dist/web/', import.meta.url);

/** Everything that the page needs comes from here; it asks this server alone, and nobody may frame it. What it draws may be saved as a file. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The explorer's files by their paths on this server. Rejects where it has not been built. */
export async function readExplorer(folder: URL = FOLDER): Promise<ReadonlyMap<string, Compressed>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: false });
  const files = names.filter((name) => TYPES[extname(name)] !== undefined);
  const entries = files.map(async (name): Promise<[string, Compressed]> => {
    const path = name.replaceAll('\\', '/');
    const content = await readFile(new URL(path, folder));
    return path === 'index.html' ? ['/explore', await compress(content, PAGE)] : [`/explore/${path}`, await compress(content, asset(path))];
  });
  return new Map(await Promise.all(entries));
}

const PAGE = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': POLICY };

// The names of assets change with what is in them.
function asset(path: string) {
  return {
    'Content-Type': TYPES[extname(path)] ?? '',
    'Cache-Control': path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
}
