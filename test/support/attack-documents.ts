/** What somebody asks who wants a server to break, with a few words for it. */
export type AttackDocument = readonly [what: string, document: string];

const times = (count: number, one: (n: number) => string) => Array.from({ length: count }, (_, n) => one(n)).join(' ');
const nested = (levels: number, around: string, inside: string) =>
  `${`${around} { nodes { `.repeat(levels / 2)}${inside}${' } }'.repeat(levels / 2)}`;
const DOUBLING = times(22, (n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`);
const ofTypes = (levels: number) => `${'ofType { '.repeat(levels)}name${' }'.repeat(levels)}`;

/** More than any limit allows. */
export const TOO_MUCH: readonly AttackDocument[] = [
  ['depth 50', `{ ${nested(50, 'authors(first: 1)', 'id')} }`.replaceAll('{ nodes { authors(', '{ nodes { coAuthors(')],
  ['depth 500', `{ authors { nodes { ${nested(498, 'coAuthors(first: 1)', 'id')} } } }`],
  ['a nesting of 20,000', `${'{a'.repeat(20_000)}${'}'.repeat(20_000)}`],
  ['a nesting of as many fields as a document may have words', `${'{a'.repeat(1_300)}${'}'.repeat(1_300)}`],
  ['1,000 different fields', `{ ${times(1_000, (n) => `f${n}: __typename`)} }`],
  ['101 aliases', `{ statistics { ${times(101, (n) => `a${n}: articleCount`)} } }`],
  ['101 aliases of __typename', `{ statistics { ${times(101, (n) => `a${n}: __typename`)} } }`],
  [
    '101 aliases in a fragment that is spread within others',
    `{ statistics { ...A } } fragment A on Statistics { ...B } fragment B on Statistics { ${times(101, (n) => `a${n}: __typename`)} }`,
  ],
  ['500 times the same field', `{ ${'__typename '.repeat(500)} }`],
  ['5,000 directives', `{ __typename ${'@include(if: true) '.repeat(5_000)} }`],
  ['101 directives', `{ __typename ${'@include(if: true) '.repeat(101)} }`],
  ['1,500 directives that nobody knows', `{ __typename ${'@a '.repeat(1_500)} }`],
  ['directives on fragments and operations', `query ${'@a '.repeat(60)} { ...F } fragment F on Query ${'@a '.repeat(60)} { __typename }`],
  ['fragments that double 22 times', `{ ...F0 } ${DOUBLING} fragment F22 on Query { __typename }`],
  [
    'the same on something of the graph',
    `{ statistics { ...F0 } } ${DOUBLING.replaceAll('Query', 'Statistics')} fragment F22 on Statistics { articleCount }`,
  ],
  ['3,000 inline fragments', `{ ${'... { __typename } '.repeat(3_000)} }`],
  [
    'a fragment named as introspection is',
    `{ ...__schema } fragment __schema on Query { authors { nodes { ${nested(60, 'coAuthors', 'id')} } } }`,
  ],
  [
    'a dear one of that name',
    `{ ...__schema } fragment __schema on Query { authors(first: 100) { nodes { ${nested(4, 'coAuthors(first: 100)', 'id')} } } }`,
  ],
  ['circular introspection', `{ __schema { types { ${'fields { type { '.repeat(12)}name${' } }'.repeat(12)} } } }`],
  ['types of types', `{ __schema { types { ${ofTypes(30)} } } }`],
  ['50 introspections at once', `{ ${times(51, () => '__schema { types { name } }')} }`],
  ['a hundred pages of a hundred', `{ authors(first: 100) { nodes { ${nested(4, 'coAuthors(first: 100)', 'name')} } } }`],
  ['first: 99999999', '{ articles(first: 99999999) { nodes { title } } }'],
  ['last: 99999999', '{ articles(last: 99999999) { nodes { title } } }'],
  ['first: 99999999 of a list inside of a list', '{ authors(first: 1) { nodes { articles(first: 99999999) { nodes { title } } } } }'],
];

/** No questions of the schema, and dear to look through. */
export const INVALID: readonly AttackDocument[] = [
  ['circular fragments', '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }'],
  ['a fragment that spreads itself', '{ ...A } fragment A on Query { statistics { articleCount } ...A }'],
  ['circular introspection within the depth', `{ __schema { types { ${'fields { type { '.repeat(8)}name${' } }'.repeat(8)} } } }`],
  ['a circle of 200 fragments', `{ ...F0 } ${times(200, (n) => `fragment F${n} on Query { ...F${(n + 1) % 200} ...F${(n + 7) % 200} }`)}`],
  ['2,000 fields that there are not', `{ statistics { ${times(2_000, (n) => `f${n}`)} } }`],
  ['2,000 arguments that there are not', `{ articles(${times(900, (n) => `a${n}: 1`)}) { totalCount } }`],
  ['variables of variables', `query (${times(300, (n) => `$v${n}: Int = 1`)}) { ${times(40, () => 'articles { totalCount }')} }`],
  [
    'different fields of one name, hundreds of times',
    `{ ${times(40, (n) => `articles(first: ${n}) { ...F }`)} } ${times(1, () => `fragment F on ArticleConnection { ${times(30, (n) => `nodes { ${['title', 'id', 'year'][n % 3] ?? ''} doi }`)} }`)}`,
  ],
  ['a type of many lists', `query ($a: ${'['.repeat(900)}Int${']'.repeat(900)}) { __typename }`],
  ['a list of lists', `{ nodes(ids: ${'['.repeat(1_900)}${']'.repeat(1_900)}) { id } }`],
  ['an object of objects', `{ articles(where: ${'{ years: '.repeat(900)}1${' }'.repeat(900)}) { totalCount } }`],
];

/** Large, and worth no more than `{ statistics { articleCount } }`; or refused. */
export const REPETITIVE: readonly AttackDocument[] = [
  ['1,000 fields of one thing', `{ statistics { ${'articleCount '.repeat(1_000)} } }`],
  ['500 times the same thing', `{ ${'statistics { articleCount } '.repeat(50)} }`],
  ['900 inline fragments', `{ statistics { ${'... { articleCount } '.repeat(900)} } }`],
  ['inline fragments within one another', `{ statistics { ${'... { '.repeat(1_300)}articleCount${' }'.repeat(1_300)} } }`],
  ['100 aliases', `{ ${times(1, () => `statistics { articleCount ${times(100, (n) => `a${n}: articleCount`)} }`)} }`],
  [
    'fragments in a row',
    `{ statistics { ...F0 } } ${times(300, (n) => `fragment F${n} on Statistics { ...F${n + 1} }`)} fragment F300 on Statistics { articleCount }`,
  ],
];
