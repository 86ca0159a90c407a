import type { Random } from './random.ts';

/** Whatever somebody might type into a search to break it. */
export function hostileText(random: Random): string {
  const kind = random.oneOf(KINDS);
  return kind(random);
}

const LUCENE = [
  'AND',
  'OR',
  'NOT',
  '&&',
  '||',
  '!',
  '+',
  '-',
  '(',
  ')',
  '{',
  '}',
  '[',
  ']',
  '^',
  '"',
  '~',
  '*',
  '?',
  ':',
  '\\',
  '/',
  'TO',
  '^2',
  '~0.8',
  '*:*',
];
const FIELDS = ['title:', 'searchKeys:', 'searchTitle:', '_id:', 'entityId:', '__neo4j__lucene__fulltext__index__internal__id__:'];
const WORDS = [
  'network',
  'peer',
  'Müller',
  'the',
  'of',
  'a',
  'x',
  '2017',
  "O'Neill",
  'co-author',
  '機械翻訳',
  'שלום',
  'مرحبا',
  'Łódź',
  'ﬁne',
];
const STOP_WORDS = ['the', 'of', 'and', 'a', 'to', 'in', 'is', 'be', 'or', 'not', 'no', 'it'];
const PUNCTUATION = Array.from('!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~“”«»…–—§¿');
const QUERIES = [
  '/b',
  'C++ (x',
  'title:[* TO *]',
  '"""',
  "'; MATCH (n) DETACH DELETE n //",
  '{!func}recip(1,2,3,4)',
  '${jndi:ldap://x}',
  '*:* OR 1=1',
  'a^999999999999',
  '[a TO b}',
  '-',
  '- -',
  '-"',
  '--x',
  '"-x"',
  '-"a b" -c',
  '\\',
  '\\"',
  'OR OR OR',
  'AND',
  '"peer review"~99999',
  'networ?',
  '=aaaaaaaaaaaaaaaa',
];

const KINDS: readonly ((random: Random) => string)[] = [
  (random) => random.oneOf(QUERIES),
  (random) => several(random, 12, () => random.oneOf([...LUCENE, ...WORDS, ...FIELDS]), ' '),
  (random) => several(random, 30, () => random.oneOf([...LUCENE, ...WORDS, ...FIELDS]), ''),
  (random) =>
    several(random, 40, () => String.fromCharCode(random.below(0x20) + (random.below(4) === 0 ? 0x80 : 0)), random.oneOf(['', 'a'])),
  (random) => several(random, 10, () => random.oneOf(['\ud800', '\udfff', '\udc00x', 'y\ud83d', 'peer', ' ']), ''),
  (random) => several(random, 20, () => String.fromCodePoint(0x1f300 + random.below(0x300)), random.oneOf(['', ' ', '\u200d'])),
  (random) => several(random, 20, () => random.oneOf(['\u202e', '\u200f', 'שלום', 'مرحبا', '\u061c', '١٢٣', ' ']), ''),
  (random) => several(random, 12, () => random.oneOf(STOP_WORDS), ' '),
  (random) => several(random, 40, () => random.oneOf(PUNCTUATION), random.oneOf(['', ' '])),
  (random) => several(random, 60, () => String.fromCodePoint(randomCodePoint(random)), ''),
  (random) => `${random.oneOf(['"', '(', '-', '[', '\\', ''])}${random.oneOf(WORDS)}`.repeat(1 + random.below(1_200)).slice(0, 10_000),
  (random) =>
    random
      .oneOf(['x ', 'OR ', '+', '"a" ', 'word', '-b ', '(a '])
      .repeat(3_000)
      .slice(0, 3_000 + random.below(7_001)),
];

function several(random: Random, most: number, one: () => string, between: string): string {
  return Array.from({ length: 1 + random.below(most) }, one).join(between);
}

function randomCodePoint(random: Random): number {
  const point = random.below(random.oneOf([0x80, 0x800, 0x10000, 0x110000]));
  return point >= 0xd800 && point < 0xe000 ? 0x20 : point;
}
