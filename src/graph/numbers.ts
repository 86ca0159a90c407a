import neo4j from 'neo4j-driver';

const { isInt } = neo4j;

/**
 * What the driver gave, changed in place to have a number wherever it has an integer of the driver's own. The driver's option for that
 * (`disableLosslessIntegers`) makes ten objects on the way to each number, a third of all that a large answer takes. No integer of ours is
 * beyond the 53 bits of a number.
 */
export function withNumbers(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isInt(value)) return value.toNumber();
  if (Array.isArray(value)) for (let at = 0; at < value.length; at += 1) convert(value, at);
  else for (const name of Object.keys(value)) convert(value as Record<string, unknown>, name);
  return value;
}

function convert<Name extends string | number>(holder: Record<Name, unknown>, name: Name): void {
  const value = holder[name];
  if (typeof value === 'object' && value !== null) holder[name] = withNumbers(value);
}
