import { useCallback, useEffect, useState } from 'preact/hooks';
import { addressOf, type Place, placeOf } from './place.ts';

export interface Travel {
  readonly place: Place;
  /** Goes on to another place, so that Back leads to this one. */
  readonly go: (place: Place) => void;
}

/** The place that the address names. The address is all there is: whatever changes it, Back among them, changes what is shown. */
export function usePlace(): Travel {
  const [query, setQuery] = useState(location.search);
  useEffect(() => {
    const follow = () => setQuery(location.search);
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const go = useCallback((place: Place) => {
    const next = addressOf(place);
    if (next === location.search) return;
    history.pushState(null, '', hrefOf(place));
    setQuery(next);
  }, []);
  return { place: placeOf(query), go };
}

/** The address of a place, for links. */
export function hrefOf(place: Place): string {
  return `${location.pathname}${addressOf(place)}`;
}
