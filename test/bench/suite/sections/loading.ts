import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Bench, Result } from '../bench.ts';

const SCRIPT = join(import.meta.dirname, '..', '..', 'fill-speed.ts');
const TARGETS = { ofPlain: 0.85, withTies: 2.5, megabytes: 400 };

/** How fast the same records fill an empty graph, beside a plain loader, and what ties and indexes add to that: `fill-speed.ts` tells. */
export async function loading({ graph: { files } }: Bench): Promise<Result> {
  const [file, ...others] = files;
  const what = 'load into an empty graph';
  if (file === undefined || others.length > 0) {
    return { name: 'W14', what, figures: [], verdicts: [], notes: ['W14 and W16 are measured on one file of records.'] };
  }
  const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const told = await text(child.stdout);
  const [code] = (await ended) as [number | null];
  if (code !== 0) throw new Error(`${SCRIPT} ended with ${String(code)}: ${told}`);
  const [head = [], , ...rows] = told
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map(cellsOf);
  const cell = (way: string, column: string) => rows.find(([name]) => name === way)?.[head.indexOf(column)] ?? '';
  const [ours, plain] = ['filled', 'plain driver'].map((way) => Number(cell(way, 'records/s')));
  if (ours === undefined || plain === undefined) throw new Error('Both ways were asked for.');
  const memory = Math.max(...cell('filled', 'memory by tenths, MB').split(' ').map(Number));
  return {
    ...{ name: 'W14', what, figures: [] },
    verdicts: [
      { what: 'W14: records/s, ours / plain driver', value: ours / plain, target: TARGETS.ofPlain, isLeast: true },
      { what: 'W16: with ties and indexes / without', value: Number(cell('filled', 'all over without, times')), target: TARGETS.withTies },
      { what: 'W14: memory of the load, MB', value: memory, target: TARGETS.megabytes },
      { what: 'W14: records/s, ours', value: ours, target: null },
    ],
    notes: [`W14: the plain driver wrote ${plain} records/s.`],
  };
}

function cellsOf(line: string): string[] {
  return line
    .slice(1, -1)
    .split('|')
    .map((each) => each.trim());
}
