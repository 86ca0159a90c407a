import { getIntrospectionQuery, stripIgnoredCharacters } from 'graphql';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { COMMANDS } from './home.ts';
import type { Operation } from './operations.ts';
import { type Documents, documentsOf } from './trusted-documents.ts';

/** What the explorer asks, as `npm run generate` writes it: it sends the ids alone. */
const EXPLORER = new URL('../../schema/operations/explorer/persisted-documents.json', import.meta.url);

/** What our own pages ask: the explorer, the examples of the playground and its look at the schema, the commands of the home page. */
export function ownDocuments(operations: readonly Operation[]): Documents {
  const explorer = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(EXPLORER, 'utf8')));
  const examples = operations.map(({ document }) => document);
  // As the playground asks for it.
  const introspection = getIntrospectionQuery({ inputValueDeprecation: true, schemaDescription: true });
  // The playground sends no more of a text than means something.
  const sent = [...examples, introspection].map((document) => stripIgnoredCharacters(document));
  return documentsOf([...Object.values(explorer), ...COMMANDS, ...examples, ...sent]);
}
