import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Arm } from '../arms.ts';
import type { Bench, Figures, Result, Verdict } from '../bench.ts';
import { questionsTo } from '../run-workload.ts';
import { timingOf } from '../timing.ts';
import { workloadNamed } from '../workloads.ts';
import type { Given, Heard } from './load-generator.ts';

/** What all arms can be asked, and how often. What grows with the graph in one of them would be all that is measured. */
const MIX: Readonly<Record<string, number>> = { W1: 4, W3: 2, W4: 1, W5: 2, 'W9-rare': 1 };
const CLIENTS = [1, 8, 32];
/** Each arm has a turn, and another: whatever else the machine does falls on all. */
const TURNS = 4;
const WARM_UP_TURNS = 1;

const SCRIPT = join(import.meta.dirname, 'load-generator.ts');

/** Requests a second of clients who ask again as soon as they are answered. They are in a process of their own, for all alike. */
export async function mixedLoad(bench: Bench): Promise<Result> {
  const figures: Figures[] = [];
  const verdicts: Verdict[] = [];
  const arms = [bench.byHand, bench.ours, ...(bench.neo4jGraphql === null ? [] : [bench.neo4jGraphql])];
  const mixes = await Promise.all(arms.map((arm) => mixOf(bench, arm)));
  for (const clients of CLIENTS) {
    const given = arms.map((arm, index) => ({ port: arm.port, questions: mixes[index] ?? [], clients, seconds: turnOf(bench) }));
    const found = await inTurns(arms, given);
    const own = found.map(({ times, elapsed, cpu }, index): Figures => {
      const { p50, p99 } = timingOf(times, null);
      const who = `${arms[index]?.name ?? ''}, ${clients} ${clients === 1 ? 'client' : 'clients'}`;
      const perSecond = (1_000 * times.length) / elapsed;
      return { who, p50, p99, perSecond, cpu: cpu === null ? null : cpu / times.length, queries: null, dbHits: null };
    });
    figures.push(...own);
    const [byHand, ours, others] = own;
    const verdict = (other: Figures | undefined, target: number): Verdict[] =>
      ours === undefined || other === undefined
        ? []
        : [{ what: `W12: requests/s, ours / ${other.who}`, value: ours.perSecond / other.perSecond, target, isLeast: true }];
    verdicts.push(...verdict(byHand, 0.7), ...verdict(others, 1.5));
  }
  const mix = Object.entries(MIX).map(([name, times]) => `${times} x ${name}`);
  return { name: 'W12', what: 'mixed load', figures, verdicts, notes: [`W12: of ten requests, ${mix.join(', ')}.`] };
}

function turnOf({ patience: { seconds } }: Bench): number {
  return Math.max(seconds / TURNS, 1);
}

/** Questions in an order that is the same for all. */
async function mixOf(bench: Bench, arm: Arm): Promise<{ path: string; body: string }[]> {
  const own = new Map<string, { path: string; body: string }[]>();
  for (const name of Object.keys(MIX)) {
    const workload = workloadNamed(name);
    const questions = questionsTo(arm, workload, await workload.choose(bench.graph.read));
    own.set(
      name,
      questions.map(({ path, body }) => ({ path, body: body.toString() })),
    );
  }
  const names = Object.entries(MIX).flatMap(([name, times]) => Array.from({ length: times }, () => name));
  return Array.from({ length: names.length * 20 }, (_, place) => {
    const of = own.get(names[(place * 7) % names.length] ?? '') ?? [];
    const question = of[Math.floor(place / names.length) % of.length];
    if (question === undefined) throw new Error('There is nothing to ask.');
    return question;
  });
}

interface Found {
  readonly times: number[];
  /** Milliseconds of all turns. */
  elapsed: number;
  cpu: number | null;
}

async function inTurns(arms: readonly Arm[], given: readonly Given[]): Promise<Found[]> {
  const found = arms.map((): Found => ({ times: [], elapsed: 0, cpu: 0 }));
  for (let turn = -WARM_UP_TURNS; turn < TURNS; turn++) {
    for (const [index, arm] of arms.entries()) {
      const one = found[index];
      const asked = given[index];
      if (one === undefined || asked === undefined) continue;
      const before = await arm.cpu();
      const { times, elapsed } = await generate(asked);
      const after = await arm.cpu();
      if (turn < 0) continue;
      for (const ms of times) one.times.push(ms);
      one.elapsed += elapsed;
      one.cpu = one.cpu === null || before === null || after === null ? null : one.cpu + after - before;
    }
  }
  return found;
}

async function generate(given: Given): Promise<Heard> {
  const child = fork(SCRIPT, { execArgv: ['--import', 'tsx'] });
  const ended = once(child, 'exit');
  child.send(given);
  const [heard] = (await Promise.race([once(child, 'message'), ended.then(() => [null])])) as [Heard | null];
  if (heard === null) throw new Error('The load generator ended early.');
  await ended;
  return heard;
}
