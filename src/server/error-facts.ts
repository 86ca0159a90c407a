import { fileURLToPath } from 'node:url';

/**
 * What the log tells of an error: its name, code, message and place, and the same of its cause. Fields of an error are left out: a
 * GraphQLError's hold the whole document that a client sent. Places are told from the package on, and messages without paths, Cypher and
 * addresses of databases, of which those of drivers and of the system are full; nor do they tell any of `hidden`.
 */
export function errorFacts(error: unknown, hidden: readonly string[] = []): object {
  if (!(error instanceof Error)) return { message: withoutSecrets(String(error), hidden) };
  const { name, message, stack = '', cause } = error;
  const code = 'code' in error ? { code: error.code } : {};
  const facts = { name, ...code, message: withoutSecrets(message, hidden), stack: placesOf(stack) };
  return cause === undefined ? facts : { ...facts, cause: errorFacts(cause, hidden) };
}

const PACKAGE = new URL('../../', import.meta.url);
/** A folder from the root on, as a path or as an address of a file. */
const FOLDER = /(?:file:\/\/)?(?<![\w.:/])(?:\/[^\s/:()'"]+)+\//g;
const MODULES = /(?:file:\/\/)?(?<![\w.:/])(?:\/[^\s/:()'"]+)*\/(?=node_modules\/)/g;

/** The frames of a stack alone: its first lines are the message again. */
function placesOf(stack: string): string {
  return stack
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .map((line) => line.replaceAll(PACKAGE.href, '').replaceAll(fileURLToPath(PACKAGE), '').replace(MODULES, '').replace(FOLDER, ''))
    .join('\n');
}

/** Neo4j quotes a statement on a line of its own; elsewhere it begins with its first clause. */
const CYPHER = /\n"[\s\S]*|\b(?:(?:MATCH|MERGE|CREATE)\s*\(|UNWIND\s+[$[]|RETURN\s*[{$]|CALL\s*[{(]|CALL \w+\.)[\s\S]*/;
const PATH = /(?:file:\/\/)?(?<![\w.:/])(?:\/[^\s/:()'",]+){2,}/g;
const ADDRESSES = [
  /\b(?:bolt|neo4j|https?)(?:\+s|\+ssc)?:\/\/[^\s'",)]+/g,
  /\[[0-9a-f:]+\]:\d+|(?<![\w.:])[0-9a-f]*(?::[0-9a-f]*){2,}:\d+/gi,
  /\b\d{1,3}(?:\.\d{1,3}){3}:\d+\b|\b[a-z][\w-]*(?:\.[\w-]+)*:\d{2,5}\b/gi,
  /(?<=\b(?:ENOTFOUND|EAI_AGAIN) )\S+/g,
];

function withoutSecrets(message: string, hidden: readonly string[]): string {
  const known = hidden.filter((secret) => secret !== '').reduce((text, secret) => text.replaceAll(secret, '[hidden]'), message);
  const nowhere = ADDRESSES.reduce((text, address) => text.replace(address, '[address]'), known);
  return nowhere.replace(CYPHER, '[Cypher]').replace(PATH, '[path]');
}
