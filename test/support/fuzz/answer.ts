import { once } from 'node:events';
import { type Agent, request as httpRequest } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import type { IncomingMessage } from 'node:http';
import { isFileError } from '../../../src/errors.ts';
import { rawRequest } from '../raw-http.ts';
import type { FuzzCase } from './request.ts';

/** What a server answered. */
export interface FuzzAnswer {
  /** Null where the connection ended without an answer. */
  readonly status: number | null;
  /** Status, headers and body. */
  readonly text: string;
  /** The codes of its errors. */
  readonly codes: readonly string[];
  readonly ms: number;
}

/** Sends a case to a server on this machine and waits for all of its answer. */
export async function answerTo(given: FuzzCase, port: number, agent: Agent): Promise<FuzzAnswer> {
  const start = performance.now();
  const { status, text } = given.kind === 'http' ? await rawRequest(port, given.bytes) : await posted(given, port, agent);
  return { status, text, codes: codesIn(text), ms: performance.now() - start };
}

type Posted = Pick<FuzzCase, 'headers' | 'bytes'>;

/** Posts a body to the API. Throws where no answer comes. */
export async function posted(given: Posted, port: number, agent: Agent): Promise<{ status: number | null; text: string }> {
  const { headers, bytes } = given;
  const asked = httpRequest({
    port,
    host: '127.0.0.1',
    path: '/graphql',
    method: 'POST',
    agent,
    headers: { ...headers, 'Content-Length': bytes.length },
  });
  asked.end(bytes);
  const [answer] = (await once(asked, 'response').catch((error: unknown) => {
    // A server may close an idle connection in the very moment in which it is used again.
    if (asked.reusedSocket && isFileError(error, 'ECONNRESET')) return [null];
    throw error;
  })) as [IncomingMessage | null];
  if (answer === null) return posted(given, port, agent);
  const head = answer.rawHeaders.map((each, index) => (index % 2 === 0 ? `\n${each}: ` : each)).join('');
  return { status: answer.statusCode ?? null, text: `${answer.statusCode}${head}\n\n${await textOf(answer)}` };
}

function codesIn(text: string): string[] {
  return [...new Set([...text.matchAll(/"code":"([A-Z_]+)"/g)].map(([, code = '']) => code))];
}
