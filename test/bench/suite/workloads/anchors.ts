import type { Read } from '../workload.ts';

/** How many things questions are about, that no figure is one thing's own. */
const COUNT = 10;

/** The authors with nearest to so many, so that graphs of all sizes are asked about authors alike. */
export function authorsNear(read: Read, property: 'articleCount' | 'coAuthorCount', many: number): Promise<{ id: string }[]> {
  const text = `MATCH (n:Author {kind: 'PERSON'})
    WITH n ORDER BY abs(n.${property} - $many), n.id LIMIT ${COUNT}
    RETURN {id: n.id} AS row`;
  return read(text, { many });
}

/** The nodes of a label that have at least so many articles, those with the fewest first; those with the most where none has so many. */
export function hubs(read: Read, label: 'Venue' | 'Topic', least: number): Promise<{ id: string }[]> {
  const text = `MATCH (n:${label})
    WITH n, n.articleCount >= $least AS large
    ORDER BY large DESC, CASE WHEN large THEN n.articleCount ELSE -n.articleCount END, n.id LIMIT ${COUNT / 2}
    RETURN {id: n.id} AS row`;
  return read(text, { least });
}
