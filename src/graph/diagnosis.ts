import { isCode } from '../errors.ts';
import { type GraphOptions, type Reader, openGraph, statement } from './graph.ts';
import { probeDatabase } from './probe.ts';

/** What a Neo4j says about itself, or why it does not. */
export type Diagnosis =
  | { readonly reached: false; readonly because: 'unreachable' | 'unauthorized' | 'password-expired' | 'no-such-database' }
  | {
      readonly reached: true;
      readonly version: string;
      readonly edition: string;
      readonly indexes: readonly IndexState[];
      /** As its settings have it; null when this user may not read them. */
      readonly memory: { readonly heap: string; readonly pageCache: string } | null;
    };

export interface IndexState {
  readonly name: string;
  /** ONLINE, POPULATING or FAILED. */
  readonly state: string;
}

const COMPONENT = statement<object, { version: string; edition: string }>(
  'diagnosis component',
  `CALL dbms.components() YIELD name, versions, edition WHERE name = 'Neo4j Kernel'
   RETURN {version: versions[0], edition: edition} AS row`,
);

const INDEXES = statement<object, IndexState>(
  'diagnosis indexes',
  'SHOW INDEXES YIELD name, state RETURN {name: name, state: state} AS row ORDER BY name',
);

const HEAP = 'server.memory.heap.max_size';
const PAGE_CACHE = 'server.memory.pagecache.size';
const MEMORY = statement<object, { name: string; value: string }>(
  'diagnosis memory',
  `SHOW SETTINGS '${HEAP}', '${PAGE_CACHE}' YIELD name, value RETURN {name: name, value: value} AS row`,
);

/** Asks a Neo4j how it is; reads only. Throws what is none of the expected faults. */
export async function diagnose(options: GraphOptions): Promise<Diagnosis> {
  const { uri, username, password, database } = options;
  const answer = await probeDatabase(uri, { username, password }, database);
  if (answer !== 'ready') return { reached: false, because: answer };
  const graph = openGraph(options);
  try {
    const [component] = await graph.read(COMPONENT, {});
    if (component === undefined) return { reached: false, because: 'unreachable' };
    return { reached: true, ...component, indexes: await graph.read(INDEXES, {}), memory: await memory(graph) };
  } finally {
    await graph.close();
  }
}

async function memory(graph: Reader): Promise<{ heap: string; pageCache: string } | null> {
  try {
    const values = new Map((await graph.read(MEMORY, {})).map(({ name, value }) => [name, value]));
    return { heap: values.get(HEAP) ?? 'by default', pageCache: values.get(PAGE_CACHE) ?? 'by default' };
  } catch (error) {
    // Users without the right to read settings, and services that have none.
    if (isCode(error, 'UNAVAILABLE')) return null;
    throw error;
  }
}
