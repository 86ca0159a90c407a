import { expect, test } from 'vitest';
import { GraphQLError } from 'graphql';
import { createLogger } from '../../src/server/logger.ts';

function logged(act: (logger: ReturnType<typeof createLogger>) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  act(createLogger('info', { write: (line: string) => void lines.push(line) }));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

test('secrets are taken out of whatever is logged', () => {
  const settings = { uri: 'bolt://x', password: 'hunter2' };
  const [line] = logged((logger) => logger.info({ settings, deep: { settings }, variables: { a: 'hunter2' }, authorization: 'hunter2' }));
  expect(JSON.stringify(line)).not.toContain('hunter2');
  expect(line).toMatchObject({ settings: { uri: 'bolt://x', password: '[Redacted]' } });
});

test('an error is logged with its causes, and without what hangs on it', () => {
  const error = new GraphQLError('outer', { originalError: null, extensions: { document: 'hunter2' } });
  Object.assign(error, { cause: Object.assign(new Error('inner'), { code: 'ECONNREFUSED', parameters: 'hunter2' }) });
  const [line] = logged((logger) => logger.error({ error }));
  expect(JSON.stringify(line)).not.toContain('hunter2');
  expect(line).toMatchObject({ error: { name: 'GraphQLError', message: 'outer', cause: { code: 'ECONNREFUSED', message: 'inner' } } });
});
