import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** What came back on a connection until it was closed: everything, as it was written. */
export interface RawAnswer {
  /** The first status; null where there was none. */
  readonly status: number | null;
  readonly text: string;
}

/** Milliseconds of waiting for an answer that does not come. */
const PATIENCE_MS = 5_000;

/** Writes these bytes to the server, whatever they are, and reads until it closes the connection. */
export async function rawRequest(port: number, bytes: Buffer | string): Promise<RawAnswer> {
  const socket = await connected(port);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  // Also where the server cuts off what it does not read to its end.
  const closed = new Promise((resolve) => socket.once('close', resolve));
  // The client says that nothing more comes, as most do that want to see what is answered to half a request.
  socket.end(bytes);
  socket.setTimeout(PATIENCE_MS, () => socket.destroy());
  await closed;
  const text = Buffer.concat(chunks).toString('latin1');
  const status = /^HTTP\/1\.1 (\d{3})/.exec(text)?.[1];
  return { status: status === undefined ? null : Number(status), text };
}

/** A connection that errors are none of: the server may end it at any time. */
export async function connected(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true, allowHalfOpen: true });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}
