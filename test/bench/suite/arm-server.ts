import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Cost } from './cost.ts';

/** Asks an arm to profile what it runs for a question, and to say what that cost in a header of the same name. */
export const COST_HEADER = 'x-cost';

export interface Answered {
  readonly body: object;
  /** Null where it was not asked for. */
  readonly cost: Cost | null;
}

/** Answers HTTP with as little around it as can be. Tells its port over IPC, and ends with it. */
export function serveArm(answer: (request: IncomingMessage) => Promise<Answered>): void {
  const server = createServer((request, response) => {
    answer(request).then(
      ({ body, cost }) => {
        const bytes = Buffer.from(JSON.stringify(body));
        response.writeHead(200, {
          ...{ 'Content-Type': 'application/json', 'Content-Length': bytes.length },
          ...(cost === null ? {} : { [COST_HEADER]: JSON.stringify(cost) }),
        });
        response.end(bytes);
      },
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
  process.once('disconnect', () => process.exit());
}
