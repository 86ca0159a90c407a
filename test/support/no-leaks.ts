import { afterEach, beforeAll, expect } from 'vitest';
import { givenAway, watchFor } from './given-away.ts';
import { testNeo4j } from './neo4j.ts';

// For every test: no answer and no line of the log of a test server holds a password, a path, Cypher or an address of the database.
beforeAll(() => watchFor(testNeo4j()));
afterEach(() => expect(givenAway()).toEqual([]));
