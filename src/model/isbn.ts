/** The number at the start of a printed ISBN; what follows it says which edition: "0-19-852663-6 (pbk.)". */
const PRINTED = /^(?:urn:isbn:|isbn(?:-1[03])?\s*:?\s*)?([\d][\d\s-‐‑–]{8,16}[\dx])(?![\dx])/i;

/** The ISBN that `text` begins with, without hyphens, or null where there is none or its check digit (ISO 2108) is wrong. */
export function parseIsbn(text: string): string | null {
  const printed = PRINTED.exec(text.trim())?.[1];
  if (printed === undefined) return null;
  const isbn = printed.replace(/[\s‐‑–-]/gu, '').toUpperCase();
  if (/^\d{9}[\dX]$/.test(isbn)) return weighed(isbn, (index) => 10 - index) % 11 === 0 ? isbn : null;
  if (/^97[89]\d{10}$/.test(isbn)) return weighed(isbn, (index) => (index % 2 === 0 ? 1 : 3)) % 10 === 0 ? isbn : null;
  return null;
}

/** The ISBN of thirteen digits that names the same book. */
export function isbn13(isbn: string): string {
  if (isbn.length === 13) return isbn;
  const digits = `978${isbn.slice(0, 9)}`;
  return `${digits}${(10 - (weighed(digits, (index) => (index % 2 === 0 ? 1 : 3)) % 10)) % 10}`;
}

function weighed(isbn: string, weight: (index: number) => number): number {
  return Array.from(isbn).reduce((total, digit, index) => total + (digit === 'X' ? 10 : Number(digit)) * weight(index), 0);
}
