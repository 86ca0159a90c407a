// Run by the benchmark as a process of its own: so many clients, each of which asks the next question as soon as it has its answer, for so
// many seconds. Is told over IPC what to ask, and tells what it took.
import { Client } from '../client.ts';

/** What it is told. */
export interface Given {
  readonly port: number;
  readonly questions: readonly { readonly path: string; readonly body: string }[];
  readonly clients: number;
  readonly seconds: number;
}

/** What it tells. */
export interface Heard {
  /** Milliseconds of each answer. */
  readonly times: number[];
  /** Milliseconds until the last answer. */
  readonly elapsed: number;
}

process.once('message', (given) => {
  generate(given as Given).then(
    (heard) => process.send?.(heard, () => process.disconnect()),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});

async function generate({ port, questions, clients, seconds }: Given): Promise<Heard> {
  const sent = questions.map(({ path, body }) => ({ path, body: Buffer.from(body) }));
  const client = new Client(port);
  const times: number[] = [];
  const start = performance.now();
  let next = 0;
  const ask = async () => {
    while (performance.now() - start < seconds * 1_000) {
      const question = sent[next++ % sent.length];
      if (question === undefined) throw new Error('There is nothing to ask.');
      times.push((await client.ask(question)).ms);
    }
  };
  await Promise.all(Array.from({ length: clients }, ask));
  const elapsed = performance.now() - start;
  client.close();
  return { times, elapsed };
}
