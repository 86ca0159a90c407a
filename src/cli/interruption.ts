import type { Terminal } from '../terminal.ts';

/** Whether work was ended because the command was asked to end, and not by a failure of its own. */
export function isInterruption(error: unknown, { interruption }: Pick<Terminal, 'interruption'>): boolean {
  if (!interruption.aborted) return false;
  return error === interruption.reason || (error instanceof Error && error.name === 'AbortError');
}

/** What comes of work that can be given again. Says `words` where it is ended because the command was asked to end. */
export async function orSay<Result>(terminal: Terminal, words: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (isInterruption(error, terminal)) terminal.warn(words);
    throw error;
  }
}
