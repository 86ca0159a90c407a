import SchemaBuilder from '@pothos/core';
import RelayPlugin from '@pothos/plugin-relay';
import { BibliographError } from '../errors.ts';
import type { Context } from './context.ts';

export const builder = new SchemaBuilder<{
  Context: Context;
  DefaultFieldNullability: false;
  DefaultEdgesNullability: { list: false; items: false };
  DefaultNodeNullability: false;
  Connection: { totalCount: () => Promise<number> | number };
  Scalars: {
    ID: { Input: string; Output: string };
    DateTime: { Input: Date; Output: string };
    DOI: { Input: string; Output: string };
    HTML: { Input: string; Output: string };
    ISSN: { Input: string; Output: string };
    ORCID: { Input: string; Output: string };
    URL: { Input: URL; Output: string };
  };
}>({
  plugins: [RelayPlugin],
  defaultFieldNullability: false,
  relay: {
    cursorType: 'String',
    nodesOnConnection: { description: 'The items of this page, without their edges.' },
    edgesFieldOptions: {
      nullable: { list: false, items: false },
      description: 'The items of this page, with what belongs to their place in this list.',
    },
    nodeFieldOptions: { nullable: false, description: 'The item itself.' },
    cursorFieldOptions: { description: 'The place of this item in its list: give it to `after` or `before`.' },
    pageInfoFieldOptions: { description: 'How to go on from this page.' },
    encodeGlobalID: (typename, id) => Buffer.from(`${typename}:${String(id)}`).toString('base64url'),
    decodeGlobalID: globalId,
  },
});

builder.queryType({ description: 'Everything that can be asked.' });

builder.globalConnectionField('totalCount', (t) =>
  t.int({ description: 'How many there are in all, whatever the page.', resolve: (connection) => connection.totalCount() }),
);

/** The type and the inner id that a global id stands for. Throws BAD_USER_INPUT for what never was one. */
export function globalId(id: string): { typename: string; id: string } {
  const match = /^([A-Z][A-Za-z]+):(.+)$/s.exec(Buffer.from(id, 'base64url').toString());
  if (match?.[1] === undefined || match[2] === undefined) {
    throw new BibliographError('BAD_USER_INPUT', 'This is not an id of ours: ids are to be passed on as they were received.');
  }
  return { typename: match[1], id: match[2] };
}
