/**
 * Run by the benchmark as a process of its own: the graph that NEO4J_URI names, served by @neo4j/graphql with as little around it as can be.
 * Documents are parsed and validated once. What it needs is installed in this folder alone. Tells its port over IPC, and ends with it.
 */
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import type * as GraphQL from 'graphql';
import type { default as Neo4jDriver } from 'neo4j-driver';
import { readConfig } from '../../../src/config.ts';
import { hitsOf } from '../../support/profiling.ts';
import { type Answered, COST_HEADER, serveArm } from '../suite/arm-server.ts';

interface Library {
  readonly Neo4jGraphQL: new (options: object) => { getSchema(): Promise<GraphQL.GraphQLSchema> };
}

// Not by import: nothing else of this project sees what is installed here.
const load = createRequire(import.meta.url);
const { Neo4jGraphQL } = load('@neo4j/graphql') as Library;
const { execute, parse, validate } = load('graphql') as typeof GraphQL;
const neo4j = load('neo4j-driver') as typeof Neo4jDriver;

const { neo4j: at } = readConfig();
if (at === null) throw new Error('NEO4J_URI names the graph.');
const driver = neo4j.driver(at.uri, neo4j.auth.basic(at.username, at.password));
const typeDefs = readFileSync(join(import.meta.dirname, 'graph.graphql'), 'utf8');
const schema = await new Neo4jGraphQL({ typeDefs, driver }).getSchema();
const documents = new Map<string, GraphQL.DocumentNode>();

serveArm(answer);

async function answer(request: IncomingMessage): Promise<Answered> {
  const { query, variables } = (await json(request)) as { query: string; variables: Record<string, unknown> };
  const asked = { schema, document: documentOf(query), variableValues: variables };
  if (request.headers[COST_HEADER] === undefined) return { body: await execute({ ...asked, contextValue: {} }), cost: null };
  const cost = { queries: 0, dbHits: 0 };
  return { body: await execute({ ...asked, contextValue: { executionContext: profiling(cost) } }), cost };
}

function documentOf(query: string): GraphQL.DocumentNode {
  let document = documents.get(query);
  if (document === undefined) {
    document = parse(query);
    const [fault] = validate(schema, document);
    if (fault !== undefined) throw fault;
    documents.set(query, document);
  }
  return document;
}

/** In place of a transaction of the driver, as far as the library uses one. */
function profiling(cost: { queries: number; dbHits: number }) {
  return {
    async run(text: string, params: object) {
      const session = driver.session({ database: 'neo4j', defaultAccessMode: neo4j.session.READ });
      const result = await session.run(`PROFILE ${text}`, params);
      await session.close();
      cost.queries += 1;
      if (result.summary.profile !== false) cost.dbHits += hitsOf(result.summary.profile);
      return result;
    },
  };
}
