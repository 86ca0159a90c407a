import { setMaxListeners } from 'node:events';

/** What comes of `work`; as soon as one of the signals aborts, its reason. What becomes of the work then is nobody's business. */
export async function unlessAborted<Result>(work: PromiseLike<Result>, signals: readonly AbortSignal[]): Promise<Result> {
  const heard = new Map<AbortSignal, () => void>();
  const aborted = new Promise<never>((_, reject) => {
    for (const signal of signals) {
      // All that a request reads, or a pool, listens to one.
      setMaxListeners(0, signal);
      const abort = () => reject(reasonOf(signal));
      heard.set(signal, abort);
      if (signal.aborted) abort();
      else signal.addEventListener('abort', abort, { once: true });
    }
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    for (const [signal, abort] of heard) signal.removeEventListener('abort', abort);
  }
}

function reasonOf({ reason }: AbortSignal): Error {
  return reason instanceof Error ? reason : new Error('Aborted.', { cause: reason });
}
