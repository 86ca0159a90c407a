import type { Random } from '../random.ts';

/** A body that is not what it should be, or not quite; `good` is one that is. */
export function randomBody(good: Buffer, random: Random): Buffer {
  return random.oneOf(BODIES)(good, random);
}

type Maker = (good: Buffer, random: Random) => Buffer;

const MEMBERS = ['query', 'variables', 'operationName', 'extensions', 'documentId', 'id', '__proto__', 'x'];
const VALUES = [
  ...[
    'null',
    'true',
    '0',
    '-0',
    '1e400',
    '1E-400',
    '9'.repeat(5_000),
    '0.1e1',
    '""',
    '"x"',
    '"{ __typename }"',
    '"\\u0000"',
    '"\\ud800"',
    '[]',
    '{}',
  ],
  ...[
    '[[]]',
    '{"a":{}}',
    '{"__proto__":{"a":1}}',
    '{"persistedQuery":{"version":1,"sha256Hash":"0"}}',
    '{"cost":{"only":true}}',
    '{"cost":null}',
  ],
  ...['"# comment"', '"query A{__typename}query B{__typename}"', 'undefined', 'NaN', "'x'", '01', '"', '\\'],
];

const BODIES: readonly Maker[] = [
  (_good, random) => bytes(random, random.below(3_000)),
  (good, random) => good.subarray(0, random.below(good.length)),
  (good, random) => Buffer.concat([good, bytes(random, 1 + random.below(20))]),
  (good) => Buffer.concat([good, good]),
  (good) => Buffer.concat([Buffer.from('['), good, Buffer.from(','), good, Buffer.from(']')]),
  (good) => Buffer.from(good.toString(), 'utf16le'),
  (good, random) => Buffer.concat([Buffer.from(random.oneOf(['\ufeff', ' '.repeat(90_000), '\u0000', '//x\n'])), good]),
  // Some bytes of it are others.
  (good, random) => {
    const changed = Buffer.from(good);
    for (let count = 1 + random.below(8); count > 0; count -= 1) changed[random.below(changed.length)] = random.below(256);
    return changed;
  },
  (_good, random) => {
    const depth = random.oneOf([10, 1_000, 30_000, 49_000, 60_000]);
    const [open, close] = random.oneOf([['[', ']'] as const, ['{"a":', '}'] as const]);
    const deep = `${open.repeat(depth)}1${random.below(3) === 0 ? '' : close.repeat(depth)}`;
    return Buffer.from(
      random.oneOf([
        deep,
        `{"query":"query($a: ID){__typename}","variables":{"a":${deep}}}`,
        `{"query":"{__typename}","extensions":${deep}}`,
      ]),
    );
  },
  (_good, random) => {
    const member = () => `${JSON.stringify(random.oneOf(MEMBERS))}:${random.oneOf(VALUES)}`;
    const query = random.below(2) === 0 ? ['"query":"query A($x: Int, $y: String = \\"a\\") { __typename @skip(if: false) }"'] : [];
    return Buffer.from(`{${[...query, ...Array.from({ length: random.below(5) }, member)].join(',')}}`);
  },
];

function bytes(random: Random, length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => random.below(256)));
}
