import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { BibliographError } from '../errors.ts';

/** A server that takes requests. */
export interface Listening {
  /** Where it is, for a person on this machine. */
  readonly url: string;
  /** Takes no more, lets what is under way finish within the limit, and ends. Again waits for the same end. */
  close(): Promise<void>;
}

/** Milliseconds that requests under way have to finish when the server closes. */
const FINISH_LIMIT_MS = 8_000;
/** Milliseconds that a client may take to read an answer. */
const READ_LIMIT_MS = 300_000;
/** Milliseconds that may pass on a connection with nothing read or written, besides those in which a request is answered. */
const STILL_LIMIT_MS = 15_000;

export interface ListenOptions {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** Milliseconds that a request is answered in at most. */
  readonly longestAnswer: number;
  readonly onClosing: () => void;
}

/** Answers HTTP at this address. Throws CONFIGURATION when it cannot be had. */
export async function listen(answer: (request: IncomingMessage, response: ServerResponse) => Promise<Response>, options: ListenOptions) {
  const { host, port, longestAnswer, onClosing } = options;
  // Requests under way on each connection. Browsers open some ahead of need, which Node does not count as idle when it closes.
  const underWay = new Map<Socket, number>();
  let closing = false;
  const count = (socket: Socket, change: number) => underWay.set(socket, (underWay.get(socket) ?? 0) + change);
  const listener: RequestListener = (request, response) => {
    const { socket } = request;
    count(socket, 1);
    response.once('close', () => {
      if (socket.destroyed) underWay.delete(socket);
      else if (count(socket, -1).get(socket) === 0 && closing) socket.destroySoon();
    });
    answer(request, response)
      .then((answered) => send(answered, response, closing))
      .catch(() => response.destroy());
  };
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 5_000 }, listener);
  server.setTimeout(longestAnswer + STILL_LIMIT_MS);
  server.on('connection', (socket) => {
    count(socket, 0);
    socket.once('close', () => underWay.delete(socket));
  });
  await bound(server, host, port);
  const { port: actual } = server.address() as AddressInfo;
  let ended: Promise<void> | null = null;
  const close = async () => {
    closing = true;
    onClosing();
    const end = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const [socket, requests] of underWay) if (requests === 0) socket.destroy();
    const limit = setTimeout(() => server.closeAllConnections(), FINISH_LIMIT_MS);
    await end;
    clearTimeout(limit);
  };
  return { url: urlOf(host, actual), close: () => (ended ??= close()) } satisfies Listening;
}

/** Milliseconds to wait for a port: a server that is ending lets go of its own within them. */
const PORT_PATIENCE_MS = 3_000;

async function bound(server: Server, host: string, port: number): Promise<void> {
  const deadline = Date.now() + PORT_PATIENCE_MS;
  for (;;) {
    try {
      server.listen(port, host);
      await once(server, 'listening');
      return;
    } catch (error) {
      if (codeOf(error) !== 'EADDRINUSE' || Date.now() > deadline) throw explained(error, host, port);
    }
    await sleep(200);
  }
}

async function send(answer: Response, response: ServerResponse, closing: boolean): Promise<void> {
  // Its client has gone: nothing would ever end the timer, and that would keep the process.
  if (response.destroyed) return;
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  if (closing) response.setHeader('Connection', 'close');
  const timer = setTimeout(() => response.destroy(), READ_LIMIT_MS);
  response.once('close', () => clearTimeout(timer));
  // What says beforehand how long it is comes piece by piece.
  if (answer.headers.has('Content-Length') && answer.body !== null) return pipeline(answer.body, response);
  const body = Buffer.from(await answer.arrayBuffer());
  if (answer.status !== 204 && answer.status !== 304) response.setHeader('Content-Length', body.length);
  response.end(body);
}

const ANYWHERE = new Set(['127.0.0.1', '::1', '0.0.0.0', '::', 'localhost']);

function urlOf(host: string, port: number): string {
  const name = ANYWHERE.has(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}

function explained(error: unknown, host: string, port: number): unknown {
  const say = (message: string) => new BibliographError('CONFIGURATION', message, { cause: error });
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return say(`Port ${port} is in use by another program: choose another one with --port or PORT.`);
    case 'EACCES':
      return say(`Port ${port} is not for everybody to use: choose one above 1023 with --port or PORT.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return say(`${host} is no address of this machine: correct it with --host or HOST, 0.0.0.0 for all that it has.`);
    default:
      return error;
  }
}
