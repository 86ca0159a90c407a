import { GraphQLError } from 'graphql';
import type { FetchAPI, Plugin } from 'graphql-yoga';

/**
 * Refuses bodies of more than `limit` bytes: by the length that they are sent with, to which Node's HTTP holds them, and without one
 * while they are read. Yoga's own limit counts the bytes of every body in a stream around it, which takes as long as all the rest of a small request.
 */
export function useBodySize(limit: number): Plugin {
  return {
    onRequestParse({ request, requestParser, setRequestParser, fetchAPI }) {
      if (requestParser === undefined || request.method !== 'POST') return;
      const length = request.headers.get('content-length');
      if (length === null) setRequestParser(async (asked) => requestParser(await readWithin(limit, asked, fetchAPI)));
      else if (!(Number(length) <= limit)) throw tooLarge(limit);
    },
  };
}

/** The same request, with its body at hand. What is left of one that is too large stays where it is, so that its sender is answered. */
async function readWithin(limit: number, asked: Request, { Request: Made }: FetchAPI): Promise<Request> {
  const chunks: Uint8Array[] = [];
  const reader = asked.body?.getReader();
  let size = 0;
  for (let piece = await next(reader); piece !== undefined; piece = await next(reader)) {
    size += piece.byteLength;
    if (size > limit) throw tooLarge(limit);
    chunks.push(piece);
  }
  const { url, method, headers, signal } = asked;
  return new Made(url, { method, headers, signal, body: Buffer.concat(chunks) });
}

async function next(reader: ReadableStreamDefaultReader<Uint8Array> | undefined): Promise<Uint8Array | undefined> {
  try {
    return (await reader?.read())?.value;
  } catch {
    throw new GraphQLError('The body of this request was cut off.', { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } });
  }
}

function tooLarge(limit: number): GraphQLError {
  const message = `The body of this request is larger than ${limit.toLocaleString('en')} bytes: ask for less at once, in several requests.`;
  return new GraphQLError(message, { extensions: { code: 'REQUEST_ENTITY_TOO_LARGE', limit, http: { status: 413 } } });
}
