import { unparse } from 'papaparse';
import type { Communities } from '../drawing/communities.ts';
import type { ShownNetwork } from '../network/shown-network.ts';

/** The authors as comma-separated values (RFC 4180), in the order of the network. */
export function authorsCsv({ authors }: ShownNetwork, { of, groups }: Communities): string {
  return rows(
    ['id', 'name', 'articles', 'works', 'coAuthors', 'distance', 'community'],
    authors.map(({ id, name, articleCount, workCount, degree, distance }) => [
      ...[id, name, articleCount, workCount, degree, distance],
      groups[of.get(id) ?? -1]?.name ?? null,
    ]),
  );
}

/** The ties likewise, each with the ids and names of both authors. */
export function tiesCsv({ authors, ties }: ShownNetwork): string {
  const names = new Map(authors.map(({ id, name }) => [id, name]));
  return rows(
    ['authorId1', 'authorName1', 'authorId2', 'authorName2', 'articles', 'works', 'strength', 'firstYear', 'lastYear'],
    ties.map(({ a, b, articleCount, workCount, strength, firstYear, lastYear }) => [
      ...[a, names.get(a) ?? null, b, names.get(b) ?? null],
      ...[articleCount, workCount, strength, firstYear, lastYear],
    ]),
  );
}

// What a spreadsheet would take for a formula gets an apostrophe before it.
function rows(fields: string[], data: (string | number | null)[][]): string {
  return `${unparse({ fields, data }, { escapeFormulae: true, newline: '\r\n' })}\r\n`;
}
