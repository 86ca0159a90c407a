import type { CitedRecord } from '../model/citation.ts';
import { nameParts } from '../model/name.ts';
import { collapse } from '../model/text.ts';
import { inOrderOf, type Reader } from './graph.ts';
import { collected, query, rowsOf, shapeOf } from './shape.ts';

interface Row extends Omit<CitedRecord, 'names'> {
  readonly id: string;
  readonly signatures: readonly Signature[];
}

interface Signature {
  readonly rawName: string;
  readonly role: string | null;
  readonly body: boolean;
}

const SIGNATURES = collected(shapeOf<Signature>('r', (its) => ({ rawName: its('rawName'), role: its('role'), body: its('body') })));
const LANGUAGES = collected(shapeOf<CitedRecord['languages'][number]>('n', (its) => ({ name: its('name'), code: its('code') })));

/** The names of what the article `a` leads to, in the order of its record. */
const NAMES = (path: string, variable: string) =>
  `CALL (a) { MATCH (a)-[r:${path}]->(n) WITH n, r ORDER BY r.position RETURN collect(n.name) AS ${variable} }`;

const OF_ARTICLES = query<{ ids: readonly string[] }, Row>(
  'citation.ofArticles',
  `UNWIND $ids AS id
   MATCH (a:Article {id: id})
   CALL (a) {
     MATCH (a)<-[r:AUTHORED]-()
     WITH r ORDER BY r.position
     RETURN ${SIGNATURES.text} AS signatures
   }
   ${NAMES('PUBLISHED_BY', 'publishers')}
   ${NAMES('HELD_BY', 'institutions')}
   ${NAMES('HAS_FORMAT', 'formats')}
   ${NAMES('ABOUT', 'keywords')}
   CALL (a) { MATCH (a)-[r:IN_LANGUAGE]->(n) WITH n, r ORDER BY r.position RETURN ${LANGUAGES.text} AS languages }
   OPTIONAL MATCH (a)-[p:PUBLISHED_IN]->(v)`,
  shapeOf('a', (its) => ({
    id: its('id'),
    title: its('title'),
    subtitle: its('subtitle'),
    year: its('year'),
    isbns: its('isbns'),
    series: its('series'),
    doi: its('doi'),
    abstract: its('abstract'),
    urls: its('linkUrls'),
    venue: 'v.name',
    volume: 'p.volume',
    issue: 'p.issue',
    startPage: 'p.startPage',
    endPage: 'p.endPage',
    issns: 'coalesce(p.issns, [])',
    signatures: SIGNATURES.as('signatures'),
    publishers: 'publishers',
    institutions: 'institutions',
    formats: 'formats',
    keywords: 'keywords',
    languages: LANGUAGES.as('languages'),
  })),
);

/** What citations of each article say, in the order of `ids`; null for an article that is gone. Names are as its record prints them. */
export async function citedRecords(graph: Reader, ids: readonly string[]): Promise<(CitedRecord | null)[]> {
  const rows = await rowsOf(graph, OF_ARTICLES, { ids });
  return inOrderOf(ids, rows, ({ id }) => id, null).map((row) => row && cited(row));
}

function cited({ signatures, abstract, ...row }: Row): CitedRecord {
  const names = signatures.map(({ rawName, role, body }) => {
    const name = collapse(rawName);
    return { name, ...nameParts(name), role, body };
  });
  return { ...row, names, abstract: abstract === null ? null : collapse(abstract) };
}
