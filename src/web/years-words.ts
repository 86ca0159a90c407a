import type { Years } from './place.ts';

/** "2016 to 2017", "2017 and later"; null where it is of all years. */
export function yearsWords(years: Years | null): string | null {
  if (years === null) return null;
  const { from, to } = years;
  if (from === null) return to === null ? null : `${to} and earlier`;
  if (to === null) return `${from} and later`;
  return from === to ? String(from) : `${from} to ${to}`;
}
