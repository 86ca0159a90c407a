import { fileURLToPath } from 'node:url';
import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';

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
      serializers: { error: (error: unknown) => errorFacts(error, false) },
    },
    destination,
  );
}

// Fields of an error are left out: a GraphQLError's hold the whole document that a client sent. So are the words of the database's errors, which quote
// statements, parameters and its address: their code says enough.
function errorFacts(error: unknown, inDatabase: boolean): object {
  if (!(error instanceof Error)) return inDatabase ? {} : { message: String(error) };
  const { name, message, stack = '', cause } = error;
  const code = 'code' in error ? { code: error.code } : {};
  const isDatabase = inDatabase || name === 'Neo4jError';
  const words = isDatabase ? {} : { message };
  return { name, ...code, ...words, stack: frames(stack), ...(cause === undefined ? {} : { cause: errorFacts(cause, isDatabase) }) };
}

const HERE = new URL('../../', import.meta.url);

/** Where it happened, in files of this project: where that lies on the machine is nobody's business. */
function frames(stack: string): string {
  const lines = stack.split('\n').filter((line) => /^ +at /.test(line));
  return lines
    .map((line) =>
      line
        .trim()
        .replace(HERE.href, '')
        .replace(fileURLToPath(HERE), '')
        .replace(/[^\s(]*\/(?=node_modules\/)/, ''),
    )
    .join('\n');
}
