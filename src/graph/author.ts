import { askedName, findNamed } from './by-name.ts';
import { inOrderOf, type Reader } from './graph.ts';
import { collected, query, rowsOf, shape, shapeOf } from './shape.ts';

/** Somebody, or a body, that records name, with the figures over all of their articles. */
export interface Author {
  readonly id: string;
  readonly name: string;
  readonly kind: 'PERSON' | 'ORGANISATION';
  readonly familyName: string | null;
  readonly givenName: string | null;
  /** `0000-0000-0000-0000`. */
  readonly orcid: string | null;
  readonly articleCount: number;
  readonly workCount: number;
  readonly coAuthorCount: number;
  readonly firstYear: number | null;
  readonly lastYear: number | null;
}

/** What is before and behind the comma in the name of a body is no family and given name. */
export const AUTHOR = (node: string) =>
  shapeOf<Author>(node, (its) => ({
    id: its('id'),
    name: its('name'),
    kind: its('kind'),
    familyName: `CASE ${its('kind')} WHEN 'PERSON' THEN ${its('familyName')} END`,
    givenName: `CASE ${its('kind')} WHEN 'PERSON' THEN ${its('givenName')} END`,
    orcid: its('orcid'),
    articleCount: its('articleCount'),
    workCount: its('workCount'),
    coAuthorCount: its('coAuthorCount'),
    firstYear: its('firstYear'),
    lastYear: its('lastYear'),
  }));

const BY_ID = query<{ ids: readonly string[] }, Author>(
  'author.byId',
  `UNWIND $ids AS id
   MATCH (a:Author {id: id})`,
  AUTHOR('a'),
);

/** Authors in the order of `ids`; null where there is none. */
export async function authorsById(graph: Reader, ids: readonly string[]): Promise<(Author | null)[]> {
  return inOrderOf(ids, await rowsOf(graph, BY_ID, { ids }), ({ id }) => id, null);
}

/** Of a name that many share, no more than this many are told. */
const MAX_NAMESAKES = 100;

const AUTHORS = collected(AUTHOR('a'));

const BY_NAME = query<{ names: readonly object[] }, { asked: string; authors: Author[] }>(
  'author.byName',
  `UNWIND $names AS asked
   ${findNamed('Author')}
   CALL (named) {
     UNWIND named AS a
     WITH a ORDER BY a.mostArticlesKey LIMIT ${MAX_NAMESAKES}
     RETURN ${AUTHORS.text} AS authors
   }`,
  shape({ asked: 'asked.text', authors: AUTHORS.as('authors') }),
  MAX_NAMESAKES,
);

/**
 * The authors that each of `names` means, in the order of `names`, those of most articles first, 100 at most: those whose name is
 * printed exactly so, or else those whose name differs in letter case, accents and punctuation alone.
 */
export async function authorsByName(graph: Reader, names: readonly string[]): Promise<Author[][]> {
  const rows = await rowsOf(graph, BY_NAME, { names: names.map((text) => ({ text, ...askedName(text) })) });
  return inOrderOf(names, rows, ({ asked }) => asked, null).map((row) => row?.authors ?? []);
}

const BY_ORCID = query<{ orcids: readonly string[] }, { orcid: string; authors: Author[] }>(
  'author.byOrcid',
  `UNWIND $orcids AS orcid
   CALL (orcid) {
     MATCH (a:Author {orcid: orcid})
     WITH a ORDER BY a.mostArticlesKey
     RETURN ${AUTHORS.text} AS authors
   }`,
  shape({ orcid: 'orcid', authors: AUTHORS.as('authors') }),
);

/** The authors who carry each of `orcids`, in the order of `orcids`, those of most articles first. */
export async function authorsByOrcid(graph: Reader, orcids: readonly string[]): Promise<Author[][]> {
  const rows = await rowsOf(graph, BY_ORCID, { orcids });
  return inOrderOf(orcids, rows, ({ orcid }) => orcid, null).map((row) => row?.authors ?? []);
}

const NAME_VARIANTS = query<{ ids: readonly string[] }, { id: string; names: string[] }>(
  'author.nameVariants',
  `UNWIND $ids AS id
   CALL (id) {
     MATCH (:Author {id: id})-[signed:AUTHORED]->()
     WITH signed.rawName AS name, count(*) AS times ORDER BY times DESC, name
     RETURN collect(name) AS names
   }`,
  shape({ id: 'id', names: 'names' }),
);

/** Every form in which the names of `ids` are printed, in the order of `ids`: most frequent first, then by the name itself. */
export async function nameVariantsOf(graph: Reader, ids: readonly string[]): Promise<string[][]> {
  return inOrderOf(ids, await rowsOf(graph, NAME_VARIANTS, { ids }), ({ id }) => id, null).map((row) => row?.names ?? []);
}
