import { parse, type ParseOptions, type Source } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** Refuses documents of more tokens while they are being parsed, before anything costly is done with them. */
export function useDocumentLimit(maxTokens: number): Plugin {
  return {
    onParse(event) {
      event.setParseFn((source: string | Source, options?: ParseOptions) => parse(source, { ...options, maxTokens }));
    },
  };
}
