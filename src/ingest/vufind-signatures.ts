import { normaliseName } from '../model/name.ts';
import { signsAsAuthor, type Signature } from '../model/record.ts';
import { collapse } from '../model/text.ts';
import type { SolrDocument } from './solr-document.ts';

const NAME_FIELDS = [
  { names: 'author', roles: 'author_role', body: false },
  { names: 'author2', roles: 'author2_role', body: false },
  { names: 'author_corporate', roles: 'author_corporate_role', body: true },
] as const;

/**
 * Everybody named on a record: authors, then contributors, then bodies. Roles stand in a list of their own beside the names and belong
 * to them one by one only where there are as many.
 */
export function readSignatures(solr: SolrDocument): Signature[] {
  return NAME_FIELDS.flatMap(({ names, roles, body }) => {
    const printedNames = solr.printed(names);
    const printedRoles = solr.printed(roles);
    const aligned = printedRoles.length === printedNames.length;
    if (!aligned && printedRoles.length > 0) {
      solr.refuse(roles, printedRoles.join('; '), `There are ${printedRoles.length} roles for ${printedNames.length} names.`);
    }
    return printedNames
      .map((rawName, index) => ({ name: normaliseName(rawName), rawName, role: aligned ? roleOf(printedRoles[index] ?? '') : null, body }))
      .filter(({ name }) => name !== '');
  });
}

/** Whether a work is known by this name: a person's or a body's, with no role or an author's. */
export function signsTheWork(signature: Signature): boolean {
  return signsAsAuthor({ ...signature, body: false });
}

/** One value may hold several roles; whoever is an author among other things counts as one. */
function roleOf(printed: string): string | null {
  const role = collapse(printed);
  const author = role.split(/\s*[,;|]\s*/).find((part) => part !== '' && signsTheWork({ name: '', rawName: '', role: part, body: false }));
  return author ?? (role || null);
}
