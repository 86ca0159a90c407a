/** An XML element as text, whatever its attributes and its text say. Attributes that are null are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | null>>,
  ...content: readonly Content[]
): Markup {
  const said = Object.entries(attributes).map(([key, value]) => (value === null ? '' : ` ${key}="${escaped(String(value))}"`));
  const inner = content.map((part) => (typeof part === 'string' ? escaped(part) : part.markup)).join('');
  return { markup: inner === '' ? `<${name}${said.join('')}/>` : `<${name}${said.join('')}>${inner}</${name}>` };
}

/** A whole document. */
export function xmlDocument({ markup }: Markup): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${markup}\n`;
}

/** Text without the characters that no XML may have: control characters and halves of pairs. */
export function xmlText(text: string): string {
  return text.replace(FORBIDDEN, '\uFFFD');
}

/** Markup, as apart from text that is still to be escaped. */
export interface Markup {
  readonly markup: string;
}

type Content = Markup | string;

function escaped(text: string): string {
  return xmlText(text).replace(SPECIAL, (character) => `&#${character.charCodeAt(0)};`);
}

// White space too: in an attribute, readers would take it for a space.
const SPECIAL = /[&<>"'\t\n\r]/g;
const FORBIDDEN = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;
