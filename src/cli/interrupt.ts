import { BibliographError } from '../errors.ts';

/** Runs `action` with a signal that Ctrl-C or a request to end aborts, so that it can leave things in order. A second one ends at once. */
export async function interruptible<T>(action: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const interrupt = () => controller.abort(new BibliographError('UNAVAILABLE', 'Interrupted: nothing was left half done.'));
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    return await action(controller.signal);
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}
