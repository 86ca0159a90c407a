import { setTimeout as sleep } from 'node:timers/promises';
import { BibliographError } from '../errors.ts';

export type SupervisionEvent = 'restarting' | 'restarted' | { readonly failed: Error };

export interface SupervisionOptions {
  readonly until: AbortSignal;
  readonly onEvent: (event: SupervisionEvent) => void;
  readonly state: () => Promise<'alive' | 'dead' | 'stopped'>;
  /** Calls `onStart` and starts it, unless it turns out not to be dead after all: then false. */
  readonly restart: (onStart: () => void) => Promise<boolean>;
}

const LOOK_EVERY_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/** Restarts what died, with longer and longer pauses while that does not help. Ends with the signal, or when it was stopped on purpose. */
export async function supervise({ until, onEvent, state, restart }: SupervisionOptions): Promise<void> {
  let pause = LOOK_EVERY_MS;
  while (await waited(pause, until)) {
    try {
      const now = await state();
      if (now === 'stopped') {
        onEvent({
          failed: new BibliographError('UNAVAILABLE', 'Neo4j was stopped while it was in use: start this command again when you need it.'),
        });
        return;
      }
      if (now === 'dead' && (await restart(() => onEvent('restarting')))) onEvent('restarted');
      pause = LOOK_EVERY_MS;
    } catch (error) {
      if (until.aborted) return;
      onEvent({ failed: error instanceof Error ? error : new Error('Neo4j could not be restarted.', { cause: error }) });
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
  }
}

async function waited(pause: number, until: AbortSignal): Promise<boolean> {
  try {
    await sleep(pause, undefined, { signal: until, ref: false });
    return true;
  } catch {
    return false;
  }
}
