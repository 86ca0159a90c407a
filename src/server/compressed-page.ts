import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants, gzip } from 'node:zlib';
import { etagOf, hasAlready } from './route.ts';

/** A large page that never changes, kept compressed. */
export interface CompressedPage {
  readonly brotli: Buffer<ArrayBuffer>;
  readonly gzip: Buffer<ArrayBuffer>;
  readonly etag: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Brotli's sixth level: a second's tenth for a megabyte or so, and nearly as small as the highest. */
const QUALITY = 6;

export async function compressPage(html: string, headers: Readonly<Record<string, string>>): Promise<CompressedPage> {
  const plain = Buffer.from(html);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
  };
  const [small, zipped] = await Promise.all([promisify(brotliCompress)(plain, { params }), promisify(gzip)(plain)]);
  return { brotli: small, gzip: zipped, etag: etagOf(plain), headers };
}

/** The page in the smallest form that the client reads; 304 where it has it already. */
export async function answerWith(page: CompressedPage, request: Request): Promise<Response> {
  const form = formFor(request.headers.get('accept-encoding') ?? '');
  // The forms are different bytes of one page, so each has a tag of its own.
  const etag = form === 'identity' ? page.etag : `${page.etag.slice(0, -1)}-${form}"`;
  const headers = {
    ...page.headers,
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-cache',
    ETag: etag,
    Vary: 'Accept, Accept-Encoding',
  };
  if (hasAlready(request, etag)) return new Response(null, { status: 304, headers });
  if (form === 'identity') return new Response(await promisify(brotliDecompress)(page.brotli), { headers });
  return new Response(form === 'br' ? page.brotli : page.gzip, { headers: { ...headers, 'Content-Encoding': form } });
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
