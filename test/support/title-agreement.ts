import type { Reader } from '../../src/graph/graph.ts';
import type { Agreement } from './agreement.ts';
import { ask } from './api.ts';
import type { SolrFields } from './oracle.ts';

const AT_ONCE = 10;
const FIRST = 10;

/** Whether each of `documents` is among the first ten articles for its own title as the search. */
export async function compareTitles(graph: Reader, documents: readonly SolrFields[]): Promise<Agreement> {
  const differences: string[] = [];
  for (let start = 0; start < documents.length; start += AT_ONCE) {
    const some = documents.slice(start, start + AT_ONCE);
    const query = `query (${some.map((_, index) => `$t${index}: String`).join(', ')}) {
      ${some.map((_, index) => `t${index}: articles(search: $t${index}, first: ${FIRST}) { nodes { provenance { recordId } } }`).join('\n')}
    }`;
    const found = (await ask(graph, query, Object.fromEntries(some.map(({ title }, index) => [`t${index}`, title])))) as Found;
    for (const [index, { id, title }] of some.entries()) {
      const ids = found[`t${index}`]?.nodes.map(({ provenance }) => provenance.recordId) ?? [];
      if (!ids.includes(String(id))) differences.push(`"${String(title)}" does not find ${String(id)}, but ${ids.join(' ')}`);
    }
  }
  return { compared: documents.length, differences };
}

type Found = Readonly<Record<string, { readonly nodes: readonly { readonly provenance: { readonly recordId: string } }[] }>>;
