import type { GraphQLSchema } from 'graphql';
import { hostileText } from '../hostile.ts';
import { Random } from '../random.ts';
import { randomBody } from './body.ts';
import { editedText } from './edited-text.ts';
import { nearlyValid } from './nearly.ts';
import { randomQuestion } from './question.ts';
import { rawBytes } from './raw-bytes.ts';
import type { Stock } from './stock.ts';
import { Values } from './values.ts';

export const KINDS = ['valid', 'nearly valid', 'keys', 'body', 'http'] as const;

export type Kind = (typeof KINDS)[number];

/** What is sent: a body to the API, or bytes on a connection. */
export interface FuzzCase {
  readonly seed: number;
  readonly number: number;
  readonly kind: Kind;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

/** Of twenty. */
const SHARES: readonly (readonly [Kind, number])[] = [
  ['valid', 8],
  ['nearly valid', 4],
  ['keys', 4],
  ['body', 2],
  ['http', 2],
];
const DRAWN = SHARES.flatMap(([kind, share]) => Array.from({ length: share }, () => kind));

/** A request drawn by chance: of the same seed, number and stock, always the same. */
export function fuzzCase(seed: number, number: number, schema: GraphQLSchema, stock: Stock): FuzzCase {
  const random = new Random(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
  const kind = random.oneOf(DRAWN);
  const headers = {
    'Content-Type': 'application/json',
    Accept: random.oneOf(['application/graphql-response+json', 'application/json', '*/*']),
    'X-Request-Id': `fuzz-${seed}-${number}`,
  };
  return { seed, number, kind, headers, bytes: bytesOf(kind, random, schema, stock) };
}

function bytesOf(kind: Kind, random: Random, schema: GraphQLSchema, stock: Stock): Buffer {
  switch (kind) {
    case 'valid':
      return json(randomQuestion(schema, random, stock));
    case 'nearly valid':
      return json(nearlyValid(randomQuestion(schema, random, stock), schema, random));
    case 'keys':
      return json(keysQuestion(random, stock));
    case 'body':
      return randomBody(json(randomQuestion(schema, random, stock)), random);
    case 'http':
      return rawBytes(randomQuestion(schema, random, stock), random);
  }
}

/** Whatever things are looked up by, right, edited and made up. */
function keysQuestion(random: Random, stock: Stock): object {
  const values = new Values(random, stock);
  const [typename, ids] = random.oneOf([...stock.ids]);
  const text = random.oneOf([() => values.id(typename), () => values.cursor(), () => values.name(typename), () => hostileText(random)])();
  const page = random.oneOf(stock.pages.filter(({ cursors }) => cursors.length > 0));
  const cursor = random.oneOf(page.cursors);
  const asked: readonly (readonly [string, object])[] = [
    [
      'query ($k: ID!) { node(id: $k) { __typename id ... on ArticleSet { name } ... on Article { title } ... on Load { state } } }',
      { k: values.id(null) },
    ],
    ['query ($k: [ID!]!) { nodes(ids: $k) { id } }', { k: Array.from({ length: random.below(110) }, () => values.id(null)) }],
    ['query ($k: ID!) { node(id: $k) { id } }', { k: editedText(random.oneOf(ids), random) }],
    [
      'query ($k: String!) { author(by: { name: $k }) { name } venue(by: { name: $k }) { name } topic(by: { name: $k }) { name } }',
      { k: text },
    ],
    ['query ($k: ID!) { author(by: { id: $k }) { name coAuthors(first: 1) { totalCount } } }', { k: text }],
    [
      'query ($s: String!, $k: String!) { article(by: { record: { source: $s, recordId: $k } }) { title } }',
      { s: random.oneOf(['seeds', text]), k: text },
    ],
    ['query ($k: DOI!) { article(by: { doi: $k }) { title } }', { k: random.oneOf([text, editedText(random.oneOf(stock.dois), random)]) }],
    ['query ($k: ORCID!) { author(by: { orcid: $k }) { name } }', { k: editedText(random.oneOf(stock.orcids), random) }],
    ['query ($k: ISSN!) { venue(by: { issn: $k }) { name } }', { k: editedText(random.oneOf(stock.issns), random) }],
    [
      'query ($a: AuthorBy!, $b: AuthorBy!) { collaborationPath(from: $a, to: $b) { length } }',
      { a: { id: values.id('Author') }, b: { name: text } },
    ],
    [
      'query ($k: [AuthorBy!]!) { collaborationNetwork(authors: $k) { authors { degree } } }',
      { k: [{ id: values.id('Author') }, { name: text }] },
    ],
    [
      'query ($k: [FacetValue!]) { articles(where: { authors: { anyOf: $k } }) { totalCount } }',
      { k: [{ name: text }, { id: values.id('Author') }] },
    ],
    [
      'query ($k: String!) { suggest(text: $k) { text } articles(search: $k, first: 1) { totalCount } authors(search: $k, first: 1) { totalCount } }',
      { k: text },
    ],
    ...PAGED.map(
      (field) =>
        [`query ($k: String) { ${field}(first: 2, after: $k) { pageInfo { endCursor } } }`, { k: editedText(cursor, random) }] as const,
    ),
    ...PAGED.map(
      (field) => [`query ($k: String) { ${field}(last: 2, before: $k) { nodes { __typename } } }`, { k: values.cursor() }] as const,
    ),
  ];
  const [query, variables] = random.oneOf(asked);
  return { query, variables };
}

const PAGED = ['articles', 'authors', 'venues', 'topics', 'loads'];

function json(question: object): Buffer {
  return Buffer.from(JSON.stringify(question));
}
