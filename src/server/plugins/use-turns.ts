import type { Plugin } from 'graphql-yoga';
import { Turns } from '../turns.ts';

/** Takes what many ask at once one after another, from before it is parsed. */
export function useTurns(): Plugin {
  const turns = new Turns();
  return { onParams: () => turns.next() };
}
