import { collapse } from './text.ts';

/** The two sides of a printed "Family, Given". */
export interface NameParts {
  readonly familyName: string | null;
  readonly givenName: string | null;
}

/** The name that tells its author apart from others: as printed, NFC, white space collapsed, letter case kept. */
export function normaliseName(printed: string): string {
  return collapse(printed);
}

/**
 * Family and given part of a name, from its first comma. Without a comma nothing says which part is which, and both are null:
 * "Mausam" and "Ludwig van Beethoven" stay whole.
 */
export function nameParts(name: string): NameParts {
  const comma = name.indexOf(',');
  if (comma < 0) return { familyName: null, givenName: null };
  return { familyName: collapse(name.slice(0, comma)) || null, givenName: collapse(name.slice(comma + 1)) || null };
}
