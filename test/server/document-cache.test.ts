import { expect, test } from 'vitest';
import { collectGarbage } from '../support/collect-garbage.ts';
import { expectBelow } from '../support/figures.ts';
import { testServer } from '../support/server.ts';

test('of the largest documents that the limits allow, however many are asked, a few are kept', async () => {
  const { ask } = testServer();
  const document = (n: number) => `query Q${n} { ${'...{__typename}'.repeat(780)} }\n${'#\n'.repeat(50)}${' '.repeat(60_000)}`;
  for (let n = 0; n < 30; n += 1) expect((await ask(document(n))).status).toBe(200);
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  for (let n = 30; n < 200; n += 1) await ask(document(n));
  collectGarbage();
  expectBelow('memory', (process.memoryUsage().heapUsed - before) / 1e6, 20, 'MB');
}, 120_000);
