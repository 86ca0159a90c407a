import type { Plugin } from 'graphql-yoga';
import { factsOf } from '../request-facts.ts';
import { SingleFile } from '../single-file.ts';

/** Takes what many ask at once one after another, from before it is parsed; so are answers written out of requests from the price `large` on. */
export function useSingleFile(large: number): Plugin {
  const arrivals = new SingleFile();
  const answers = new SingleFile();
  return {
    onParams: () => arrivals.next(),
    onResultProcess: ({ request }) => ((factsOf(request).price ?? 0) < large ? undefined : answers.next()),
  };
}
