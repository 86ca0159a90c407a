import { type Author, authorsById, authorsByName, authorsByOrcid } from '../graph/author.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { idOfType, keyOf, onlyOne } from './look-up.ts';
import { quoted } from './quoted.ts';
import { refuse } from './refuse.ts';

export const AuthorBy = builder.inputType('AuthorBy', {
  description: 'One author: by id, by ORCID iD, or by name.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'The id of an author, as this API gave it.' }),
    orcid: t.field({ type: 'ORCID', description: 'The ORCID iD of a person.' }),
    name: t.string({
      description:
        'The name as printed, mostly "Family, Given". Letter case, accents and punctuation give way where nobody is called exactly so.',
    }),
  }),
});

export type AuthorByInput = typeof AuthorBy.$inferInput;

/** The author that a client means, or null. Throws AMBIGUOUS, and BAD_USER_INPUT for an id of something else. */
export async function findAuthor({ batch }: Context, { id, orcid, name }: AuthorByInput): Promise<Author | null> {
  if (typeof id === 'string') return batch(authorsById, idOfType('Author', id));
  if (typeof orcid === 'string') return onlyOne('Author', `the ORCID iD ${orcid}`, await batch(authorsByOrcid, orcid));
  return onlyOne('Author', `the name "${quoted(name)}"`, await batch(authorsByName, keyOf(name)));
}

/** The id of the author that a client means. Throws AMBIGUOUS, and BAD_USER_INPUT where there is no such author. */
export async function authorIdOf(ctx: Context, by: AuthorByInput): Promise<string> {
  const author = await findAuthor(ctx, by);
  return author?.id ?? refuse(`There is no author of ${saidOf(by)}: give the id, the ORCID iD or the printed name of one in this graph.`);
}

function saidOf({ id, orcid, name }: AuthorByInput): string {
  if (typeof id === 'string') return `the id ${id}`;
  return typeof orcid === 'string' ? `the ORCID iD ${orcid}` : `the name "${quoted(name)}"`;
}
