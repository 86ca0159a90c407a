import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { documentIdOf, hashOf, mistake } from '../document-id.ts';
import type { Documents } from '../trusted-documents.ts';

export interface TrustedDocuments {
  readonly documents: Documents;
  /** Whether nothing else is executed. */
  readonly only: boolean;
}

/**
 * Executes trusted documents by their ids. They are parsed, validated and priced like all others. Where only they are executed, the text of
 * one is as good as its id.
 */
export function useTrustedDocuments({ documents, only }: TrustedDocuments): Plugin {
  return {
    onParams({ params, request, setParams }) {
      const id = documentIdOf(params, request);
      const text: unknown = params.query ?? (id === null ? null : documents.get(id));
      if (text == null) throw id === null ? mistake(NOTHING) : untrusted(only ? NOT_HERE : NOT_YET);
      if (typeof text !== 'string') throw mistake('query is the text of a document: send a string.');
      const hash = hashOf(text);
      if (id !== null && id !== hash) throw mistake(NOT_ITS_ID);
      if (only && !documents.has(hash)) throw untrusted(NOT_TRUSTED);
      setParams({ ...params, query: text });
    },
  };
}

const NOTHING = 'Send a document as query, or the id of a trusted one as documentId.';
const NOT_ITS_ID = 'The id is not the SHA-256 of the document that comes with it: send one of them alone.';
const NOT_YET = 'No trusted document has this id: send its text as query instead.';
const NOT_HERE = 'No trusted document has this id, and this server executes no others: ask its operator to add it to them.';
const NOT_TRUSTED =
  'This server executes trusted documents alone, and this is none of them: ask for one by its documentId, or ask its operator to add yours to them.';

function untrusted(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } });
}
