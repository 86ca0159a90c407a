import { useEffect, useState } from 'preact/hooks';
import { ask } from '../ask.ts';
import { SuggestDocument, type SuggestionKind } from '../generated/graphql.ts';
import { type Asked, useAsked } from '../use-asked.ts';
import type { Suggestion } from './suggestion.ts';

/** How long nobody has typed before it is asked what they mean, in milliseconds. */
const PAUSE_MS = 120;
const SHOWN = 10;

export interface Suggested {
  /** The text that these are for: while somebody types on it is not yet all that is typed. */
  readonly text: string;
  readonly suggestions: readonly Suggestion[];
}

/** What a text may mean, a moment after it was typed. The answer to a text that was typed before is never taken for a later one. */
export function useSuggestions(text: string, kinds: readonly SuggestionKind[]): Asked<Suggested> {
  const [settled, setSettled] = useState('');
  useEffect(() => {
    if (text === '') {
      setSettled('');
      return;
    }
    const pause = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(pause);
  }, [text]);
  const asked = useAsked(
    settled === '' ? null : settled,
    async (signal) => {
      const { suggest } = await ask(SuggestDocument, { text: settled, kinds: [...kinds], first: SHOWN }, signal);
      return { text: settled, suggestions: suggest };
    },
    { kept: true },
  );
  return text === '' ? { ...asked, answer: null, fault: null, loading: false } : { ...asked, loading: asked.loading || settled !== text };
}
