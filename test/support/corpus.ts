import { readFile } from 'node:fs/promises';
import type { SolrFields } from './oracle.ts';

/** The seeds' few hundred papers, as Solr documents. */
export async function seedDocuments(): Promise<SolrFields[]> {
  const text = await readFile(new URL('../../seeds/ndjson/acl-anthology.ndjson', import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as SolrFields);
}

const many = Array.from({ length: 99 }, (_, index) => `Many, Author ${index}`);

/**
 * Papers of a small circle around Ada and Bob, in which everything occurs that counting can stumble over: versions with other authors,
 * works joined through a third record, records without a year, names printed twice, roles, bodies, more authors than make ties, names
 * that fold alike, and topics of four kinds.
 */
export const CIRCLE: readonly SolrFields[] = [
  paper('versions-1', 2001, ['Circle, Ada', 'Circle, Bob', 'Circle, Cyn'], { doi_str_mv: ['10.1000/one'], topic: ['Ties', 'Graphs'] }),
  paper('versions-2', 2003, ['Circle, Ada', 'Circle, Bob'], { doi_str_mv: ['10.1000/one'], topic: ['Ties'], publisher: ['Press'] }),
  paper('chain-1', 2002, ['Circle, Ada', 'Circle, Bob'], { work_keys_str_mv: ['UT one'], publisher: ['Press', 'Second Press'] }),
  paper('chain-2', 2004, ['Circle, Ada', 'Circle, Cyn'], { work_keys_str_mv: ['UT two'], container_title: 'Journal of Circles' }),
  paper('chain-3', 2006, ['Circle, Ada', 'Circle, Bob', 'Circle, Dan'], { work_keys_str_mv: ['UT one', 'UT two'], era: ['Ties'] }),
  paper('no-year', null, ['Circle, Ada', 'Circle, Bob'], { geographic: ['Graphs'] }),
  paper('only-tie-without-year', null, ['Circle, Ada', 'Circle, Eve']),
  paper('printed-twice', 2005, ['Circle, Ada', 'Circle,  Fay', 'Circle, Fay', 'Circle, Ada'], { container_title: 'Journal of Circles' }),
  paper('roles', 2005, ['Circle, Ada', 'Circle, Bob'], {
    author2: ['Circle, Gus', 'Circle, Hal', 'Circle, Bob'],
    author2_role: ['edt', 'aut', 'edt'],
    author_corporate: ['Circle Society, The'],
  }),
  paper('alone', 2007, ['Circle, Ada'], { genre: ['Ties'] }),
  paper('crowd', 2008, [...many, 'Circle, Ada', 'Circle, Bob'], { topic: ['Ties'] }),
  paper('as-many-as-tie', 2008, [...many, 'Circle, Ada'], { container_title: 'Journal of Circles' }),
  paper('names-1', 2009, ['Müller, Ana', 'Circle, Ada']),
  paper('names-2', 2009, ['Muller, Ana', 'Circle, Bob']),
  paper('names-3', 2010, ['Plato']),
];

function paper(id: string, year: number | null, author: readonly string[], more: SolrFields = {}): SolrFields {
  const titles = { title: `On ${id}`, title_sort: `on ${id}` };
  return { id: `circle:${id}`, ...titles, author, ...(year === null ? {} : { publishDate: [String(year)] }), ...more };
}
