import { iso6393 } from 'iso-639-3';
import { fold } from './fold.ts';

/** ISO 639-3 codes by the two- and three-letter codes of all parts of ISO 639. */
const BY_CODE: ReadonlyMap<string, string> = new Map(
  iso6393.flatMap(({ iso6393: code, iso6392B, iso6392T, iso6391 }) =>
    [code, iso6392B, iso6392T, iso6391].filter((other) => other !== undefined).map((other) => [other, code] as const),
  ),
);

const BY_PRINTED_NAME: ReadonlyMap<string, string> = new Map(iso6393.map(({ name, iso6393: code }) => [name, code]));

/** Names as people print them: folded, and without what ISO adds in brackets, where two share such a name the macrolanguage first. */
const BY_FOLDED_NAME: ReadonlyMap<string, string> = new Map([
  ...iso6393
    .toSorted((one, other) => Number(one.scope === 'macrolanguage') - Number(other.scope === 'macrolanguage'))
    .map(({ name, iso6393: code }) => [fold(withoutBrackets(name)), code] as const),
  ...iso6393.map(({ name, iso6393: code }) => [fold(name), code] as const),
  ['greek', 'ell'],
  ['castilian', 'spa'],
  ['flemish', 'nld'],
  ['farsi', 'fas'],
  ['mandarin', 'cmn'],
]);

/**
 * The ISO 639-3 code of a language printed by its English name or by a code of any part of ISO 639, or null where it is unknown:
 * "English", "en", "en-GB", "fre", "Greek, Modern (1453- )".
 */
export function languageCode(printed: string): string | null {
  const name = printed.trim();
  return BY_PRINTED_NAME.get(name) ?? byCode(name) ?? byName(name);
}

function byCode(text: string): string | null {
  const [, primary] = /^([a-z]{2,3})(?:[-_][a-z0-9]{2,8})*$/i.exec(text) ?? [];
  return primary === undefined ? null : (BY_CODE.get(primary.toLowerCase()) ?? null);
}

/** Catalogues print the adjective behind: "French, Old (ca. 842-1300)". */
function byName(text: string): string | null {
  const plain = withoutBrackets(text);
  const turned = plain.replace(/^([^,]+), (.+)$/, '$2 $1');
  const [first = ''] = plain.split(/[;,]/);
  for (const name of [text, plain, turned, first]) {
    const code = BY_FOLDED_NAME.get(fold(name));
    if (code !== undefined) return code;
  }
  return null;
}

function withoutBrackets(name: string): string {
  return name.replace(/\s*\([^)]*\)/g, '');
}
