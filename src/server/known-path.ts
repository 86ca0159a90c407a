/** Asked every few seconds by whoever watches over the server. */
const PROBES = new Set(['/health', '/ready', '/metrics']);
const KNOWN = new Set(['/', '/graphql', '/explore', '/schema.graphql', '/favicon.svg', '/favicon.ico', ...PROBES]);

/** A path as figures and traces name it: one of a few, whatever was asked for. */
export function knownPath(path: string): string {
  if (KNOWN.has(path)) return path;
  return path.startsWith('/explore/') ? '/explore/*' : 'other';
}

/** Whether a path is asked by machines that look whether all is well, again and again. */
export function isProbe(path: string): boolean {
  return PROBES.has(path);
}

/** The path of a request, however its address is written. */
export function pathOf({ url }: Request): string {
  return new URL(url, 'http://localhost').pathname;
}
