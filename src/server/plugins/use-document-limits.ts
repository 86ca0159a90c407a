import { type DocumentNode, GraphQLError, Lexer, parse, type ParseOptions, Source, type Token, TokenKind } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { BibliographError } from '../../errors.ts';
import type { Limits } from '../../limits.ts';
import { type Shape, shapesOf } from '../shape.ts';

/** Refuses a document that is too long or too large in its form while it is being parsed, before anything costly is done with it. */
export function useDocumentLimits(limits: Limits): Plugin {
  return {
    onParse(event) {
      event.setParseFn((text: string | Source, options?: ParseOptions) => {
        const source = typeof text === 'string' ? new Source(text) : text;
        if (hasMoreTokens(source, limits.maxTokens)) throw tooLarge('tokens', limits.maxTokens, `words, signs and comments in a document`);
        const document = parse(source, options);
        checkShape(document, limits);
        return document;
      });
    },
  };
}

/**
 * Whether there are more tokens than that, comments among them, which are kept with the document; not many more are read. What is none ends the
 * count, and parsing tells of it.
 */
function hasMoreTokens(source: Source, most: number): boolean {
  const lexer = new Lexer(source);
  let count = 0;
  try {
    for (let from = lexer.token; from.kind !== TokenKind.EOF && count <= most; from = lexer.token) {
      lexer.advance();
      for (let token: Token | null = lexer.token; token !== null && token !== from; token = token.prev)
        if (token.kind !== TokenKind.EOF) count += 1;
    }
  } catch {
    return false;
  }
  return count > most;
}

type Rule = keyof Shape;

const RULES: Readonly<Record<Rule, readonly [limit: keyof Limits, what: string]>> = {
  depth: ['maxDepth', 'levels of fields'],
  fields: ['maxFields', 'fields, those of fragments counted wherever they are spread'],
  aliases: ['maxAliases', 'aliases'],
  directives: ['maxDirectives', 'directives'],
  rootFields: ['maxRootFields', 'fields at the root'],
};

function checkShape(document: DocumentNode, limits: Limits): void {
  for (const shape of shapesOf(document))
    for (const rule of RULE_NAMES) {
      const [limit, what] = RULES[rule];
      if (shape[rule] > limits[limit]) throw tooLarge(rule, limits[limit], what);
    }
}

const RULE_NAMES = Object.keys(RULES) as readonly Rule[];

function tooLarge(rule: string, limit: number, what: string): GraphQLError {
  const message = `This request has more than ${limit} ${what}: ask for less, or in several requests.`;
  return new GraphQLError(message, { originalError: new BibliographError('TOO_COMPLEX', message, { details: { rule, limit } }) });
}
