import { expect, test } from 'vitest';
import { INVALID, REPETITIVE, TOO_MUCH } from '../support/attack-documents.ts';
import { attacked, expectRejected } from '../support/attacked.ts';

const target = attacked();

test.each(TOO_MUCH)('%s is refused as too much', async (_what, query) => {
  expectRejected(await target.ask(query), 'TOO_COMPLEX');
});

test.each(INVALID)('%s: refused as no question of this schema', async (_what, query) => {
  expectRejected(await target.ask(query), 'GRAPHQL_VALIDATION_FAILED');
});

test.each([
  ['a mutation', 'mutation { __typename }'],
  ['a subscription', 'subscription { __typename }'],
  ['a type where a question belongs', 'type A { a: Int }'],
])('%s: there is none here', async (_what, query) => {
  expectRejected(await target.ask(query), 'BAD_USER_INPUT');
});

test.each(REPETITIVE)('%s: costs the database no more than one', async (_what, query) => {
  const one = await target.ask('{ statistics { articleCount } }');
  const answer = await target.ask(query);
  // Where comparing its fields with one another would take too long, it is not valid.
  if (answer.status !== 200) {
    expectRejected(answer, 'GRAPHQL_VALIDATION_FAILED');
    return;
  }
  expect(answer.body.data.statistics.articleCount).toBe(one.body.data.statistics.articleCount);
  // Once a second it is also asked whether it is being filled.
  expect(answer.queries).toBeLessThanOrEqual(Math.max(one.queries, 1) + 1);
  expect(answer.text.length).toBeLessThan(10_000);
});

test('the verdict over first: 1 is none over the same document with first: 100000', async () => {
  const query = 'query ($n: Int) { authors(first: $n) { nodes { articles(first: $n) { nodes { title } } } } }';
  expect(await target.ask(query, { variables: { n: 1 } })).toMatchObject({ status: 200, body: { data: { authors: { nodes: [{}] } } } });
  expectRejected(await target.ask(query, { variables: { n: 100_000 } }), 'TOO_COMPLEX');
  expect(await target.ask(query, { variables: { n: 1 } })).toMatchObject({ status: 200 });
});
