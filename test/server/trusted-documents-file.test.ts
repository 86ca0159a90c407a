import { parse, stripIgnoredCharacters, validate } from 'graphql';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { schema } from '../../src/api/schema.ts';
import { serveCommand } from '../../src/cli/serve.ts';
import { startCommand } from '../../src/cli/start.ts';
import { isCode } from '../../src/errors.ts';
import { DEFAULT_LIMITS } from '../../src/limits.ts';
import { readOperations } from '../../src/server/operations.ts';
import { ownDocuments } from '../../src/server/own-documents.ts';
import { readTrustedDocuments } from '../../src/server/trusted-documents.ts';
import { ANYWHERE, read, testServer } from '../support/server.ts';
import { keptTerminal } from '../support/terminal.ts';

const EXPLORER = 'schema/operations/explorer';
const FIT = { schema, maxTokens: DEFAULT_LIMITS.maxTokens };
const hash = (text: string) => createHash('sha256').update(text).digest('hex');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'documents-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function written(content: string): Promise<string> {
  const file = join(folder, 'persisted-documents.json');
  await writeFile(file, content);
  return file;
}

const keyed = (...documents: string[]) => Object.fromEntries(documents.map((document) => [`sha256:${hash(document)}`, document]));

async function faultOf(content: string): Promise<string> {
  const file = await written(content);
  try {
    readTrustedDocuments(file, FIT);
  } catch (error) {
    if (!(error instanceof Error) || !isCode(error, 'CONFIGURATION')) throw error;
    expect(error.message).toContain(`TRUSTED_DOCUMENTS_FILE names ${file}, which `);
    return error.message;
  }
  throw new Error('Nothing was found wrong.');
}

test('keys may have their prefix or not', async () => {
  const [one, other] = ['{ __typename }', 'query Ä { __typename }'];
  // Names are of ASCII letters, texts need not be.
  const text = `# ${other}\n${one}`;
  const file = await written(JSON.stringify({ [hash(one)]: one, [`sha256:${hash(text)}`]: text }));
  expect(readTrustedDocuments(file, FIT)).toEqual(
    new Map([
      [hash(one), one],
      [hash(text), text],
    ]),
  );
});

test('a file may have no documents', async () => {
  expect(readTrustedDocuments(await written('{}'), FIT).size).toBe(0);
});

test.each([
  ['a file that is empty', '', 'is not JSON'],
  ['a file that is cut off', '{"sha256:', 'is not JSON'],
  ['a list', '[]', 'is no JSON object'],
  ['null', 'null', 'is no JSON object'],
  ['a text', '"{ __typename }"', 'is no JSON object'],
  ['a document that is none', JSON.stringify(keyed('{ __typename')), 'cannot be parsed: Syntax Error'],
  ['an empty document', JSON.stringify(keyed('')), 'cannot be parsed'],
  ['a document of another schema', JSON.stringify(keyed('{ books }')), 'Cannot query field "books" on type "Query"'],
  ['a fragment alone', JSON.stringify(keyed('fragment A on Author { id }')), 'Fragment "A" is never used'],
  ['a definition of a type', JSON.stringify(keyed('type A { id: ID }')), 'does not fit the schema'],
  ['a document of too many tokens', JSON.stringify(keyed(`{ ${'id: __typename '.repeat(4_000)} }`)), '4000 tokens'],
  [
    'a document under the SHA-1 of its text',
    `{"${createHash('sha1').update('{ __typename }').digest('hex')}": "{ __typename }"}`,
    'SHA-256',
  ],
  ['a document under the hash of another', `{"sha256:${hash('{ id }')}": "{ __typename }"}`, 'is not the SHA-256 of its document'],
  ['a document under another prefix', `{"md5:${hash('{ __typename }')}": "{ __typename }"}`, 'is not the SHA-256 of its document'],
  ['a document that is no text', '{"__proto__": {"a": 1}}', '__proto__ has no text'],
])('%s is told', async (_what, content, words) => {
  expect(await faultOf(content)).toContain(words);
});

