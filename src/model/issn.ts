const ISSN = /^(?:urn:issn:|e?-?issn(?:-l)?\s*:?\s*)?(\d{4})[-‐‑–]?(\d{3})([\dx])$/i;

/** The ISSN that `text` states as `0000-0000`, or null where it is none or its check digit (ISO 3297, modulus 11) is wrong. */
export function parseIssn(text: string): string | null {
  const [, first, middle, check] = ISSN.exec(text.trim()) ?? [];
  if (first === undefined || middle === undefined || check === undefined) return null;
  const sum = Array.from(first + middle).reduce((total, digit, index) => total + Number(digit) * (8 - index), 0);
  const expected = (11 - (sum % 11)) % 11;
  const stated = check.toUpperCase();
  return stated === (expected === 10 ? 'X' : String(expected)) ? `${first}-${middle}${stated}` : null;
}
