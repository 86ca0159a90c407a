// Run by the soak as a process of its own: serves the graph that its settings name until SIGTERM, and tells over IPC where it is and, whenever
// it is asked, how much it has. Started with --expose-gc, so that what it tells is what it keeps.
import { setTimeout as sleep } from 'node:timers/promises';
import { ANSWER_PATIENCE, openApp } from '../../../src/app.ts';
import { readConfig } from '../../../src/config.ts';
import { readServedFiles, serve } from '../../../src/serving.ts';
import { openTerminal } from '../../../src/terminal.ts';
import { collectGarbage } from '../collect-garbage.ts';

const ended = new AbortController();
process.once('SIGTERM', () => ended.abort());
const config = readConfig({ port: 0 });
const app = await openApp(config, openTerminal(ended.signal), { command: 'soak', patience: ANSWER_PATIENCE });
process.on('message', () => void tell());
await serve(app, await readServedFiles(config), ended.signal, (url) => process.send?.({ url }));
await app.close();
process.disconnect();

async function tell(): Promise<void> {
  collectGarbage();
  // What waits to be finalised is, and goes with the next collection.
  await sleep(0);
  collectGarbage();
  const { rss, heapUsed } = process.memoryUsage();
  const handles: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) handles[kind] = (handles[kind] ?? 0) + 1;
  process.send?.({ rss, heapUsed, handles });
}
