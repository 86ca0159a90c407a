import { serverAudits } from 'graphql-http';
import { expect, test } from 'vitest';
import { ANYWHERE, testServer } from '../support/server.ts';

const server = testServer();
const audits = serverAudits({
  url: `${ANYWHERE}/graphql`,
  fetchFn: (address: string, init: RequestInit) => server.fetch(address, init),
});

test('the audit of GraphQL over HTTP has 61 checks', () => {
  expect(audits).toHaveLength(61);
});

test.each(audits.map((audit) => [`${audit.id} ${audit.name}`, audit] as const))('%s', async (_name, audit) => {
  expect(await audit.fn()).toMatchObject({ status: 'ok' });
});
