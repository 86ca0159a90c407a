import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';
import { errorFacts } from './error-facts.ts';

export type { Logger };

const SECRETS = ['password', 'authorization', 'cookie', 'credentials', 'variables', 'query', 'document'];

/** JSON lines, by default on standard error: standard output belongs to what the command was asked for. */
export function createLogger(level: string, destination: DestinationStream = pino.destination({ fd: 2, sync: true })): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      // Nothing logs any of these on purpose; this is for the day somebody logs a whole object.
      redact: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      serializers: { error: (error: unknown) => errorFacts(error) },
    },
    destination,
  );
}
