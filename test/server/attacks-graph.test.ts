import { beforeAll, describe, expect, test } from 'vitest';
import { type Graph, type Reader, statement } from '../../src/graph/graph.ts';
import { DEFAULT_RATES } from '../../src/limits.ts';
import { noted } from '../support/figures.ts';
import { emptyGraph, loadRecords } from '../support/graph.ts';
import { leaksIn } from '../support/leaks.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { ANYWHERE, read, type TestServer, testServer } from '../support/server.ts';

const SCRIPT = '<script>alert(1)</script>';
const IMAGE = '<img src=x onerror=alert(1)>';

let graph: Graph;
beforeAll(async () => {
  graph = await emptyGraph();
  await loadRecords(graph, [
    {
      id: `evil${SCRIPT}`,
      title: `Scripted ${SCRIPT} networks`,
      title_sub: IMAGE,
      description: `<p>Scripted <b>networks</b> ${SCRIPT}${IMAGE}<a href="javascript:alert(1)" onclick="alert(1)">here</a><svg onload=alert(1)></svg></p>`,
      author: [`Scripted, ${IMAGE}`, 'Other, A.'],
      topic: [`Scripts ${SCRIPT}`],
      container_title: `Journal ${SCRIPT}`,
      publisher: [`Press ${IMAGE}`],
      url: ['javascript:alert(1)'],
    },
  ]);
});

async function timed<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  const start = performance.now();
  const answer = await ask();
  noted('answered in', performance.now() - start, 'ms');
  return answer;
}

describe('markup in records', () => {
  const QUERY = `{
    articles(search: "scripted") {
      nodes { title subtitle abstract abstractHtml links { url } citation(format: CSL_JSON) topics { name } publication { venue { name } } authors { nodes { name } } }
      edges { highlights { fragments } }
      facets { topics { value } }
    }
    suggest(text: "scripted") { text highlighted }
  }`;

  test('is text wherever text is told, and JSON says that it is no page', async () => {
    const { ask } = testServer({ graph });
    const { body, headers } = await timed(() => ask(QUERY));
    expect(body.errors).toBeUndefined();
    const [article] = body.data.articles.nodes;
    expect(article.title).toContain(SCRIPT);
    expect(article.topics[0].name).toContain(SCRIPT);
    expect(article.links).toEqual([]);
    expect(headers.get('content-type')).toContain('json');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('does nothing where markup is told', async () => {
    const { ask } = testServer({ graph });
    const { articles, suggest } = (await ask(QUERY)).body.data;
    const markup = [articles.nodes[0].abstractHtml, ...suggest.map(({ highlighted }: { highlighted: string }) => highlighted)].concat(
      articles.edges[0].highlights.flatMap(({ fragments }: { fragments: string[] }) => fragments),
    );
    expect(markup.length).toBeGreaterThan(3);
    for (const html of markup) expect(html).not.toMatch(/<(?!\/?(?:p|b|mark|em|strong|i|sub|sup|a|br)\b)|\son\w+=[^&]*>|javascript:/i);
  });

  test.each(['/', '/explore', '/graphql', '/schema.graphql'])('is on no page of ours: %s', async (path) => {
    const response = await testServer({ graph }).fetch(`${ANYWHERE}${path}?x=${encodeURIComponent(SCRIPT)}`, {
      headers: { Accept: 'text/html' },
    });
    expect(await response.text()).not.toContain(SCRIPT);
  });
});

describe('an error of the database', () => {
  /** The same graph, but every question is one that the database cannot read. */
  const broken = (): Reader => ({
    read: (_asked, params) => graph.read(statement('broken', `MATCH (n:Author RETURN {password: n.secret} AS row`), params),
  });

  test('is told as a defect with the id of its request, and nothing else; the log has it once, without what was asked', async () => {
    const { ask, log, text } = testServer({ graph: broken() });
    const { status, headers, body, text: answer } = await timed(() => ask('{ statistics { articleCount } authors { nodes { name } } }'));
    const id = headers.get('x-request-id');
    expect(status).toBe(500);
    for (const error of body.errors) expect(error.extensions).toEqual({ code: 'INTERNAL', requestId: id });
    const database = testNeo4j();
    expect(leaksIn(answer + JSON.stringify([...headers]), 'answer', { database })).toEqual([]);
    const errors = log.filter(({ level }) => level === 'error');
    expect(errors.length).toBeGreaterThan(0);
    for (const line of errors) expect(line).toMatchObject({ requestId: id, error: { code: 'Neo.ClientError.Statement.SyntaxError' } });
    expect(leaksIn(text(), 'log', { database })).toEqual([]);
    expect(text()).not.toContain('secret');
  });

  test('of one field leaves the others', async () => {
    const server = testServer({ graph: broken() });
    expect((await server.ask('{ __typename article(by: { doi: "10.1371/journal.pone.0141122" }) { title } }')).body).toMatchObject({
      data: { __typename: 'Query', article: null },
      errors: [{ extensions: { code: 'INTERNAL' } }],
    });
  });
});

describe('10,000 ids in a minute', () => {
  const IDS = Array.from({ length: 100 }, (_, n) => Buffer.from(`Author:${n}`).toString('base64url'));
  const QUERY = `query ($ids: [ID!]!) { ${Array.from({ length: 5 }, (_, n) => `n${n}: nodes(ids: $ids) { id }`).join(' ')} }`;

  async function asked(server: TestServer, client: string) {
    const headers = { 'Content-Type': 'application/json', 'X-Forwarded-For': client };
    const init = { method: 'POST', headers, body: JSON.stringify({ query: QUERY, variables: { ids: IDS } }) };
    return read(await server.fetch(`${ANYWHERE}/graphql`, init));
  }

  test('are more than anybody may ask for: 429 and when to come again, nothing is asked of the database, and others are answered', async () => {
    let queries = 0;
    const counted: Reader = {
      read(...given) {
        queries += 1;
        return graph.read(...given);
      },
    };
    const server = testServer({ graph: counted, rates: { here: DEFAULT_RATES, elsewhere: DEFAULT_RATES }, trustedProxies: ['loopback'] });
    const statuses: number[] = [];
    for (let sent = 0; sent < 10_000; sent += 500) {
      const before = queries;
      const { status, headers, body } = await timed(() => asked(server, '198.51.100.1'));
      statuses.push(status);
      if (status === 200) continue;
      expect(status).toBe(429);
      expect(body.errors[0].extensions).toMatchObject({ code: 'RATE_LIMITED' });
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      expect(queries).toBe(before);
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(DEFAULT_RATES.ids / 500);
    expect((await asked(server, '198.51.100.2')).status).toBe(200);
    expect((await server.fetch(`${ANYWHERE}/health`)).status).toBe(200);
  });
});
