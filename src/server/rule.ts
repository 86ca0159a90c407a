import type { GraphQLError } from 'graphql';

/** What a request can be refused by. An error names the rule that it stands for in `extensions.rule`, or its code tells. */
export const RULES = [
  ...(['depth', 'tokens', 'aliases', 'directives', 'rootFields', 'fields', 'price', 'ids', 'body'] as const),
  ...(['rate', 'queue', 'time', 'failures', 'key', 'document'] as const),
] as const;

export type Rule = (typeof RULES)[number];

const BY_CODE: Readonly<Record<string, Rule>> = {
  RATE_LIMITED: 'rate',
  TIMEOUT: 'time',
  UNAUTHENTICATED: 'key',
  PERSISTED_QUERY_NOT_FOUND: 'document',
};

/** The rules that these errors, as clients are told them, name. */
export function rulesNamed(errors: readonly GraphQLError[]): Rule[] {
  const names = new Set(errors.map(({ extensions }) => extensions['rule']));
  return RULES.filter((rule) => names.has(rule));
}

/** The rules that a request was refused by: those that its errors name, and those that their codes tell. */
export function rulesBroken(named: readonly Rule[], codes: readonly string[]): Rule[] {
  const told = codes.flatMap((code) => BY_CODE[code] ?? []);
  return [...new Set([...named, ...told])];
}
