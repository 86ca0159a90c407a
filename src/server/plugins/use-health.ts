import type { Plugin } from 'graphql-yoga';
import { within } from '../within.ts';
import { useRoute } from './use-route.ts';

/** Milliseconds within which `/ready` answers, whatever the database does. */
const LIMIT_MS = 1_500;

export interface Readiness {
  readonly ready: boolean;
  /** Why not, in a sentence, where that is known. */
  readonly reason?: string;
}

/** `/health`: whether this process answers. `/ready`: whether it can answer from its database; 503 while it cannot. */
export function useHealth(readiness: () => Promise<Readiness>): Plugin[] {
  // Whoever asks while a question is under way shares its answer, so that a dead database is not asked ever more often.
  let asking: Promise<Readiness> | null = null;
  const ask = () => (asking ??= within(LIMIT_MS, readiness, { ready: false }).finally(() => (asking = null)));
  return [
    useRoute('/health', () => said({ alive: true }, 200)),
    useRoute('/ready', async () => {
      const answer = await ask();
      return said(answer, answer.ready ? 200 : 503);
    }),
  ];
}

function said(body: object, status: number): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } });
}
