import { fileURLToPath } from 'node:url';

/**
 * What the log tells of an error: its name, code, message and place, and the same of its cause. Other fields are left out: a GraphQLError's hold
 * the whole document that a client sent. So are the words of the database's and the system's errors, which name statements, addresses and
 * paths: their codes say enough.
 */
export function errorFacts(error: unknown, ofDatabase = false): object {
  if (!(error instanceof Error)) return ofDatabase ? {} : { message: String(error) };
  const { name, message, stack = '', cause } = error;
  const isDatabases = ofDatabase || name === 'Neo4jError';
  return {
    name,
    ...('code' in error ? { code: error.code } : {}),
    ...(isDatabases || 'syscall' in error ? {} : { message }),
    stack: placesOf(stack),
    ...(cause === undefined ? {} : { cause: errorFacts(cause, isDatabases) }),
  };
}

const HERE = new URL('../../', import.meta.url);

/** Where it happened, in files of this project: where that lies on the machine is nobody's business. */
function placesOf(stack: string): string {
  const lines = stack.split('\n').filter((line) => /^ +at /.test(line));
  const places = lines.map((line) => line.trim().replace(HERE.href, '').replace(fileURLToPath(HERE), ''));
  return places.map((line) => line.replace(/[^\s(]*\/(?=node_modules\/)/, '')).join('\n');
}
