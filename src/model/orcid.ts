const ORCID = /^(?:(?:https?:\/\/)?(?:www\.)?orcid\.org\/|orcid\s*:\s*)?(\d{4})-?(\d{4})-?(\d{4})-?(\d{3})([\dx])\/?$/i;

/**
 * The ORCID iD that `text` states, bare or as an address, as `0000-0000-0000-0000`; null where it is none or its check digit
 * (ISO 7064, MOD 11-2) is wrong.
 */
export function parseOrcid(text: string): string | null {
  const [, ...groups] = ORCID.exec(text.trim()) ?? [];
  const stated = groups.join('').toUpperCase();
  if (stated === '') return null;
  const total = Array.from(stated.slice(0, -1)).reduce((sum, digit) => (sum + Number(digit)) * 2, 0);
  const expected = (12 - (total % 11)) % 11;
  if (stated.at(-1) !== (expected === 10 ? 'X' : String(expected))) return null;
  return [0, 4, 8, 12].map((from) => stated.slice(from, from + 4)).join('-');
}
