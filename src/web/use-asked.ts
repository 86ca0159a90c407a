import { useEffect, useState } from 'preact/hooks';
import { Fault } from './ask.ts';

/** Something that is asked for: not yet there, there, or not to be had. While it is asked for anew, what was there before stays. */
export interface Asked<Answer> {
  readonly answer: Answer | null;
  readonly fault: Fault | null;
  readonly loading: boolean;
  readonly again: () => void;
}

/**
 * Asks whenever `key` changes, gives up what it asked before, and asks again by itself once the network is back. With a null key nothing is
 * asked. An answer to another key is kept on show only where `kept`.
 */
export function useAsked<Answer>(
  key: string | null,
  question: (signal: AbortSignal) => Promise<Answer>,
  { kept = false }: { kept?: boolean } = {},
): Asked<Answer> {
  const [state, setState] = useState<{ key: string | null; answer: Answer | null; fault: Fault | null }>({
    key: null,
    answer: null,
    fault: null,
  });
  const [turn, setTurn] = useState(0);
  const again = () => {
    setState((before) => ({ ...before, key: null, fault: null }));
    setTurn((before) => before + 1);
  };
  useEffect(() => {
    if (key === null) return;
    const leaving = new AbortController();
    question(leaving.signal).then(
      (answer) => setState({ key, answer, fault: null }),
      (error: unknown) => {
        if (leaving.signal.aborted) return;
        setState({ key, answer: null, fault: error instanceof Fault ? error : new Fault('INTERNAL', String(error)) });
      },
    );
    return () => leaving.abort();
    // The key says all that the question depends on.
  }, [key, turn]);
  const { fault } = state;
  useEffect(() => {
    if (fault?.code !== 'OFFLINE') return;
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [fault]);
  const current = state.key === key;
  return { answer: current || kept ? state.answer : null, fault: current ? fault : null, loading: key !== null && !current, again };
}
