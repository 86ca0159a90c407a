import SchemaBuilder from '@pothos/core';
import RelayPlugin from '@pothos/plugin-relay';
import { type GraphQLSchema, isObjectType } from 'graphql';
import { BibliographError } from '../errors.ts';
import type { Context } from './context.ts';

const MAX_NODES = 100;

// Nodes are loaded `loadWithoutCache`: the plugin's own cache hands a node to a second field of a request before it knows its type, and
// `batch` reads each once a request anyway.
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
    pageInfoTypeOptions: { description: 'Where a page stands in its list.' },
    hasNextPageFieldOptions: { description: 'Whether anything follows the last item of this page.' },
    hasPreviousPageFieldOptions: { description: 'Whether anything stands before the first item of this page.' },
    startCursorFieldOptions: { description: 'The cursor of the first item; null where the page is empty.' },
    endCursorFieldOptions: { description: 'The cursor of the last item; null where the page is empty.' },
    firstArgOptions: {
      description: 'How many items from the start, or from `after`: 0 to 100. 20 where neither `first` nor `last` is given.',
    },
    afterArgOptions: { description: 'A cursor of this list: the page begins behind it.' },
    lastArgOptions: { description: 'How many items before the end, or before `before`: 0 to 100.' },
    beforeArgOptions: { description: 'A cursor of this list: the page ends before it.' },
    idFieldOptions: { description: 'Opaque, and the same for good: give it to `node`, to look-ups and to filters.' },
    nodeTypeOptions: { description: 'Whatever has an id and can be fetched by it.' },
    nodeQueryOptions: {
      description: 'Anything, by its id; null where there is no such thing (any more).',
      args: { id: { description: 'An id as this API gave it.' } },
      resolve: (_root, { id }, _context, { schema }, resolveNode) => (isNodeType(schema, id.typename) ? resolveNode(id) : notAnId()),
    },
    nodesQueryOptions: {
      description: 'Several things by their ids, in the order asked for; null for each that does not exist (any more).',
      extensions: { items: ['ids'] },
      args: { ids: { description: 'Ids as this API gave them: 100 at most.' } },
      resolve: (_root, { ids }, _context, { schema }, resolveNodes) => {
        if (ids.length > MAX_NODES) {
          throw new BibliographError('BAD_USER_INPUT', `nodes takes ${MAX_NODES} ids at most, not ${ids.length}: ask in several goes.`);
        }
        return ids.every(({ typename }) => isNodeType(schema, typename)) ? resolveNodes(ids) : notAnId();
      },
    },
    encodeGlobalID: (typename, id) => globalIdOf(typename, String(id)),
    decodeGlobalID: globalId,
  },
});

builder.queryType({ description: 'Everything that can be asked.' });

builder.globalConnectionField('totalCount', (t) =>
  t.int({
    description: 'How many there are in all, whatever the page.',
    extensions: { price: 10 },
    resolve: (connection) => connection.totalCount(),
  }),
);

/** The id by which clients know a thing of a type. */
export function globalIdOf(typename: string, id: string): string {
  return Buffer.from(`${typename}:${id}`).toString('base64url');
}

/** No id of ours is longer. */
const LONGEST_ID = 200;

/** The type and the inner id that a global id stands for. Throws BAD_USER_INPUT for what never was one. */
export function globalId(id: string): { typename: string; id: string } {
  if (id.length > LONGEST_ID) notAnId();
  const match = /^([A-Z][A-Za-z]+):(.+)$/s.exec(Buffer.from(id, 'base64url').toString());
  return match?.[1] === undefined || match[2] === undefined ? notAnId() : { typename: match[1], id: match[2] };
}

/** Whether `typename` is a type whose things have ids. */
function isNodeType(schema: GraphQLSchema, typename: string): boolean {
  const type = schema.getType(typename);
  return isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node');
}

function notAnId(): never {
  throw new BibliographError('BAD_USER_INPUT', 'This is not an id of ours: ids are to be passed on as they were received.');
}
