import { once } from 'node:events';
import { Agent, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** A question as it goes over the wire. */
export interface Sent {
  readonly path: string;
  readonly body: Buffer;
}

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  /** Milliseconds from the question to the last byte of the answer. */
  readonly ms: number;
}

export function sent(path: string, body: object): Sent {
  return { path, body: Buffer.from(JSON.stringify(body)) };
}

/** Asks a server on this machine over connections that stay open, as many as there are questions at once. */
export class Client {
  readonly #port: number;
  readonly #agent = new Agent({ keepAlive: true });

  constructor(port: number) {
    this.#port = port;
  }

  /** Throws where the answer is no success. */
  async ask({ path, body }: Sent, headers: Readonly<Record<string, string>> = {}): Promise<Received> {
    const start = performance.now();
    const asked = request({
      ...{ port: this.#port, host: '127.0.0.1', path, method: 'POST', agent: this.#agent },
      headers: { 'Content-Type': 'application/json', 'Content-Length': body.length, ...headers },
    });
    asked.end(body);
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    const bytes = await buffer(response);
    const ms = performance.now() - start;
    if (response.statusCode !== 200) throw new Error(`${path} was answered with ${response.statusCode}: ${bytes.toString().slice(0, 500)}`);
    return { headers: response.headers, bytes, ms };
  }

  close(): void {
    this.#agent.destroy();
  }
}
