/** The http or https address that `text` is, as printed unless it has characters that an address cannot have; else null. */
export function parseWebAddress(text: string): string | null {
  const printed = text.trim();
  if (!/^https?:\/\//i.test(printed) || !URL.canParse(printed)) return null;
  return /^[\x21-\x7e]+$/.test(printed) ? printed : new URL(printed).href;
}
