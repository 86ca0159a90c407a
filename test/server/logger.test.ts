import { expect, test } from 'vitest';
import { GraphQLError } from 'graphql';
import { Neo4jError } from 'neo4j-driver';
import { BibliographError } from '../../src/errors.ts';
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

test('an error of the database is logged by its code and its place, not in its words', () => {
  const words = 'Invalid input: "MATCH (n:Author {name: $name})", at 10.0.0.7:7687';
  const error = new BibliographError('UNAVAILABLE', 'The database cannot be reached.', {
    cause: new Neo4jError(words, 'ServiceUnavailable', '', '', undefined, new Error('connect ECONNREFUSED 10.0.0.7:7687')),
  });
  const [line] = logged((logger) => logger.warn({ error }));
  for (const word of ['MATCH', '$name', '10.0.0.7']) expect(JSON.stringify(line)).not.toContain(word);
  expect(line).toMatchObject({
    error: { message: 'The database cannot be reached.', cause: { name: 'Neo4jError', code: 'ServiceUnavailable' } },
  });
});

test('where an error comes from is told without where this is installed', () => {
  const error = new Error('Oh.');
  error.stack = `${error.stack ?? ''}\n    at somewhere (/elsewhere/node_modules/library/index.js:1:2)`;
  const [line] = logged((logger) => logger.error({ error }));
  expect(line).toMatchObject({ error: { stack: expect.stringMatching(/^at test\/server\/logger\.test\.ts:\d+/) } });
  expect(line).toMatchObject({ error: { stack: expect.stringContaining('at somewhere (node_modules/library/index.js:1:2)') } });
  expect(JSON.stringify(line)).not.toContain(process.cwd());
});
