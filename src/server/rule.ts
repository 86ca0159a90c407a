import type { GraphQLError } from 'graphql';

/** What a request can be refused by. An error names the rule that it stands for in `extensions.rule`. */
export const RULES = [
  ...(['depth', 'tokens', 'aliases', 'directives', 'rootFields', 'fields', 'price', 'ids', 'body'] as const),
  ...(['rate', 'queue', 'time', 'key', 'document'] as const),
] as const;

export type Rule = (typeof RULES)[number];

/** Rules of which a code alone tells. */
const BY_CODE: Readonly<Record<string, Rule>> = {
  RATE_LIMITED: 'rate',
  TIMEOUT: 'time',
  UNAUTHENTICATED: 'key',
  PERSISTED_QUERY_NOT_FOUND: 'document',
};

/** The rules that these errors, as clients are told them, stand for. Mistakes of other kinds stand for none. */
export function rulesOf(errors: readonly GraphQLError[]): Rule[] {
  return [...new Set(errors.flatMap(({ extensions }) => ruleOf(extensions) ?? []))];
}

function ruleOf({ rule, code }: GraphQLError['extensions']): Rule | undefined {
  return RULES.find((each) => each === rule) ?? (typeof code === 'string' ? BY_CODE[code] : undefined);
}
