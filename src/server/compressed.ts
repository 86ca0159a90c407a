import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { brotliCompress, constants, createGunzip, gzip } from 'node:zlib';
import { etagOf, hasAlready } from './route.ts';

/** Something that never changes while the server runs, kept compressed. */
export interface Compressed {
  readonly brotli: Buffer<ArrayBuffer>;
  readonly gzip: Buffer<ArrayBuffer>;
  /** Bytes of the thing itself. */
  readonly size: number;
  readonly etag: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Brotli's sixth level: a second's tenth for a megabyte or so, and nearly as small as the highest. */
const QUALITY = 6;

/** `headers` go with every answer, the Content-Type among them. */
export async function compress(
  content: string | Buffer,
  headers: { readonly 'Content-Type': string } & Readonly<Record<string, string>>,
): Promise<Compressed> {
  const plain = Buffer.from(content);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
  };
  const [small, zipped] = await Promise.all([promisify(brotliCompress)(plain, { params }), promisify(gzip)(plain)]);
  return { brotli: small, gzip: zipped, size: plain.length, etag: etagOf(plain), headers };
}

/** The thing in the smallest form that the client reads; 304 where it has it already. */
export function answerWith(thing: Compressed, request: Request): Response {
  const form = formFor(request.headers.get('accept-encoding') ?? '');
  // The forms are different bytes of one thing, so each has a tag of its own.
  const etag = form === 'identity' ? thing.etag : `${thing.etag.slice(0, -1)}-${form}"`;
  const headers = { 'Cache-Control': 'no-cache', Vary: 'Accept-Encoding', ...thing.headers, ETag: etag };
  if (hasAlready(request, etag)) return new Response(null, { status: 304, headers });
  if (form === 'identity') return new Response(plainOf(thing), { headers: { ...headers, 'Content-Length': String(thing.size) } });
  return new Response(form === 'br' ? thing.brotli : thing.gzip, { headers: { ...headers, 'Content-Encoding': form } });
}

/**
 * Unpacked while it is sent, as fast as it is read: the whole of it, for each who asks and does not read, would fill the memory. So would the
 * window of Brotli, which is as large; that of gzip is 32 kB.
 */
function plainOf(thing: Compressed): ReadableStream<Uint8Array> {
  return Readable.toWeb(Readable.from([thing.gzip]).pipe(createGunzip())) as ReadableStream<Uint8Array>;
}

function formFor(accepted: string): 'br' | 'gzip' | 'identity' {
  const codings = accepted.split(',').map((part) =>
    part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*q=/),
  );
  const takes = (name: string) => codings.some(([coding, weight = '1']) => coding === name && Number(weight) > 0);
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'identity';
}
