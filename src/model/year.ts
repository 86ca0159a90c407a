const EARLIEST = 1000;

/** Four digits by themselves, or the year of a date without separators such as `20150301`. */
const FOUR_DIGITS = /(?<!\d)(\d{4})(?:(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))?(?!\d)/g;

/**
 * The first run of four digits in `dates` that is a year from 1000 to the one after `currentYear`, or null. Ranges give where they
 * begin ("2010-2012"), and marks around a year are passed over ("c2015", "[2015?]").
 */
export function parseYear(dates: readonly string[], currentYear: number): number | null {
  for (const date of dates) {
    for (const [, digits] of date.matchAll(FOUR_DIGITS)) {
      const year = Number(digits);
      if (year >= EARLIEST && year <= currentYear + 1) return year;
    }
  }
  return null;
}
