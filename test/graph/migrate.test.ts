import { beforeEach, describe, expect, test } from 'vitest';
import { statement } from '../../src/graph/graph.ts';
import { graphState, migrate } from '../../src/graph/migrate.ts';
import { NAMED_LABELS } from '../../src/graph/name-search.ts';
import { loadSeeds, openTestGraph, wipe } from '../support/graph.ts';

const OPTIONS = { adopt: false, maxTieAuthors: null };
const run = (text: string) => statement<Record<string, never>, never>('test', text);

describe('migrations', () => {
  const graph = openTestGraph();
  beforeEach(() => wipe(graph));

  test('run once, and again without doing anything', async () => {
    expect((await migrate(graph, OPTIONS)).from).toBe(0);
    const { from, to } = await migrate(graph, OPTIONS);
    expect(from).toBe(to);
    expect(await graphState(graph)).toEqual({ version: to, revision: 0, maxTieAuthors: 100, filling: null });
  });

  test('end well when twenty run at once', async () => {
    const reports = await Promise.all(Array.from({ length: 20 }, () => migrate(graph, OPTIONS)));
    expect(new Set(reports.map(({ to }) => to)).size).toBe(1);
    expect(await graph.read(statement<Record<string, never>, number>('test', 'MATCH (g:Graph) RETURN count(g) AS row'), {})).toEqual([1]);
  });

  test('refuse a graph of a newer version', async () => {
    await migrate(graph, OPTIONS);
    await graph.transaction('test', (tx) => tx.write(run("MATCH (g:Graph {name: 'bibliograph'}) SET g.version = 9999"), {}));
    await expect(migrate(graph, OPTIONS)).rejects.toMatchObject({
      code: 'CONFIGURATION',
      message: expect.stringContaining('newer') as string,
    });
  });

  test('refuse another bound on authors than the ties were made with', async () => {
    await migrate(graph, { ...OPTIONS, maxTieAuthors: 50 });
    await migrate(graph, OPTIONS);
    await expect(migrate(graph, { ...OPTIONS, maxTieAuthors: 60 })).rejects.toMatchObject({ code: 'CONFIGURATION' });
    expect((await graphState(graph))?.maxTieAuthors).toBe(50);
  });

  test('leave a database alone that holds something else, unless told to share it', async () => {
    await graph.transaction('test', (tx) => tx.write(run('CREATE (:Movie {title: "The Matrix"})'), {}));
    await expect(migrate(graph, OPTIONS)).rejects.toMatchObject({
      code: 'CONFIGURATION',
      message: expect.stringContaining('--adopt') as string,
    });
    expect(await graphState(graph)).toBeNull();
    await migrate(graph, { ...OPTIONS, adopt: true });
    expect((await graphState(graph))?.version).toBeGreaterThan(0);
  });

  test('make searchable what was loaded before there was a search', async () => {
    await migrate(graph, OPTIONS);
    await loadSeeds(graph);
    const everything = run(
      'MATCH (n) WHERE NOT n:Graph RETURN {labels: labels(n), properties: properties(n)} AS row ORDER BY elementId(n)',
    );
    const before = await graph.read(everything, {});
    for (const index of ['article_search', 'name_search', 'article_facet_key']) await graph.define(`DROP INDEX ${index}`);
    for (const text of WITHOUT_SEARCH) await graph.transaction('test', (tx) => tx.write(run(text), {}));
    expect(await graph.read(everything, {})).not.toEqual(before);

    const steps: Record<string, number> = {};
    await migrate(graph, { ...OPTIONS, onProgress: (step, done) => (steps[step] = done) });
    expect(await graph.read(everything, {})).toEqual(before);
    const count = (labels: readonly string[]) => before.filter((node) => labels.some((label) => isA(node, label))).length;
    expect(Object.values(steps)).toEqual([count(['Article']), count(NAMED_LABELS)]);
  });
});

/** Takes away what the first version did not write. */
const WITHOUT_SEARCH = [
  `MATCH (a:Article)
   REMOVE a.searchTitle, a.titleWords, a.searchNames, a.searchSubjects, a.searchAbstract, a.searchForms, a.searchKeys, a.facetKey`,
  'MATCH (n) WHERE n.wholeName IS NOT NULL REMOVE n.nameWords, n.wholeName, n.usage',
  "MATCH (g:Graph {name: 'bibliograph'}) SET g.version = 1",
];

function isA(node: unknown, label: string): boolean {
  return typeof node === 'object' && node !== null && 'labels' in node && Array.isArray(node.labels) && node.labels.includes(label);
}