test('every fault of a file is told at once', async () => {
  const documents = { ...keyed('{', '{ books }', '{ __typename }'), [hash('x')]: '{ journals papers }', nothing: null };
  const fault = await faultOf(JSON.stringify(documents));
  for (const words of [
    `sha256:${hash('{')} cannot be parsed`,
    `sha256:${hash('{ books }')} does not fit the schema: Cannot query field "books"`,
    `${hash('x')} is not the SHA-256`,
    'Cannot query field "journals"',
    'Cannot query field "papers"',
    'nothing has no text',
  ]) {
    expect(fault).toContain(words);
  }
  expect(fault).not.toContain(hash('{ __typename }'));
});

test('a file that is not there is told', () => {
  expect(() => readTrustedDocuments(join(folder, 'none.json'), FIT)).toThrow(/none\.json, which cannot be read/);
});

test.each([
  ['serve', serveCommand],
  ['start', startCommand],
])('%s tells what is wrong with the file before it starts anything', async (_name, command) => {
  const home = join(folder, 'home');
  vi.stubEnv('NEO4J_URI', '');
  vi.stubEnv('BIBLIOGRAPH_HOME', home);
  vi.stubEnv('TRUSTED_DOCUMENTS_FILE', await written(JSON.stringify(keyed('{ books }', '{ journals }'))));
  onTestFinished(() => void vi.unstubAllEnvs());
  const ended = command({ ...keptTerminal(), interruption: AbortSignal.abort() }).parseAsync([], { from: 'user' });
  await expect(ended).rejects.toMatchObject({ code: 'CONFIGURATION', message: expect.stringMatching(/"books".*"journals"/) });
  expect(existsSync(home)).toBe(false);
});

describe('our own documents', () => {
  const own = ownDocuments(readOperations());

  test('are documents of this schema', () => {
    for (const [id, text] of own) {
      expect(hash(text)).toBe(id);
      expect(validate(schema, parse(text)), text).toEqual([]);
    }
  });

  test("hold each of the explorer's operations, under the hash that it is generated with", () => {
    const files = readdirSync(EXPLORER).filter((file) => file.endsWith('.graphql'));
    const texts = files.map((file) => readFileSync(join(EXPLORER, file), 'utf8'));
    const names = texts.flatMap((text) => [...text.matchAll(/^query (\w+)/gm)].map(([, name = '']) => name));
    const documents = readTrustedDocuments(`${EXPLORER}/persisted-documents.json`, FIT);
    const generated = readFileSync('src/web/generated/graphql.ts', 'utf8');
    expect(names.length).toBeGreaterThan(15);
    expect(documents.size).toBe(names.length);
    for (const [id, text] of documents) {
      const name = /query (\w+)/.exec(text)?.[1] ?? '';
      expect(names).toContain(name);
      expect(generated).toContain(`${name}Document = {"__meta__":{"hash":"sha256:${id}"}}`);
      expect(own.get(id)).toBe(text);
    }
  });

  test('are executed where nothing else is, in full and by their ids', async () => {
    const server = testServer({ trusted: { documents: new Map(), only: true } });
    for (const [id, text] of own) {
      for (const body of [{ query: text }, { documentId: `sha256:${id}` }]) {
        const response = await server.fetch(`${ANYWHERE}/graphql`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
        });
        expect((await read(response)).text).not.toContain('PERSISTED_QUERY_NOT_FOUND');
      }
    }
  });

  test('are the examples and the commands of the home page', async () => {
    const server = testServer({ trusted: { documents: new Map(), only: true } });
    const page = await (await server.fetch(`${ANYWHERE}/`)).text();
    const commands = [...page.matchAll(/--json &#39;(.*?)&#39;/g)].map(([, body = '']) => JSON.parse(body.replaceAll('&#34;', '"')));
    const examples = [...page.matchAll(/\/graphql\?query=([^"&]*)/g)].map(
      ([, query = '']) => new URLSearchParams(`q=${query}`).get('q') ?? '',
    );
    expect(commands).toHaveLength(2);
    expect(examples).toEqual(readOperations().map(({ document }) => document));
    for (const query of [...examples, ...commands.map(({ query }) => query as string)]) expect(own.has(hash(query)), query).toBe(true);
    // As the playground sends them.
    for (const query of examples) expect(own.has(hash(stripIgnoredCharacters(query))), query).toBe(true);
  });
});
