import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { BibliographError } from '../errors.ts';

// Below what Linux (32768) and macOS (49152) hand to outgoing connections, so that it is still free when Neo4j comes back to it.
const FIRST = 20_000;
const LAST = 32_000;
const TRIES = 200;

export async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** A port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const port = randomInt(FIRST, LAST);
    if (await isFree(port)) return port;
  }
  throw new BibliographError(
    'UNAVAILABLE',
    `No free port between ${FIRST} and ${LAST} was found on 127.0.0.1: stop a program that holds many.`,
  );
}
