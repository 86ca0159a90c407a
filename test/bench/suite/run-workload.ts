import { isDeepStrictEqual } from 'node:util';
import { execute } from '../../support/api.ts';
import type { Arm } from './arms.ts';
import type { Bench, Figures, Result, Verdict } from './bench.ts';
import { type Sent, sent } from './client.ts';
import { type Cost, COST_HEADER } from './profile.ts';
import { type Contender, timed, type Timing } from './timing.ts';
import { type Asked, type Target, withPlainIds, type Workload } from './workload.ts';

/** Asks all arms for the same, compares what they answer, counts what that costs, and only then takes the time. */
export async function runWorkload(bench: Bench, workload: Workload): Promise<Result> {
  const asked = await workload.choose(bench.graph.read);
  if (asked.length === 0) throw new Error(`This graph has nothing to ask ${workload.name} about.`);
  const sides = sidesOf(bench, workload, asked);
  const { name, what, cannot } = workload;
  const notes = cannot === undefined ? [] : [`${name}: @neo4j/graphql cannot do it: ${cannot}`];
  const differs = await difference(sides, asked);
  if (differs !== null) return { name, what, figures: [], verdicts: [], notes, differs };
  const costs: Cost[] = [];
  for (const side of sides) costs.push(await side.cost());
  const times = await timed(sides.map(contender), bench.patience);
  const figures = sides.map(({ who }, index) => figuresOf(who, costs[index], times[index]));
  return { name, what, figures, verdicts: verdictsOf(workload, figures, bench.graph.articles), notes };
}

/** An arm as one workload sees it. */
interface Side {
  readonly who: string;
  readonly arm: Arm;
  readonly questions: readonly Sent[];
  /** Those whose time is taken. */
  readonly timed: readonly Sent[];
  /** What of an answer to the question is compared. */
  answer(index: number): Promise<unknown>;
  /** Average of all questions. */
  cost(): Promise<Cost>;
}

function sidesOf(bench: Bench, workload: Workload, asked: readonly Asked[]): Side[] {
  const { name, ours, neo4jGraphql, timedAgainst = name } = workload;
  const comparable = (data: unknown) => withPlainIds(workload.comparable?.(data) ?? data);
  const byHand = asked.map((each) => sent(`/${name}`, each));
  const own = asked.map((each) => operation(ours.document, ours.variables(each)));
  const sides: Side[] = [
    {
      who: timedAgainst === name ? 'by hand' : `by hand: ${timedAgainst}`,
      arm: bench.byHand,
      questions: byHand,
      timed: timedAgainst === name ? byHand : asked.map((each) => sent(`/${timedAgainst}`, each)),
      answer: async (index) => comparable(await dataOf(bench.byHand, byHand[index])),
      cost: () => costOf(bench.byHand, byHand),
    },
    {
      who: 'ours',
      arm: bench.ours,
      questions: own,
      timed: own,
      answer: async (index) => comparable(await dataOf(bench.ours, own[index])),
      cost: () => ownCost(bench, workload, asked),
    },
  ];
  if (neo4jGraphql === null || bench.neo4jGraphql === null) return sides;
  const arm = bench.neo4jGraphql;
  const theirs = asked.map((each) => operation(neo4jGraphql.document, neo4jGraphql.variables(each)));
  return [
    ...sides,
    {
      who: '@neo4j/graphql',
      arm,
      questions: theirs,
      timed: theirs,
      answer: async (index) => comparable(neo4jGraphql.data(await dataOf(arm, theirs[index]))),
      cost: () => costOf(arm, theirs),
    },
  ];
}

function operation(query: string, variables: object): Sent {
  return sent('/graphql', { query, variables });
}

async function dataOf(arm: Arm, question: Sent | undefined): Promise<unknown> {
  if (question === undefined) throw new Error('There is no such question.');
  const { bytes } = await arm.client.ask(question);
  const { data, errors } = JSON.parse(bytes.toString()) as { data: unknown; errors?: unknown };
  if (errors !== undefined) throw new Error(`${arm.name} answered with errors: ${JSON.stringify(errors)}`);
  return data;
}

/** Which answers are not the same as those by hand, with what they are; null where all are. */
async function difference([first, ...others]: readonly Side[], asked: readonly Asked[]): Promise<string | null> {
  for (const [index, question] of asked.entries()) {
    const expected = await first?.answer(index);
    for (const other of others) {
      const answer = await other.answer(index);
      if (isDeepStrictEqual(answer, expected)) continue;
      return `${JSON.stringify(question)}\nby hand: ${JSON.stringify(expected)}\n${other.who}: ${JSON.stringify(answer)}`;
    }
  }
  return null;
}

async function costOf(arm: Arm, questions: readonly Sent[]): Promise<Cost> {
  const costs: Cost[] = [];
  for (const question of questions) {
    const { headers } = await arm.client.ask(question, { [COST_HEADER]: 'yes' });
    costs.push(JSON.parse(String(headers[COST_HEADER])) as Cost);
  }
  return average(costs);
}

/** The server does not profile itself: what it reads is read here once more. */
async function ownCost({ profiling }: Bench, { ours }: Workload, asked: readonly Asked[]): Promise<Cost> {
  const costs: Cost[] = [];
  for (const each of asked) {
    const before = profiling.hits;
    const { queries } = await execute(profiling, ours.document, { ...ours.variables(each) });
    costs.push({ queries: queries.length, dbHits: profiling.hits - before });
  }
  return average(costs);
}

export function average(costs: readonly Cost[]): Cost {
  const mean = (of: (cost: Cost) => number) => costs.reduce((sum, cost) => sum + of(cost), 0) / costs.length;
  return { queries: mean(({ queries }) => queries), dbHits: mean(({ dbHits }) => dbHits) };
}

function contender({ arm, timed: questions }: Side): Contender {
  return {
    async ask(round) {
      const question = questions[round % questions.length];
      if (question === undefined) throw new Error('There is no question.');
      return (await arm.client.ask(question)).ms;
    },
    cpu: () => arm.cpu(),
  };
}

export function figuresOf(who: string, cost: Cost | undefined, timing: Timing | undefined): Figures {
  if (timing === undefined) throw new Error('Nothing was timed.');
  const { p50, p99, perSecond, cpu } = timing;
  return { who, p50, p99, perSecond, cpu, queries: cost?.queries ?? null, dbHits: cost?.dbHits ?? null };
}

function verdictsOf({ name, targets }: Workload, [byHand, ours, others]: readonly Figures[], articles: number): Verdict[] {
  const verdict = (other: Figures | undefined, target: Target | null): Verdict[] =>
    other === undefined || ours === undefined || target === null
      ? []
      : [
          {
            what: `${name}: ours / ${other.who}`,
            value: ours.p50 / other.p50,
            target: articles >= (target.from ?? 0) ? target.most : null,
          },
        ];
  return [...verdict(byHand, targets.byHand), ...verdict(others, targets.neo4jGraphql)];
}
