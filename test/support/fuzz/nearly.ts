import { type GraphQLSchema, Lexer, Source, TokenKind } from 'graphql';
import { editedText } from './edited-text.ts';
import type { Random } from '../random.ts';
import type { Question } from './question.ts';

/** A question with one thing wrong about it, mostly: in its document, its variables or its operation. */
export function nearlyValid(question: Question, schema: GraphQLSchema, random: Random): Question {
  const change = random.below(10);
  if (change < 7) return { ...question, query: mutated(question.query, schema, random) };
  if (change < 9) return { ...question, variables: otherVariables(question.variables, random) };
  return { ...question, operationName: random.oneOf(['Q', 'Other', '', 'q', '__proto__', 'x'.repeat(10_000), '\ud800']) };
}

type Mutation = (tokens: readonly string[], at: number, random: Random, names: readonly string[]) => string[];

const SIGNS = Array.from('!$&()[]{}:=@|').concat('...', '"', '"""', '\\', '#', '\u0000', '\ufeff', ',');
const LITERALS = [
  ...[
    'null',
    'true',
    '-1',
    '1.5',
    '1e400',
    '-0',
    '00',
    '9'.repeat(400),
    '2147483648',
    '""',
    '"x"',
    '"\\u{110000}"',
    '"\\ud800"',
    '"\\u{d83d}"',
  ],
  ...['"""\n  x\n"""', '[]', '{}', '[[[[1]]]]', '{ a: { b: [{ c: 1 }] } }', '$v0', '$none', 'ASC', 'RELEVANCE', '__proto__', 'constructor'],
];
const WORDS = [
  ...['query', 'mutation', 'subscription', 'fragment', 'on', 'type', 'schema', 'extend', 'input', 'directive', 'scalar', 'true', 'null'],
  ...[
    '@include',
    '@include(if: true)',
    '@skip(if: $none)',
    '@deprecated',
    '@oneOf',
    '@specifiedBy(url: "x")',
    '@nothing',
    '__schema',
    '__type',
  ],
  ...['__typename', 'nodes', 'edges', 'x: y', '...F0', '... on Node', '... on Article', '... on String'],
];

const MUTATIONS: readonly Mutation[] = [
  (tokens, at) => [...tokens.slice(0, at), ...tokens.slice(at + 1)],
  (tokens, at) => [...tokens.slice(0, at + 1), ...tokens.slice(at)],
  (tokens, at) => tokens.slice(0, at),
  (tokens, at, random) => {
    const other = random.below(tokens.length);
    return tokens.map((token, index) => (index === at ? (tokens[other] ?? '') : index === other ? (tokens[at] ?? '') : token));
  },
  (tokens, at, random, names) => replaced(tokens, at, random.oneOf(names)),
  (tokens, at, random) => replaced(tokens, at, random.oneOf(LITERALS)),
  (tokens, at, random) => replaced(tokens, at, random.oneOf(SIGNS)),
  (tokens, at, random) => replaced(tokens, at, random.oneOf(WORDS)),
  (tokens, at, random) => replaced(tokens, at, editedText(tokens[at] ?? '', random)),
  (tokens, at, random, names) => [
    ...tokens.slice(0, at),
    random.oneOf([...names.slice(0, 20), ...SIGNS, ...WORDS, ...LITERALS]),
    ...tokens.slice(at),
  ],
  // A part of the document once more, where it does not belong.
  (tokens, at, random) => {
    const from = random.below(tokens.length);
    return [...tokens.slice(0, at), ...tokens.slice(from, from + random.below(40)), ...tokens.slice(at)];
  },
];

function mutated(query: string, schema: GraphQLSchema, random: Random): string {
  const tokens = tokensOf(query);
  const names = Object.values(schema.getTypeMap()).flatMap((type) => [
    type.name,
    ...('getFields' in type ? Object.keys(type.getFields()) : []),
  ]);
  return random.oneOf(MUTATIONS)(tokens, random.below(tokens.length), random, names).join(' ');
}

function tokensOf(query: string): string[] {
  const lexer = new Lexer(new Source(query));
  const tokens: string[] = [];
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) tokens.push(query.slice(token.start, token.end));
  return tokens;
}

function replaced(tokens: readonly string[], at: number, by: string): string[] {
  return tokens.map((token, index) => (index === at ? by : token));
}

const WRONG: readonly unknown[] = [
  ...[null, true, 'x', '', -1, 0, 1.5, 1e308, 2 ** 60, 2_147_483_648, [], {}, [null], [[]], { name: null }, { name: 'x', id: 'x' }],
  ...[
    { id: {} },
    '__proto__',
    { ['__proto__']: 1 },
    '\u0000',
    '\ud800',
    'x'.repeat(20_000),
    Array.from({ length: 3_000 }, () => 'x'),
    { a: { b: {} } },
  ],
];

function otherVariables(variables: Question['variables'], random: Random): Question['variables'] {
  const names = Object.keys(variables);
  if (names.length === 0 || random.below(8) === 0)
    return { ...variables, [random.oneOf(['x', 'v0', '__proto__', ''])]: random.oneOf(WRONG) };
  const name = random.oneOf(names);
  return random.below(6) === 0
    ? Object.fromEntries(Object.entries(variables).filter(([other]) => other !== name))
    : { ...variables, [name]: inside(variables[name], random) };
}

/** The value, or something within it, replaced. */
function inside(value: unknown, random: Random): unknown {
  if (typeof value !== 'object' || value === null || random.below(3) === 0) return random.oneOf(WRONG);
  if (Array.isArray(value)) return value.length === 0 ? WRONG : replacedIn(value, random);
  const keys = Object.keys(value);
  if (keys.length === 0) return { x: random.oneOf(WRONG) };
  const key = random.oneOf(keys);
  return { ...value, [random.below(8) === 0 ? `${key}x` : key]: inside(Object(value)[key], random) };
}

function replacedIn(values: readonly unknown[], random: Random): unknown[] {
  const at = random.below(values.length);
  return values.map((value, index) => (index === at ? inside(value, random) : value));
}
