import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { CLIENT_CODES } from '../errors.ts';
import type { Usage } from '../graph/reading.ts';
import { VERSION } from '../version.ts';
import { countDatabase } from './database-metrics.ts';
import type { RequestFacts } from './request-facts.ts';
import { RULES, rulesBroken } from './rule.ts';

/** What the server does, counted for Prometheus. Every label has a few values that are known beforehand, none of them a client's words. */
export interface Metrics {
  /** Counts a request that was answered. `path` is one of ours, `asked` whether it was GraphQL's to answer. */
  readonly answered: (request: { path: string; method: string; status: number; asked: boolean }, facts: RequestFacts) => void;
  /** Counts one read of the database, in milliseconds. */
  readonly queried: (statement: string, ms: number) => void;
  /** All of it as text, and of which kind that is. */
  readonly page: () => Promise<{ readonly text: string; readonly type: string }>;
}

/** What is asked whenever the figures are. */
export interface MetricsSources {
  readonly usage: () => Usage;
  /** How many requests are executed just now, and how many wait for their turn. */
  readonly gate?: () => { readonly running: number; readonly waiting: number };
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);
const CODES = [...CLIENT_CODES, 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'INTERNAL'];
/** The code of answers without an error. */
const NO_ERROR = 'none';

/** Metrics of one server, in a registry of its own. */
export function createMetrics(sources: MetricsSources): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Histogram({
    name: 'bibliograph_http_request_duration_seconds',
    help: 'Time from the start of a request to its answer, by path, method and status.',
    labelNames: ['path', 'method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15],
    registers,
  });
  const answers = new Counter({
    name: 'bibliograph_graphql_answers_total',
    help: 'GraphQL answers by the codes of their errors, "none" where there were none. An answer with several codes counts for each.',
    labelNames: ['code'],
    registers,
  });
  const rejections = new Counter({
    name: 'bibliograph_rejections_total',
    help: 'Requests that were refused, by the rule that they broke.',
    labelNames: ['rule'],
    registers,
  });
  const prices = new Histogram({
    name: 'bibliograph_graphql_price_values',
    help: 'Prices of GraphQL requests, in values, reckoned before they run.',
    buckets: [10, 100, 1_000, 5_000, 10_000, 25_000, 50_000, 100_000, 1_000_000],
    registers,
  });
  const reads = new Histogram({
    name: 'bibliograph_graphql_database_reads',
    help: 'How often a GraphQL request read from the database.',
    buckets: [0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89],
    registers,
  });
  const { usage, gate } = sources;
  const queried = countDatabase(registers, usage);
  if (gate !== undefined) countGate(registers, gate);
  const build = new Gauge({ name: 'bibliograph_build_info', help: 'Which version this is.', labelNames: ['version'], registers });
  build.set({ version: VERSION }, 1);
  // What is counted from zero on is seen to rise from the first time on.
  for (const code of [NO_ERROR, ...CODES]) answers.inc({ code }, 0);
  for (const rule of RULES) rejections.inc({ rule }, 0);

  // They watch the whole process, all the time: only where somebody wants to know.
  let isProcessWatched = false;
  return {
    answered({ path, method, status, asked }, { start, codes, rules, price, queries }) {
      const labels = { path, method: METHODS.has(method) ? method : 'other', status };
      requests.observe(labels, (performance.now() - start) / 1000);
      for (const rule of rulesBroken(rules, codes)) rejections.inc({ rule });
      if (!asked) return;
      for (const code of codes.length === 0 ? [NO_ERROR] : codes) answers.inc({ code });
      if (price !== null) prices.observe(price);
      reads.observe(queries.length);
    },
    queried,
    async page() {
      if (!isProcessWatched) collectDefaultMetrics({ register: registry, gcDurationBuckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5] });
      isProcessWatched = true;
      return { text: await registry.metrics(), type: registry.contentType };
    },
  };
}

function countGate(registers: Registry[], gate: NonNullable<MetricsSources['gate']>): void {
  new Gauge({
    name: 'bibliograph_graphql_requests_running',
    help: 'GraphQL requests that are executed just now.',
    registers,
    collect() {
      this.set(gate().running);
    },
  });
  new Gauge({
    name: 'bibliograph_graphql_requests_waiting',
    help: 'GraphQL requests that wait for their turn.',
    registers,
    collect() {
      this.set(gate().waiting);
    },
  });
}
