import { isDeepStrictEqual } from 'node:util';

/** Where two values that are not the same first differ, and what they have there. */
export function firstDifference(one: unknown, other: unknown, path = 'data'): string {
  const [left, right] = [membersOf(one), membersOf(other)];
  if (left === null || right === null) return `${path} is ${JSON.stringify(one)} and ${JSON.stringify(other)}`;
  const names = [...new Set([...left.keys(), ...right.keys()])];
  const name = names.find((each) => !isDeepStrictEqual(left.get(each), right.get(each))) ?? '';
  return firstDifference(left.get(name), right.get(name), `${path}.${name}`);
}

function membersOf(value: unknown): Map<string, unknown> | null {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : null;
}
