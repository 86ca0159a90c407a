import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a network does to those who talk over it. */
export type Fault =
  | 'none'
  /** Nobody listens, and every connection is cut. */
  | 'refuse'
  /** Connections are taken, and whatever is said over them, now or ever after, is heard by nobody. */
  | 'black hole'
  /** Answers are cut off after so many bytes, and the connection with them. */
  | { readonly cutAfter: number }
  /** Answers come so many milliseconds late. */
  | { readonly delay: number };

/** Stands between clients and a server, and has the faults of a network. */
export interface FaultyProxy extends AsyncDisposable {
  /** Where clients find it. */
  readonly uri: string;
  /** How many answers were cut off so far. */
  readonly cuts: number;
  become(fault: Fault): Promise<void>;
}

/** Starts a proxy without a fault to the server at `uri`. */
export async function startFaultyProxy(uri: string): Promise<FaultyProxy> {
  const { protocol, hostname, port } = new URL(uri);
  const pairs = new Set<Pair>();
  let fault: Fault = 'none';
  let cuts = 0;
  const server = createServer({ noDelay: true }, (client) => {
    const pair = new Pair(client, connect({ host: hostname, port: Number(port), noDelay: true }), fault, () => (cuts += 1));
    pairs.add(pair);
    client.once('close', () => pairs.delete(pair));
  });
  const here = await listening(server, 0);
  const close = async () => {
    const closed = server.listening ? once(server, 'close') : null;
    server.close();
    for (const pair of pairs) pair.cut();
    await closed;
  };
  return {
    uri: `${protocol}//127.0.0.1:${here}`,
    get cuts() {
      return cuts;
    },
    async become(next) {
      fault = next;
      if (next === 'refuse') await close();
      else if (!server.listening) await listening(server, here);
      for (const pair of pairs) pair.become(next);
    },
    [Symbol.asyncDispose]: close,
  };
}

/** A client's connection, and ours to the server on its behalf. */
class Pair {
  readonly #client: Socket;
  readonly #upstream: Socket;
  readonly #onCut: () => void;
  #fault: Fault;
  /** Bytes that were answered since the fault began. */
  #answered = 0;
  #isLost = false;
  /** When all is written that was answered so far: what comes late comes in its order. */
  #written: Promise<void> | null = null;

  constructor(client: Socket, upstream: Socket, fault: Fault, onCut: () => void) {
    this.#client = client;
    this.#upstream = upstream;
    this.#onCut = onCut;
    this.#fault = fault;
    this.become(fault);
    client.on('data', (bytes: Buffer) => {
      if (!this.#isLost) upstream.write(bytes);
    });
    upstream.on('data', (bytes: Buffer) => this.#answer(bytes));
    // Whatever breaks one side ends the other.
    for (const socket of [client, upstream]) socket.on('error', () => undefined).on('close', () => this.cut());
  }

  become(fault: Fault): void {
    this.#fault = fault;
    this.#answered = 0;
    this.#isLost ||= fault === 'black hole';
  }

  cut(): void {
    this.#client.destroy();
    this.#upstream.destroy();
  }

  #answer(bytes: Buffer): void {
    if (this.#isLost) return;
    const delay = typeof this.#fault === 'object' && 'delay' in this.#fault ? this.#fault.delay : 0;
    if (delay > 0 || this.#written !== null) this.#writeLate(bytes, delay);
    else if (typeof this.#fault === 'object' && 'cutAfter' in this.#fault) {
      const left = this.#fault.cutAfter - this.#answered;
      this.#answered += bytes.length;
      this.#client.write(bytes.subarray(0, left));
      if (bytes.length < left) return;
      this.#onCut();
      this.cut();
    } else this.#client.write(bytes);
  }

  #writeLate(bytes: Buffer, delay: number): void {
    const written = Promise.all([this.#written, sleep(delay)]).then(() => {
      if (!this.#isLost) this.#client.write(bytes);
      if (this.#written === written) this.#written = null;
    });
    this.#written = written;
  }
}

async function listening(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The proxy got no port.');
  return address.port;
}
