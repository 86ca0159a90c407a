import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Usage } from '../graph/reading.ts';

/** Counts what is read of the database, in metrics of these registries. What it gives is to be told of every read, in milliseconds. */
export function countDatabase(registers: Registry[], usage: () => Usage): (statement: string, ms: number) => void {
  const durations = new Histogram({
    name: 'bibliograph_database_read_duration_seconds',
    help: 'Time that a read of the database took, with its retries.',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const labelled = { labelNames: ['statement'] as const, registers };
  const count = new Counter({ name: 'bibliograph_database_reads_total', help: 'Reads of the database, by statement.', ...labelled });
  const time = new Counter({
    name: 'bibliograph_database_read_seconds_total',
    help: 'Time that reads of the database took together, by statement.',
    ...labelled,
  });
  new Gauge({
    name: 'bibliograph_database_reads_in_flight',
    help: 'Reads of the database under way. Each has a connection, or waits for one.',
    registers,
    collect() {
      this.set(usage().reading);
    },
  });
  new Counter({
    name: 'bibliograph_database_read_retries_total',
    help: 'How often a read of the database was tried again.',
    registers,
    collect() {
      this.reset();
      this.inc(usage().retries);
    },
  });
  return (name, ms) => {
    // What follows the first word says in which order, of what filter: the combinations are many.
    const [statement = name] = name.split(' ', 1);
    durations.observe(ms / 1000);
    count.inc({ statement });
    time.inc({ statement }, ms / 1000);
  };
}
