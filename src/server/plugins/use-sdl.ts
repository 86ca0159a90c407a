import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { etagOf, hasAlready } from '../route.ts';
import { useRoute } from './use-route.ts';

/** `/schema.graphql`: the schema in GraphQL's own language, for code generators and editors. */
export function useSdl(schema: GraphQLSchema): Plugin {
  const sdl = `${printSchema(lexicographicSortSchema(schema))}\n`;
  const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-cache', ETag: etagOf(sdl) };
  return useRoute('/schema.graphql', (request) =>
    hasAlready(request, headers.ETag) ? new Response(null, { status: 304, headers }) : new Response(sdl, { headers }),
  );
}
