import { BibliographError } from '../errors.ts';
import { builder, globalId, globalIdOf } from './builder.ts';
import { refuse } from './refuse.ts';

export const NameBy = builder.inputType('NameBy', {
  description: 'One thing: either by its id, or by its name.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Its id.' }),
    name: t.string({
      description: 'Its name as printed. Letter case, accents and punctuation give way where nothing is called exactly so.',
    }),
  }),
});

/** The inner id of the thing of type `typename` that a client means. Throws BAD_USER_INPUT for the id of anything else. */
export function idOfType(typename: string, id: string): string {
  const found = globalId(id);
  if (found.typename !== typename)
    refuse(`This is the id of a thing of type ${found.typename}; here the id of a thing of type ${typename} is needed.`);
  return found.id;
}

/** No name and no other key of the graph is longer: it would fit no index. There they are counted in bytes of UTF-8, which are never fewer. */
const LONGEST_KEY = 8_000;

/** A name, or another key, that a client gives to look something up by. Throws BAD_USER_INPUT for one that is longer than any in the graph. */
export function keyOf(text: string): string {
  if (text.length > LONGEST_KEY) refuse(`Names and keys have ${LONGEST_KEY} characters at most, not ${text.length}.`);
  return text;
}

const MAX_CANDIDATES = 20;

/**
 * The one of `found`, null where there is none. Throws AMBIGUOUS for several, with the first of them as candidates; `said` is what the
 * client gave, such as `the name "Smith"`.
 */
export function onlyOne<Row extends { id: string; name: string; articleCount: number }>(
  typename: string,
  said: string,
  found: readonly Row[],
): Row | null {
  const [first, ...others] = found;
  if (first === undefined) return null;
  if (others.length === 0) return first;
  const candidates = found
    .slice(0, MAX_CANDIDATES)
    .map(({ id, name, articleCount }) => ({ id: globalIdOf(typename, id), name, articleCount }));
  throw new BibliographError('AMBIGUOUS', `${found.length} things have ${said}: ask again by the id of the one that you mean.`, {
    details: { candidates },
  });
}
