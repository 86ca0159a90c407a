import { Fault } from './ask.ts';

/** Nodes that the API gives at once. */
const AT_ONCE = 100;

/**
 * What `question` answers for each id, in the order of the ids, however many they are. An address may have been typed: null stands for an id
 * that is none, where the API refuses all of a question for one.
 */
export async function nodesOf<Answer>(
  ids: readonly string[],
  question: (ids: string[]) => Promise<readonly (Answer | null)[]>,
): Promise<(Answer | null)[]> {
  const parts = Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, part) => ids.slice(part * AT_ONCE, (part + 1) * AT_ONCE));
  return (await Promise.all(parts.map((part) => partOf(part, question)))).flat();
}

async function partOf<Answer>(
  ids: readonly string[],
  question: (ids: string[]) => Promise<readonly (Answer | null)[]>,
): Promise<readonly (Answer | null)[]> {
  try {
    return await question([...ids]);
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'BAD_USER_INPUT') throw error;
    if (ids.length === 1) return [null];
  }
  // One after another: half of them is refused again, until the wrong one is alone.
  const half = ids.length / 2;
  return [...(await partOf(ids.slice(0, half), question)), ...(await partOf(ids.slice(half), question))];
}
