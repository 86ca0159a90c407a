import type { GraphQLSchema } from 'graphql';
import { Agent } from 'node:http';
import { type Database, leaksIn } from '../leaks.ts';
import { answerTo, type FuzzAnswer } from './answer.ts';
import { type FuzzCase, fuzzCase } from './request.ts';
import type { Stock } from './stock.ts';

export interface FuzzOptions {
  readonly port: number;
  readonly schema: GraphQLSchema;
  readonly stock: Stock;
  readonly database: Database;
  readonly seed: number;
  /** The numbers of the cases, in order. */
  readonly cases: Iterable<number>;
  /** How many are asked at once. */
  readonly atOnce: number;
  /** Milliseconds within which everything is answered. */
  readonly limit: number;
  readonly onFailure?: (failure: FuzzFailure) => void;
  readonly onAnswer?: (answer: FuzzAnswer, asked: FuzzCase) => void;
}

/** A case that was answered as it must not be. */
export interface FuzzFailure {
  readonly asked: FuzzCase;
  readonly answer: FuzzAnswer | null;
  readonly reasons: readonly string[];
}

export interface FuzzReport {
  readonly count: number;
  /** How many were answered so: a kind, a status, and the codes of errors. */
  readonly answers: ReadonlyMap<string, number>;
  /** The slowest first. */
  readonly slowest: readonly { readonly asked: FuzzCase; readonly ms: number }[];
  readonly failures: readonly FuzzFailure[];
}

const SLOWEST = 5;

/** Asks the cases of a seed and judges their answers. */
export async function fuzz(options: FuzzOptions): Promise<FuzzReport> {
  const { port, schema, stock, seed, atOnce, onFailure, onAnswer } = options;
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const answers = new Map<string, number>();
  const failures: FuzzFailure[] = [];
  let slowest: FuzzReport['slowest'] = [];
  let count = 0;
  const numbers = options.cases[Symbol.iterator]();

  const judge = (asked: FuzzCase, answer: FuzzAnswer | null, reasons: readonly string[]) => {
    count += 1;
    const what = `${asked.kind}: ${[answer?.status ?? 'no answer', ...(answer?.codes ?? [])].join(' ')}`;
    answers.set(what, (answers.get(what) ?? 0) + 1);
    slowest = [...slowest, { asked, ms: answer?.ms ?? 0 }].sort((a, b) => b.ms - a.ms).slice(0, SLOWEST);
    if (reasons.length === 0) return;
    const failure = { asked, answer, reasons };
    failures.push(failure);
    onFailure?.(failure);
  };
  const worker = async () => {
    for (let next = numbers.next(); next.done !== true; next = numbers.next()) {
      const asked = fuzzCase(seed, next.value, schema, stock);
      try {
        const answer = await answerTo(asked, port, agent);
        onAnswer?.(answer, asked);
        judge(asked, answer, faultsOf(asked, answer, options));
      } catch (error) {
        judge(asked, null, [`no answer: ${String(error)}`]);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  agent.destroy();
  return { count, answers, slowest, failures };
}

/** Unavailable and too late are answers of a server under load. */
const OF_LOAD = new Set([503, 504]);

/** What is wrong with an answer, whatever was asked. */
export function faultsOf(
  { kind, bytes }: FuzzCase,
  { status, text, codes, ms }: FuzzAnswer,
  { database, limit }: Pick<FuzzOptions, 'database' | 'limit'>,
): string[] {
  const faults: string[] = [];
  if (status !== null && status >= 500 && !OF_LOAD.has(status)) faults.push(`status ${status}`);
  if (status === null && kind !== 'http') faults.push('no answer');
  if (codes.includes('INTERNAL')) faults.push('a defect of ours: INTERNAL');
  if (kind === 'valid' && WRONGLY.some((code) => codes.includes(code)) && !text.includes('Validation aborted'))
    faults.push('a valid question was refused as invalid');
  if (ms > limit) faults.push(`${Math.round(ms)} ms`);
  const leaks = leaksIn(text, 'answer', { database, sent: sentText(bytes) });
  return leaks.length === 0 ? faults : [...faults, `gives away ${JSON.stringify(leaks)}`];
}

const WRONGLY = ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED'];

/** As it was sent, and as texts in it and in addresses read: answers name what they refuse. */
function sentText(bytes: Buffer): string {
  const text = bytes.toString();
  const unescaped = text.replaceAll('\\\\', '\\').replaceAll('\\"', '"');
  return [text, unescaped, decoded(text)].join('\n');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return '';
  }
}
