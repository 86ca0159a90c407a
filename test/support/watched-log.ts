import { Writable } from 'node:stream';
import { createLogger, type Logger } from '../../src/server/logger.ts';
import { type Database, leaksIn } from './leaks.ts';
import type { Line } from './server.ts';

/** What is wrong with a line of the log: that it tells of a defect, or gives something away. Null where nothing is. */
export function faultOfLine(line: Line, database: Database): string | null {
  // The path is what a client asked for.
  const leaks = leaksIn(JSON.stringify({ ...line, path: null }), 'log', { database });
  if (leaks.length > 0) return `the log gives away ${JSON.stringify(leaks)}`;
  return line['level'] === 'error' || line['level'] === 'fatal' ? 'an unexpected error was logged' : null;
}

/** A logger whose lines are looked at and not kept. `onFault` hears of those that are wrong. */
export function watchedLog(database: Database, onFault: (fault: string, line: Line) => void): Logger {
  const stream = new Writable({
    write(chunk, _encoding, done) {
      const line = JSON.parse(String(chunk)) as Line;
      const fault = faultOfLine(line, database);
      if (fault !== null) onFault(fault, line);
      done();
    },
  });
  return createLogger('debug', stream);
}
