import type { Random } from '../random.ts';

/** An id, a cursor or a name with something changed about it, or about what stands in it. */
export function editedText(text: string, random: Random): string {
  return random.oneOf(EDITS)(text, random);
}

type Edit = (text: string, random: Random) => string;

const ALPHABET = Array.from('ABCXYZabcxyz0189-_=+/ \u0000é\ud800');
const PLACES: readonly unknown[] = [
  ...[[], [null], [0], [1e308, 'x'], [-1, ''], ['x'], ['x', 'y'], [{}, 'x'], [[], 'x'], ['\u0000'], ['\ud800'], [2017, 'x'.repeat(5_000)]],
  ...[null, 'x', {}, [2 ** 60, 'x'], [1.5, 'x'], [true, 'x'], ['2017', 'x'], [0, 'zzzz']],
];
const NAMES = ['Author', 'Article', 'Nothing', 'Query', 'Load', '__Type', 'constructor', 'Article:Article', 'author'];

const EDITS: readonly Edit[] = [
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text, random) => {
    const at = random.below(text.length + 1);
    return `${text.slice(0, at)}${random.oneOf(ALPHABET)}${text.slice(at + random.below(2))}`;
  },
  (text) => text + text,
  (text) => `${text}=`,
  (text, random) => text.repeat(1 + random.below(50)),
  (text, random) => random.oneOf([text.toUpperCase(), text.toLowerCase(), Array.from(text).reverse().join('')]),
  // Of a cursor, which is JSON, and of an id, which names a type.
  (text, random) => ofJson(text, (parts) => [...parts.slice(0, 2), random.oneOf(PLACES)]),
  (text, random) => ofJson(text, (parts) => [random.oneOf([0, 2, '1', null, Infinity]), ...parts.slice(1)]),
  (text, random) => ofJson(text, (parts) => [parts[0], ...random.some(parts, 3)]),
  (text, random) => encoded(`${random.oneOf(NAMES)}:${decoded(text).split(':')[1] ?? 'x'}`),
  (text, random) =>
    encoded(`${decoded(text).split(':')[0] ?? 'Author'}:${random.oneOf(['', 'x', '\u0000', 'x'.repeat(3_000), '$id', '🤷'])}`),
  (_text, random) => encoded(Array.from({ length: random.below(60) }, () => String.fromCharCode(random.below(256))).join('')),
];

function ofJson(text: string, change: (parts: readonly unknown[]) => unknown): string {
  try {
    const parts: unknown = JSON.parse(decoded(text));
    return Array.isArray(parts) ? encoded(JSON.stringify(change(parts))) : `${text}x`;
  } catch {
    return encoded(JSON.stringify(change([1, 'x', ['x']])));
  }
}

function decoded(text: string): string {
  return Buffer.from(text, 'base64url').toString();
}

function encoded(text: string): string {
  return Buffer.from(text).toString('base64url');
}
