import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { expect, test, vi } from 'vitest';
import { testServer } from '../support/server.ts';

const BODY = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"query":"{ slow }"}' };

function deferred<Value>() {
  let resolve: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((settle) => (resolve = settle));
  return { promise, resolve };
}

/** A schema whose only field answers when it is told to. */
function slowSchema() {
  const started = deferred<null>();
  const finish = deferred<string>();
  const slow = {
    type: GraphQLString,
    resolve: () => {
      started.resolve(null);
      return finish.promise;
    },
  };
  const after = vi.fn(() => 'after');
  const Answer = new GraphQLObjectType({ name: 'Answer', fields: { after: { type: GraphQLString, resolve: after } } });
  const slowObject = { type: Answer, resolve: slow.resolve };
  return {
    started,
    finish,
    after,
    schema: new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields: { slow, slowObject } }) }),
  };
}

test('it answers over a socket, pages and all', async () => {
  const listening = await testServer().listen();
  expect(listening.url).toMatch(/^http:\/\/localhost:\d+$/);
  const answer = await fetch(`${listening.url}/graphql?query={__typename}`);
  expect(await answer.json()).toMatchObject({ data: { __typename: 'Query' } });
  expect((await fetch(`${listening.url}/health`, { method: 'HEAD' })).status).toBe(200);
  expect(await (await fetch(listening.url)).text()).toContain(`curl ${listening.url}/graphql`);
  await listening.close();
});

test('a port in use is a matter of configuration, with its cure', async () => {
  const first = await testServer().listen();
  const port = Number(new URL(first.url).port);
  await expect(testServer({ port }).listen()).rejects.toMatchObject({
    code: 'CONFIGURATION',
    message: `Port ${port} is in use by another program: choose another one with --port or PORT.`,
  });
  await first.close();
});

test('so is an address of another machine', async () => {
  await expect(testServer({ host: '192.0.2.1' }).listen()).rejects.toMatchObject({ code: 'CONFIGURATION' });
});

test('closing lets what is under way finish, takes nothing new, and does not wait for idle connections', async () => {
  const { schema, started, finish } = slowSchema();
  const listening = await testServer({ schema }).listen();
  const idle = connect(Number(new URL(listening.url).port), '127.0.0.1');
  await once(idle, 'connect');
  await fetch(`${listening.url}/health`);
  const underWay = fetch(`${listening.url}/graphql`, BODY);
  await started.promise;
  const start = performance.now();
  const closed = listening.close();
  await once(idle, 'close');
  await expect(fetch(`${listening.url}/health`)).rejects.toThrow();
  finish.resolve('done');
  const answer = await underWay;
  expect(answer.headers.get('connection')).toBe('close');
  expect(await answer.json()).toMatchObject({ data: { slow: 'done' } });
  await closed;
  await listening.close();
  expect(performance.now() - start).toBeLessThan(2_000);
});

test('on a connection that is still open, a server that closes is not ready', async () => {
  const { schema, started, finish } = slowSchema();
  const server = testServer({ schema });
  const listening = await server.listen();
  const underWay = fetch(`${listening.url}/graphql`, BODY);
  await started.promise;
  const closed = listening.close();
  expect((await server.fetch('http://bibliograph.test/ready')).status).toBe(503);
  expect((await server.fetch('http://bibliograph.test/health')).status).toBe(200);
  finish.resolve('done');
  await underWay;
  await closed;
});

test.each([
  ['a path that is no address', { path: '//' }],
  ['a host that is none', { headers: { Host: 'a b' } }],
  ['an address where a path belongs', { path: 'http://elsewhere.example/' }],
])('%s is refused without a word about us', async (_what, options) => {
  const server = testServer();
  const listening = await server.listen();
  const request = httpRequest({ host: '127.0.0.1', port: new URL(listening.url).port, path: '/health', ...options }).end();
  const [response] = (await once(request, 'response')) as [AsyncIterable<Buffer> & { statusCode: number }];
  let text = '';
  for await (const chunk of response) text += String(chunk);
  expect([400, 404]).toContain(response.statusCode);
  expect(text).not.toMatch(/\n\s+at |\.ts|node_modules|TypeError/);
  await listening.close();
});

test('a client that goes away harms nobody, and no more is done for it', async () => {
  const { schema, started, finish, after } = slowSchema();
  const server = testServer({ schema });
  const listening = await server.listen();
  const controller = new AbortController();
  const body = '{"query":"{ slowObject { after } }"}';
  const gone = fetch(`${listening.url}/graphql`, { ...BODY, body, signal: controller.signal });
  await started.promise;
  controller.abort();
  await expect(gone).rejects.toThrow();
  await vi.waitFor(() => expect(server.log).toContainEqual(expect.objectContaining({ aborted: true })));
  finish.resolve('too late');
  expect((await fetch(`${listening.url}/health`)).status).toBe(200);
  await listening.close();
  expect(server.log.filter(({ level }) => level === 'error')).toEqual([]);
  expect(after).not.toHaveBeenCalled();
});

test('whoever goes away before the answer leaves no timer that would keep the process', async () => {
  const { schema, started, finish } = slowSchema();
  const server = testServer({ schema });
  const listening = await server.listen();
  const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
  const before = timers();
  const controller = new AbortController();
  const gone = fetch(`${listening.url}/graphql`, { ...BODY, body: '{"query":"{ slowObject { after } }"}', signal: controller.signal });
  await started.promise;
  controller.abort();
  await expect(gone).rejects.toThrow();
  await vi.waitFor(() => expect(server.log).toContainEqual(expect.objectContaining({ aborted: true })));
  finish.resolve('too late');
  await listening.close();
  await vi.waitFor(() => expect(timers()).toBeLessThanOrEqual(before), 5_000);
});
