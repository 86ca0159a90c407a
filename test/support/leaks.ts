import { homedir, tmpdir } from 'node:os';
import { dirname } from 'node:path';

/** What no answer and no log may tell, besides what is the same for everybody. */
export interface Database {
  readonly uri: string;
  readonly password: string;
}

/** Where a text is found: a log may name the places of our code from the package on, and the codes of Neo4j. */
export type Medium = 'answer' | 'log';

/**
 * What a text gives away of us: passwords, paths of this machine, Cypher, addresses of the database, and of an answer all that is code.
 * What a client sent itself, as in `sent`, is no secret.
 */
export function leaksIn(text: string, medium: Medium, { database, sent = '' }: { database?: Database; sent?: string } = {}): string[] {
  const patterns = [...EVERYWHERE, ...(medium === 'answer' ? ANSWER : [])];
  const found = patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([piece]) => piece));
  const words = [...FOLDERS, ...(database === undefined ? [] : secretsOf(database))].filter((word) => text.includes(word));
  return [...found, ...words].filter((piece) => !sent.includes(piece));
}

const EVERYWHERE = [
  /\b(?:bolt|neo4j)(?:\+s|\+ssc)?:\/\/.{0,40}/g,
  /\b(?:MATCH|MERGE|UNWIND|CREATE|CALL|RETURN|DELETE)\s*[({[$]\s*\w{0,20}/g,
  /\bCALL (?:db|dbms)\.\w+/g,
  /\[:[A-Z_]{4,}\b/g,
  // A path of a machine, but neither an address on the web nor a part of one.
  /(?<![\w.:/~-])\/(?:home|root|usr|srv|opt|var|etc|tmp|app|work|Users)\/[\w.@-]+/g,
  /\bfile:\/\/\S{0,40}/g,
];

const ANSWER = [
  /\bnode_modules\b/g,
  /\bnode:[a-z]+\/\S{0,20}/g,
  /\.[cm]?[jt]s:\d+/g,
  /(?:\\n|\n) {2,}at \S{1,40}/g,
  /\bNeo\.(?:Client|Transient|Database)\w*\.\w+/g,
  /\b(?:org\.(?:neo4j|apache)|java\.(?:lang|util))\.\w+/g,
  /\bECONN[A-Z]+|\bENOTFOUND\b/g,
];

const FOLDERS = [process.cwd(), homedir(), tmpdir(), dirname(process.execPath)]
  .filter((folder) => folder.length > 1)
  .map((folder) => `${folder}/`);

function secretsOf({ uri, password }: Database): string[] {
  const { host, port } = new URL(uri);
  return [password, host, `localhost:${port}`];
}
