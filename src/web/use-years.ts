import { useRef } from 'preact/hooks';
import type { Fault } from './ask.ts';
import { allYears } from './network/load-network.ts';
import type { ShownNetwork, YearCount } from './network/shown-network.ts';
import type { Place } from './place.ts';
import { useAsked } from './use-asked.ts';

/**
 * The years to choose from: those of the network, and where that cannot be had (it may be that fewer years can) those last known of the same
 * subject, else those of all articles. Empty where nothing is known.
 */
export function useYears({ subject }: Place, network: ShownNetwork | null, fault: Fault | null): readonly YearCount[] {
  const about = JSON.stringify(subject);
  const known = useRef<{ about: string; years: readonly YearCount[] }>({ about: '', years: [] });
  if (network !== null && fault === null) known.current = { about, years: network.years };
  const isKnown = known.current.about === about;
  const all = useAsked(fault === null || isKnown ? null : 'years', allYears, { kept: true });
  if (isKnown) return known.current.years;
  return fault === null ? (network?.years ?? []) : (all.answer ?? []);
}
