import { createHash } from 'node:crypto';
import { type Reader, statement } from './graph.ts';

/** What a graph says, as a hash: equal for graphs that hold the same, in whatever order and by whatever loads it came there. */
export interface Fingerprint {
  readonly nodes: number;
  readonly relationships: number;
  /** Of all nodes with what leaves them, in hexadecimal. */
  readonly sha256: string;
}

/** Every label, with the property that its nodes are told apart by. */
const KEYS = {
  ...{ Article: 'id', Author: 'id', Publisher: 'id', Venue: 'id', Institution: 'id', Collection: 'id', Language: 'id', Format: 'id' },
  ...{ Topic: 'id', Work: 'id', WorkKey: 'key', Issn: 'value' },
} as const;

/** Labels of what is not content: the marker, the ledger, and what remembers deletions. What leaves them does not count either. */
export const LEDGER_LABELS = ['Graph', 'Load', 'Source', 'DeletedRecord'] as const;

/** Properties of articles that say by which loads and from which bytes they came, not what they are. */
const LEDGER_PROPERTIES: ReadonlySet<string> = new Set(['createdBy', 'updatedBy', 'readHash', 'seenBy']);

export const FINGERPRINT_LABELS = Object.keys(KEYS) as (keyof typeof KEYS)[];

const NODES_A_PAGE = 2_000;
/** Strengths are sums, whose last digits depend on the order of adding. */
const DECIMALS = 9;

interface Row {
  readonly key: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly leaving: readonly { readonly type: string; readonly to: string; readonly properties: Readonly<Record<string, unknown>> }[];
}

const PAGES = FINGERPRINT_LABELS.map((label) => ({
  label,
  page: statement<{ after: string; limit: number }, Row>(
    `fingerprint.${label}`,
    `MATCH (n:${label})
     WHERE n.${KEYS[label]} > $after
     WITH n ORDER BY n.${KEYS[label]} LIMIT toInteger($limit)
     RETURN {
       key: n.${KEYS[label]}, properties: properties(n),
       leaving: [(n)-[r]->(m) | {type: type(r), to: labels(m)[0] + ' ' + coalesce(m.id, m.key, m.value), properties: properties(r)}]
     } AS row
     ORDER BY row.key`,
  ),
}));

const COUNT = statement<{ labels: readonly string[] }, number>(
  'fingerprint.count',
  'MATCH (n) WHERE NOT any(label IN labels(n) WHERE NOT label IN $labels) RETURN count(n) AS row',
);

/** Works out the fingerprint of a graph, in memory that does not grow with it. It means little while a load is at work. */
export async function fingerprint(graph: Reader, onProgress?: (done: number, total: number) => void): Promise<Fingerprint> {
  const [total = 0] = await graph.read(COUNT, { labels: FINGERPRINT_LABELS });
  let nodes = 0;
  let relationships = 0;
  // The sum of the hashes does not depend on the order of the nodes, and so not on that of an index either.
  let sum = 0n;
  // All labels at once: while the nodes of one are hashed, the database reads those of another.
  await Promise.all(
    PAGES.map(async ({ label, page }) => {
      for (let after: string | null = ''; after !== null;) {
        const rows: Row[] = await graph.read(page, { after, limit: NODES_A_PAGE });
        for (const row of rows) sum += hashOf(label, row);
        nodes += rows.length;
        relationships += rows.reduce((count, { leaving }) => count + leaving.length, 0);
        after = rows.length < NODES_A_PAGE ? null : (rows.at(-1)?.key ?? null);
        onProgress?.(nodes, total);
      }
    }),
  );
  return { nodes, relationships, sha256: (sum % 2n ** 256n).toString(16).padStart(64, '0') };
}

function hashOf(label: string, { properties, leaving }: Row): bigint {
  const content = Object.entries(properties).filter(([name]) => !LEDGER_PROPERTIES.has(name));
  const lines = leaving.map((each) => `${each.type} ${each.to} ${canonical(Object.entries(each.properties))}`).sort();
  const digest = createHash('sha256')
    .update([label, canonical(content), ...lines].join('\n'))
    .digest('hex');
  return BigInt(`0x${digest}`);
}

function canonical(entries: readonly (readonly [string, unknown])[]): string {
  return JSON.stringify(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([name, value]) => [name, rounded(value)]));
}

function rounded(value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toFixed(DECIMALS)) : value;
}
