import { fold } from './fold.ts';
import { mintId } from './id.ts';
import { nameParts } from './name.ts';
import { searchWords } from './search.ts';
import { undividedWords } from './search-text.ts';
import { collapse } from './text.ts';

/** What is indexed of a name: tokens with single spaces between. */
export interface NameText {
  /** Folded words as printed and, of "Family, Given", with the given names first; then those that hyphens divide, as if they did not. */
  readonly nameWords: string;
  /** The whole name, each way it may be asked for one token, and the label of its node. */
  readonly wholeName: string;
}

/** Longer names are found by their words alone: a token of Lucene has 255 characters. */
const MAX_LENGTH = 200;

/** Stands between the forms of a name, so that no phrase reaches over it. */
const BOUNDARY = ' _ ';

export function nameTextOf(label: string, name: string): NameText {
  const forms = formsOf(name);
  return {
    nameWords: [...forms.map((form) => searchWords(form).join(' ')), ...undividedWords(name)].filter((form) => form !== '').join(BOUNDARY),
    wholeName: [labelToken(label), ...new Set([printedToken(name), ...forms.flatMap(foldedToken)])].join(' '),
  };
}

/** Marks in `wholeName` what a node is. */
export function labelToken(label: string): string {
  return `@${label}`;
}

/** What `wholeName` holds of a name that is printed so, but for letter case. */
export function printedToken(name: string): string {
  return `=${mintId('text', collapse(name).toLowerCase())}`;
}

/** What `wholeName` holds of a name that folds so; empty where folding leaves nothing, or too much. */
export function foldedToken(name: string): string[] {
  const folded = fold(name);
  return folded === '' || folded.length > MAX_LENGTH ? [] : [folded.replaceAll(' ', '_')];
}

function formsOf(name: string): string[] {
  const { familyName, givenName } = nameParts(name);
  return familyName === null || givenName === null ? [name] : [name, `${givenName} ${familyName}`];
}
