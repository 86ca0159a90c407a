import { hash } from 'node:crypto';

/** Longer texts are told apart by their hash. */
const LONGEST = 100;

const sealed = new WeakMap<object, string>();

/**
 * A short text that is the same for values which print the same as JSON. That of an object is made once, as filters are large and belong to
 * thousands of lists: it must not be changed.
 */
export function sealOf(value: unknown): string {
  if (typeof value === 'string' && value.length > LONGEST) return sealOfLong(value);
  if (typeof value !== 'object' || value === null) return shortOf(JSON.stringify(value ?? null));
  const known = sealed.get(value);
  if (known !== undefined) return known;
  const seal = shortOf(JSON.stringify(value));
  sealed.set(value, seal);
  return seal;
}

/** The same of several values, each of which may belong to others too. */
export function sealOfAll(values: readonly unknown[]): string {
  return values.map(sealOf).join(' ');
}

let last = { text: '', seal: '' };

/** One long text is mostly asked about many times in a row. */
function sealOfLong(text: string): string {
  if (last.text !== text) last = { text, seal: shortOf(JSON.stringify(text)) };
  return last.seal;
}

function shortOf(text: string): string {
  return text.length > LONGEST ? hash('sha256', text, 'base64url') : text;
}
