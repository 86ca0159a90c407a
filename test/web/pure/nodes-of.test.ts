import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Fault } from '../../../src/web/ask.ts';
import { nodesOf } from '../../../src/web/nodes-of.ts';

/** As the API answers: a hundred at most, nothing at all where one is no id, and null for an id of nobody. */
function answer(ids: readonly string[]): Promise<(string | null)[]> {
  if (ids.length > 100 || ids.some((id) => id.startsWith('wrong'))) return Promise.reject(new Fault('BAD_USER_INPUT', 'Not so.'));
  return Promise.resolve(ids.map((id) => (id.startsWith('gone') ? null : `node of ${id}`)));
}

test('every id that is one has its node in its place, whatever ids are beside it, and however many', async () => {
  const kinds = fc.array(fc.constantFrom('there', 'there', 'gone', 'wrong'), { maxLength: 230 });
  await fc.assert(
    fc.asyncProperty(kinds, async (given) => {
      const ids = given.map((kind, index) => `${kind} ${index}`);
      expect(await nodesOf(ids, answer)).toEqual(ids.map((id) => (id.startsWith('there') ? `node of ${id}` : null)));
    }),
    { numRuns: 40 },
  );
});

test('any other fault is passed on', async () => {
  await expect(nodesOf(['a', 'b'], () => Promise.reject(new Fault('TIMEOUT', 'Too long.')))).rejects.toMatchObject({ code: 'TIMEOUT' });
});
