import { createHash } from 'node:crypto';

/** Whether a request only wants to see something. */
export function isRead({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** The answer to whoever wants to do more than see. */
export function onlyRead(): Response {
  return new Response('This can only be read: use GET.\n', { status: 405, headers: { Allow: 'GET, HEAD' } });
}

/** Whether a request comes from somebody who looks at pages. */
export function wantsPage(request: Request): boolean {
  return request.headers.get('accept')?.includes('text/html') === true;
}

/** A strong entity tag of some content. */
export function etagOf(content: string | Uint8Array): string {
  return `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
}

/** Whether the client has the thing already, by RFC 9110, section 13.1.2. */
export function hasAlready(request: Request, etag: string): boolean {
  const known = request.headers.get('if-none-match');
  return known !== null && known.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
}
