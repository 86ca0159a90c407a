import { expect, test } from 'vitest';
import { focusOf, type Pointed } from '../../../src/web/drawing/focus.ts';

const stage = {
  neighbours: (id: string) => (id === 'a' ? ['b', 'c'] : ['a']),
  members: (group: number | 'others') => (group === 'others' ? ['z'] : ['c', 'd']),
};
const nothing: Pointed = { chosen: null, hovered: null, keyed: null, group: null };
const focus = (pointed: Partial<Pointed>) => focusOf({ ...nothing, ...pointed }, stage);
const hovered = { kind: 'author', id: 'a', at: { x: 0, y: 0 } } as const;

test('nothing stands out until something is pointed at', () => {
  expect(focus({})).toMatchObject({ lit: null, around: null });
});

test('an author under the pointer stands out with their co-authors, before a group and whom the keys have come to', () => {
  expect(focus({ hovered, group: 0, keyed: 'b' })).toMatchObject({ lit: new Set(['a', 'b', 'c']), around: 'a' });
  expect(focus({ group: 0, keyed: 'b' })).toMatchObject({ lit: new Set(['c', 'd']), around: null });
  expect(focus({ group: 'others' }).lit).toEqual(new Set(['z']));
  expect(focus({ keyed: 'b' })).toMatchObject({ lit: new Set(['b', 'a']), marked: new Set(['b']) });
});

test('what is chosen stays marked whatever is pointed at, a tie with both its ends, in either order', () => {
  const chosen = { kind: 'tie', a: 'y', b: 'x' } as const;
  expect(focus({ chosen })).toMatchObject({ lit: null, marked: new Set(['y', 'x']), lines: new Set(['x y']) });
  expect(focus({ chosen, hovered }).marked).toEqual(new Set(['y', 'x', 'a']));
});
