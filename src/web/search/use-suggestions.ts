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

/**
 * What a text may mean, a moment after it was typed. While somebody types on, what is known of the text so far stays; what was suggested for
 * another text does not.
 */
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
  if (text === '') return { ...asked, answer: null, fault: null, loading: false };
  const known = asked.answer?.text ?? '';
  const typedOn = known !== '' && (text.startsWith(known) || known.startsWith(text));
  return { ...asked, answer: typedOn ? asked.answer : null, loading: asked.loading || settled !== text };
}
