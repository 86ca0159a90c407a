import type { Workload } from '../workload.ts';

/** The least that there can be: a query that reads nothing, and operations that ask the database nothing. */
export const FLOOR: Workload = {
  name: 'floor',
  what: 'over HTTP: `RETURN 1` by hand, `{ __typename }` in GraphQL',
  choose: () => Promise.resolve([{}]),
  ours: { document: '{ __typename }', variables: () => ({}) },
  async byHand(read) {
    await read('RETURN 1 AS row');
    return { __typename: 'Query' };
  },
  neo4jGraphql: { document: '{ __typename }', variables: () => ({}), data: (answer) => answer },
  targets: { byHand: null, neo4jGraphql: null },
};
