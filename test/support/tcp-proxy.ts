import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** Stands between a client and a Bolt server without TLS, and loses answers. */
export interface BoltProxy extends AsyncDisposable {
  /** Where clients find it. */
  readonly uri: string;
  /** How many COMMITs came by so far, whatever became of them. */
  readonly commits: number;
  /** How many of their answers were lost. */
  readonly cuts: number;
}

/**
 * Starts a proxy to the server at `uri`. A COMMIT whose number, from 1, `isCut` holds for reaches the server; when the server answers, both
 * connections are closed and nobody hears it: the client cannot know whether its transaction was committed, and it was. `onSaid` overhears what
 * the client says.
 */
export async function startBoltProxy(
  uri: string,
  isCut: (commit: number) => boolean = () => false,
  onSaid: (bytes: Buffer) => void = () => undefined,
): Promise<BoltProxy> {
  const { hostname, port } = new URL(uri);
  const sockets = new Set<Socket>();
  const counts = { commits: 0, cuts: 0 };
  const server = createServer({ noDelay: true }, (client) => {
    const upstream = connect({ host: hostname, port: Number(port), noDelay: true });
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      // Whatever breaks one side ends the other.
      socket.on('error', () => undefined);
      socket.on('close', () => sockets.delete(socket));
    }
    client.on('data', onSaid);
    passOn(client, upstream, () => {
      counts.commits += 1;
      return isCut(counts.commits) ? () => (counts.cuts += 1) : null;
    });
  });
  return {
    uri: `bolt://127.0.0.1:${await listening(server)}`,
    get commits() {
      return counts.commits;
    },
    get cuts() {
      return counts.cuts;
    },
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** `onCommit` is told of every COMMIT, and gives what is to be told when its answer is lost, or null for one that is to be heard. */
function passOn(client: Socket, upstream: Socket, onCommit: () => (() => void) | null): void {
  const messages = new ClientMessages();
  let onCut: (() => void) | null = null;
  client.on('data', (bytes: Buffer) => {
    for (const isCommit of messages.areCommits(bytes)) if (isCommit) onCut = onCommit();
  });
  client.pipe(upstream);
  upstream.on('data', (bytes: Buffer) => {
    // Empty messages alone say that the server is still at work.
    const isAnswer = bytes.some((byte) => byte !== 0);
    if (onCut === null || !isAnswer) {
      messages.hear(bytes);
      client.write(bytes);
      return;
    }
    onCut();
    client.destroy();
    upstream.destroy();
  });
  upstream.on('close', () => client.end());
  client.on('close', () => upstream.destroy());
}

/** The magic number and four versions that the client offers. */
const OFFER_BYTES = 20;
/** The version that it chooses where the server gave it a list, and the capabilities, of which it wants none. */
const CHOICE_BYTES = 5;
/** What the server answers where it has a list of versions to give, rather than one. */
const LIST_FOLLOWS = Buffer.from([0, 0, 1, 0xff]);

/** COMMIT: a structure of no fields, with its signature. */
const COMMIT = [0xb0, 0x12];

/** Parts what a client says into Bolt's messages: chunks behind two bytes of length, ended by one of no length. Keeps only their beginnings. */
class ClientMessages {
  /** Bytes of the handshake that are still to come. */
  #handshake = OFFER_BYTES;
  #isHeard = false;
  /** The first byte of a length whose second one has not come yet. */
  #half: number | null = null;
  /** Bytes of the chunk that are still to come. */
  #left = 0;
  #size = 0;
  #beginning: number[] = [];

  /** The server's side of the handshake says how the client's goes on. */
  hear(bytes: Buffer): void {
    if (!this.#isHeard && bytes.subarray(0, LIST_FOLLOWS.length).equals(LIST_FOLLOWS)) this.#handshake += CHOICE_BYTES;
    this.#isHeard = true;
  }

  /** For each message that ends within these bytes, whether it is a COMMIT. */
  *areCommits(bytes: Buffer): Generator<boolean> {
    for (let at = 0; at < bytes.length;) {
      const rest = bytes.length - at;
      if (this.#handshake > 0) {
        const taken = Math.min(this.#handshake, rest);
        this.#handshake -= taken;
        at += taken;
      } else if (this.#left > 0) {
        const taken = Math.min(this.#left, rest);
        if (this.#beginning.length < COMMIT.length) this.#beginning.push(...bytes.subarray(at, at + Math.min(taken, COMMIT.length)));
        this.#left -= taken;
        this.#size += taken;
        at += taken;
      } else {
        const byte = bytes[at] ?? 0;
        at += 1;
        if (this.#half === null) this.#half = byte;
        else {
          this.#left = this.#half * 256 + byte;
          this.#half = null;
          if (this.#left > 0) continue;
          if (this.#size > 0) yield this.#size === COMMIT.length && COMMIT.every((each, index) => this.#beginning[index] === each);
          this.#size = 0;
          this.#beginning = [];
        }
      }
    }
  }
}

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The proxy got no port.');
  return address.port;
}
