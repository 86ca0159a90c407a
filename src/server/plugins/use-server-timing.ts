import type { Plugin } from 'graphql-yoga';
import { databaseTime, factsOf } from '../request-facts.ts';

/** Every GraphQL answer says what it cost in the database: `Server-Timing: db;dur=12.3;desc="4 queries"`, in milliseconds. */
export function useServerTiming(): Plugin {
  const answers = new WeakSet<Request>();
  return {
    onResultProcess({ request }) {
      answers.add(request);
    },
    onResponse({ request, response }) {
      if (!answers.has(request)) return;
      const facts = factsOf(request);
      response.headers.set('Server-Timing', `db;dur=${databaseTime(facts).toFixed(1)};desc="${facts.queries.length} queries"`);
      response.headers.set('Cache-Control', 'no-store');
    },
  };
}
