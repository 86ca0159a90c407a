import type { Plugin } from 'graphql-yoga';
import { nextSlice } from '../../event-loop.ts';

/** What many ask at once is parsed in slices, and answers are written out in slices. */
export function useSlices(): Plugin {
  return { onParams: nextSlice, onResultProcess: nextSlice };
}
