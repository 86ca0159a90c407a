import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shortestWay, type Ties, type Way } from '../../src/model/shortest-path.ts';

interface Tie {
  readonly strength: number;
}

/** Ties by either of their two. */
type Graph = ReadonlyMap<string, ReadonlyMap<string, Tie>>;

function graphOf(ties: readonly (readonly [one: string, other: string, strength: number])[]): Graph {
  const graph = new Map<string, Map<string, Tie>>();
  for (const [one, other, strength] of ties.filter(([a, b]) => a !== b)) {
    for (const id of [one, other]) graph.set(id, graph.get(id) ?? new Map<string, Tie>());
    graph.get(one)?.set(other, { strength });
    graph.get(other)?.set(one, { strength });
  }
  return graph;
}

/** What is asked of a graph; `onQuestion` is told of how many. */
function asked(graph: Graph, onQuestion: (size: number) => void = () => undefined): Ties<Tie> {
  const tiesOf = (id: string) => [...(graph.get(id) ?? [])];
  const stop = (id: string) => ({ id, key: keyOf(id) });
  return {
    neighboursOf: (ids) => {
      onQuestion(ids.length);
      return Promise.resolve([...new Set(ids.flatMap((id) => tiesOf(id).map(([other]) => other)))]);
    },
    between: (ids, others) => {
      onQuestion(ids.length);
      const links = ids.flatMap((id) => tiesOf(id).map(([other, tie]) => ({ from: stop(id), to: stop(other), tie })));
      return Promise.resolve(links.filter(({ to }) => others.includes(to.id)));
    },
  };
}

// Names are in another order than ids.
function keyOf(id: string): string {
  return id.split('').toReversed().join('');
}

/** Every way of at most `maxHops` that goes on from `way` and meets nobody twice. */
function everyWay(graph: Graph, way: Way<Tie>, to: string, maxHops: number): Way<Tie>[] {
  const last = way.ids.at(-1) ?? '';
  if (last === to) return [way];
  if (way.ties.length === maxHops) return [];
  const onward = [...(graph.get(last) ?? [])].filter(([next]) => !way.ids.includes(next));
  return onward.flatMap(([next, tie]) => everyWay(graph, { ids: [...way.ids, next], ties: [...way.ties, tie] }, to, maxHops));
}

function expectedWay(graph: Graph, from: string, to: string, maxHops: number): Way<Tie> | null {
  const strength = ({ ties }: Way<Tie>) => ties.reduce((sum, tie) => sum + Math.round(tie.strength * 1e9), 0);
  const keys = ({ ids }: Way<Tie>) => ids.map(keyOf).join(' ');
  const ways = everyWay(graph, { ids: [from], ties: [] }, to, maxHops);
  ways.sort((one, other) => one.ties.length - other.ties.length || strength(other) - strength(one) || (keys(one) < keys(other) ? -1 : 1));
  return ways[0] ?? null;
}

const ids = fc.constantFrom(...Array.from({ length: 9 }, (_, index) => String(10 + 7 * index)));
const graphs = fc.array(fc.tuple(ids, ids, fc.constantFrom(1, 0.5, 0.1 + 0.2, 0.3, 2)), { maxLength: 24 }).map(graphOf);

test('the way found is the first of all ways: the shortest, the strongest of these, of those the first by name', async () => {
  await fc.assert(
    fc.asyncProperty(graphs, ids, ids, fc.integer({ min: 1, max: 6 }), async (graph, from, to, maxHops) => {
      let questions = 0;
      const ties = asked(graph, () => (questions += 1));
      const way = await shortestWay(ties, from, to, maxHops);
      expect(way).toEqual(expectedWay(graph, from, to, maxHops));
      expect(questions).toBeLessThanOrEqual(2 * (way?.ties.length ?? maxHops));
    }),
    { numRuns: 1_000 },
  );
});

test('the search goes on at the end where fewer are to be asked about', async () => {
  const spokes = Array.from({ length: 50 }, (_, index) => ['hub', `spoke ${index}`, 1] as const);
  const graph = graphOf([...spokes, ['hub', 'first', 1], ['first', 'second', 1], ['second', 'third', 1]]);
  const sizes: number[] = [];
  const way = await shortestWay(
    asked(graph, (size) => sizes.push(size)),
    'hub',
    'third',
    6,
  );
  expect(way?.ids).toEqual(['hub', 'first', 'second', 'third']);
  expect(Math.max(...sizes)).toBe(1);
});

test('where ties go away while a way is looked for, it is looked for again', async () => {
  const [before, after] = [asked(graphOf([['a', 'b', 1]])), asked(graphOf([]))];
  let searches = 0;
  const neighboursOf = (of: readonly string[]) => ((searches += 1) === 1 ? before : after).neighboursOf(of);
  expect(await shortestWay({ ...after, neighboursOf }, 'a', 'b', 6)).toBeNull();
  expect(searches).toBe(2);
});
