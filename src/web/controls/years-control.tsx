import { useState } from 'preact/hooks';
import type { YearCount } from '../network/shown-network.ts';
import { counted } from '../network/truncation-words.ts';
import type { Years } from '../place.ts';
import { NumberControl } from './number-control.tsx';

interface YearsControlProps {
  /** Every year from the first to the last. */
  readonly counts: readonly YearCount[];
  readonly years: Years | null;
  readonly onChange: (years: Years | null) => void;
}

/** The first and the last year of those chosen, both among them. */
interface YearRange {
  readonly from: number;
  readonly to: number;
}

/**
 * A range of years over the histogram of articles: two handles, which a pointer drags and arrow keys move, and the years in figures. One wrong
 * year may stretch the histogram over centuries: a year that is typed is met all the same.
 */
export function YearsControl({ counts, years, onChange }: YearsControlProps) {
  const first = counts[0]?.year ?? 0;
  const last = counts.at(-1)?.year ?? 0;
  const from = Math.min(Math.max(years?.from ?? first, first), last);
  const to = Math.max(Math.min(years?.to ?? last, last), first);
  // Handles being dragged, and from where: other years chosen meanwhile, by whatever way, are drawn at once.
  const [drag, setDrag] = useState<{ start: YearRange; now: YearRange } | null>(null);
  if (first === last) return <p class="soft years">All of {first}.</p>;

  const isChosen = (range: YearRange): boolean => range.from === from && range.to === to;
  const draft = drag !== null && isChosen(drag.start) ? drag.now : { from, to };
  const move = (now: YearRange) => setDrag({ start: { from, to }, now });
  const settle = (next = draft) => {
    setDrag(null);
    if (isChosen(next)) return;
    const whole = next.from === first && next.to === last;
    onChange(whole ? null : { from: next.from === first ? null : next.from, to: next.to === last ? null : next.to });
  };
  const most = Math.max(...counts.map(({ count }) => count), 1);
  return (
    <fieldset class="years">
      <legend>Years</legend>
      <svg viewBox={`0 0 ${counts.length} 1`} preserveAspectRatio="none" role="img" aria-label={`Articles from ${first} to ${last}`}>
        {counts.map(({ year, count }, index) => (
          <rect
            key={year}
            class={year >= draft.from && year <= draft.to ? 'within' : 'without'}
            x={index + 0.1}
            width={0.8}
            y={1 - count / most}
            height={count / most}
          >
            <title>
              {year}: {counted(count, 'article')}
            </title>
          </rect>
        ))}
      </svg>
      <div class="handles">
        <input
          type="range"
          aria-label="From year"
          // Where both are at one end, the one that can still be moved lies above.
          class={draft.from - first > last - draft.from ? 'above' : undefined}
          min={first}
          max={last}
          value={draft.from}
          onInput={(event) => move({ ...draft, from: Math.min(Number(event.currentTarget.value), draft.to) })}
          onChange={() => settle()}
        />
        <input
          type="range"
          aria-label="To year"
          min={first}
          max={last}
          value={draft.to}
          onInput={(event) => move({ ...draft, to: Math.max(Number(event.currentTarget.value), draft.from) })}
          onChange={() => settle()}
        />
      </div>
      <div class="range">
        <NumberControl
          label="From"
          value={draft.from}
          least={first}
          most={draft.to}
          onChange={(year) => settle({ ...draft, from: year })}
        />
        <NumberControl label="To" value={draft.to} least={draft.from} most={last} onChange={(year) => settle({ ...draft, to: year })} />
      </div>
    </fieldset>
  );
}
