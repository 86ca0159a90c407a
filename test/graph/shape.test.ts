import { expect, test } from 'vitest';
import { collected, eachOf, orNull, query, rowsOf, shape, type Shape, shapeOf } from '../../src/graph/shape.ts';
import { emptyGraph } from '../support/graph.ts';
import { profiled } from '../support/profile.ts';

interface Person {
  readonly name: string;
  readonly born: number | null;
  readonly names: readonly string[];
}

interface Group {
  readonly first: Person | null;
  readonly nobody: Person | null;
  readonly all: readonly Person[];
  readonly doubled: readonly Double[];
}

interface Double {
  readonly number: number;
}

const PERSON = (node: string) =>
  shapeOf<Person>(node, (its) => ({ name: its('name'), born: its('born'), names: `[${its('name')}, 'Somebody']` }));
const ALL = collected(PERSON('p'));
const DOUBLE = (number: string) => shape<Double>({ number: `2 * ${number}` });

const GROUP = query<{ numbers: readonly number[] }, Group>(
  'test.group',
  `MATCH (p:TestPerson)
   WITH p ORDER BY p.name
   WITH ${ALL.text} AS people`,
  shape({
    first: orNull(PERSON('p')).as('people[0]'),
    nobody: orNull(PERSON('p')).as('people[2]'),
    all: ALL.as('people'),
    doubled: eachOf('number', '$numbers', DOUBLE),
  }),
);

test('values come back as they are, however shapes nest', async () => {
  const graph = await emptyGraph();
  await graph.define("CREATE (:TestPerson {name: 'Bob'}), (:TestPerson {name: 'Ann', born: 1815})");
  const ann = { name: 'Ann', born: 1815, names: ['Ann', 'Somebody'] };
  const bob = { name: 'Bob', born: null, names: ['Bob', 'Somebody'] };
  expect(await rowsOf(graph, GROUP, { numbers: [1, 2] })).toEqual([
    { first: ann, nobody: null, all: [ann, bob], doubled: [{ number: 2 }, { number: 4 }] },
  ]);
});

test('shapes of the same fields travel alike, in whatever order they name them', () => {
  const one = shape<Person>({ name: 'name', born: 'born', names: 'names' });
  const other = shape<Person>({ names: 'names', born: 'born', name: 'name' });
  expect(other.text).toBe(one.text);
});

test('all properties of a node cost the database as much as one', async () => {
  const graph = await emptyGraph();
  await graph.define("CREATE (:TestPerson {name: 'Ann', born: 1815})");
  const profile = profiled();
  const hitsOf = async (row: Shape<object>) => {
    const before = profile.hits;
    await rowsOf(profile, query<object, object>('test.person', 'MATCH (p:TestPerson)', row), {});
    return profile.hits - before;
  };
  const one = await hitsOf(shapeOf<{ name: string }>('p', (its) => ({ name: its('name') })));
  expect(one).toBeGreaterThan(0);
  expect(await hitsOf(PERSON('p'))).toBe(one);
});
