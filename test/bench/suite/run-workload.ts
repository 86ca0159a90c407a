import { isDeepStrictEqual } from 'node:util';
import { COST_HEADER } from './arm-server.ts';
import type { Arm } from './arms.ts';
import { type Bench, type Figures, type Result, type Verdict, withoutFigures } from './bench.ts';
import { type Sent, sent } from './client.ts';
import { average, type Cost, ownCosts } from './cost.ts';
import { firstDifference } from './first-difference.ts';
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
  if (differs !== null) return withoutFigures(name, `The answers differ. ${differs}`);
  const costs: Cost[] = [];
  for (const side of sides) costs.push(average(await side.costs()));
  const times = await timed(sides.map(contender), bench.patience);
  const figures = sides.map(({ who }, index) => figuresOf(who, costs[index], times[index]));
  return { name, what, figures, verdicts: verdictsOf(workload, figures, bench.graph.articles), notes };
}

/** An arm as one workload sees it. */
interface Side {
  readonly who: string;
  readonly arm: Arm;
  /** Those whose time is taken. */
  readonly timed: readonly Sent[];
  /** What of an answer to the question is compared. */
  answer(index: number): Promise<unknown>;
  costs(): Promise<Cost[]>;
}

function sidesOf({ byHand, ours, neo4jGraphql, profiling }: Bench, workload: Workload, asked: readonly Asked[]): Side[] {
  const arms = neo4jGraphql === null || workload.neo4jGraphql === null ? [byHand, ours] : [byHand, ours, neo4jGraphql];
  return arms.map((arm): Side => {
    const questions = questionsTo(arm, workload, asked);
    const against = arm === byHand ? workload.timedAgainst : undefined;
    return {
      who: against === undefined ? arm.name : `${arm.name}: ${against}`,
      arm,
      timed: against === undefined ? questions : asked.map((each) => sent(`/${against}`, each)),
      async answer(index) {
        const given = await dataOf(arm, questions[index]);
        const data = withPlainIds(arm === neo4jGraphql ? workload.neo4jGraphql?.data(given) : given);
        return workload.comparable?.(data) ?? data;
      },
      costs: () => (arm === ours ? ownCosts(profiling, ownOperations(workload, asked)) : toldCosts(arm, questions)),
    };
  });
}

/** The same questions as an arm is asked them. */
export function questionsTo(arm: Arm, { name, ours, neo4jGraphql }: Workload, asked: readonly Asked[]): Sent[] {
  if (arm.name === 'by hand') return asked.map((each) => sent(`/${name}`, each));
  const operation = arm.name === 'ours' ? ours : neo4jGraphql;
  if (operation === null) throw new Error(`${arm.name} cannot be asked ${name}.`);
  return asked.map((each) => sent('/graphql', { query: operation.document, variables: operation.variables(each) }));
}

export function ownOperations({ ours }: Workload, asked: readonly Asked[]): { document: string; variables: object }[] {
  return asked.map((each) => ({ document: ours.document, variables: ours.variables(each) }));
}

/** The data of an answer without errors. */
export async function dataOf(arm: Arm, question: Sent | undefined): Promise<unknown> {
  if (question === undefined) throw new Error('There is no such question.');
  const { bytes } = await arm.client.ask(question);
  const { data, errors } = JSON.parse(bytes.toString()) as { data: unknown; errors?: unknown };
  if (errors !== undefined) throw new Error(`${arm.name} answered with errors: ${JSON.stringify(errors)}`);
  return data;
}

/** Where an answer is not the same as that by hand; null where all are. */
async function difference([first, ...others]: readonly Side[], asked: readonly Asked[]): Promise<string | null> {
  for (const [index, question] of asked.entries()) {
    const expected = await first?.answer(index);
    for (const other of others) {
      const answer = await other.answer(index);
      if (isDeepStrictEqual(answer, expected)) continue;
      return `Asked with ${JSON.stringify(question)}, by hand and ${other.who}: ${firstDifference(expected, answer)}`;
    }
  }
  return null;
}

async function toldCosts(arm: Arm, questions: readonly Sent[]): Promise<Cost[]> {
  const costs: Cost[] = [];
  for (const question of questions) {
    const { headers } = await arm.client.ask(question, { [COST_HEADER]: 'yes' });
    costs.push(JSON.parse(String(headers[COST_HEADER])) as Cost);
  }
  return costs;
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
  const verdict = (other: Figures | undefined, target: Target | null): Verdict[] => {
    if (other === undefined || ours === undefined || target === null) return [];
    const isMeant = articles >= (target.from ?? 0);
    return [{ what: `${name}: ours / ${other.who}`, value: ours.p50 / other.p50, target: isMeant ? target.most : null }];
  };
  return [...verdict(byHand, targets.byHand), ...verdict(others, targets.neo4jGraphql)];
}
