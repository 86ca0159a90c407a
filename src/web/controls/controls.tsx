import type { YearCount } from '../network/shown-network.ts';
import { DEFAULT_LIMITS, type Limits, MAX_LIMITS, type Place } from '../place.ts';
import type { Travel } from '../use-place.ts';
import { NumberControl } from './number-control.tsx';
import { YearsControl } from './years-control.tsx';

interface ControlsProps {
  readonly travel: Travel;
  /** Articles of every year; empty where they are not known. */
  readonly years: readonly YearCount[];
}

/** What changes how much of a network is shown. */
export function Controls({ travel, years }: ControlsProps) {
  const { place, go } = travel;
  const { limits, subject } = place;
  const set = (changed: Partial<Limits>) => go({ ...place, limits: { ...limits, ...changed } });
  const kind = subject?.kind;
  return (
    <form class="controls" aria-label="What is shown" onSubmit={(event) => event.preventDefault()}>
      {kind === 'author' && (
        <fieldset class="choices">
          <legend>Depth</legend>
          {Array.from({ length: MAX_LIMITS.depth }, (_, index) => index + 1).map((depth) => (
            <label key={depth}>
              <input type="radio" name="depth" checked={limits.depth === depth} onChange={() => set({ depth })} />
              <span>{depth}</span>
            </label>
          ))}
        </fieldset>
      )}
      {kind === 'path' && (
        <NumberControl
          label="Steps at most"
          value={limits.maxHops}
          least={1}
          most={MAX_LIMITS.maxHops}
          onChange={(maxHops) => set({ maxHops })}
        />
      )}
      {kind !== 'path' && (
        <NumberControl
          label="Works together, at least"
          value={limits.minWorks}
          least={1}
          most={MAX_LIMITS.minWorks}
          onChange={(minWorks) => set({ minWorks })}
        />
      )}
      {(kind === 'author' || kind === 'articles') && (
        <NumberControl
          label="Authors at most"
          value={limits.maxAuthors}
          least={2}
          most={MAX_LIMITS.maxAuthors}
          onChange={(maxAuthors) => set({ maxAuthors })}
        />
      )}
      {years.length > 0 && <YearsControl counts={years} years={place.years} onChange={(chosen) => go({ ...place, years: chosen })} />}
      {isChanged(place) && (
        <button type="button" onClick={() => go({ ...place, limits: DEFAULT_LIMITS, years: null, expanded: [] })}>
          Reset
        </button>
      )}
    </form>
  );
}

function isChanged({ limits, years, expanded }: Place): boolean {
  return years !== null || expanded.length > 0 || JSON.stringify(limits) !== JSON.stringify(DEFAULT_LIMITS);
}
