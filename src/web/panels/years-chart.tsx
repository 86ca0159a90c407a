import { counted } from '../network/truncation-words.ts';
import type { YearCount } from '../network/shown-network.ts';
import type { Years } from '../place.ts';

/** How many articles each year has; the years shown are marked. */
export function YearsChart({ counts, years }: { readonly counts: readonly YearCount[]; readonly years: Years | null }) {
  const first = counts[0];
  const last = counts.at(-1);
  if (first === undefined || last === undefined) return null;
  const most = counts.reduce((best, each) => (each.count > best.count ? each : best), first);
  const label =
    first.year === last.year
      ? `${counted(first.count, 'article')} in ${first.year}`
      : `Articles per year from ${first.year} to ${last.year}; most in ${most.year}: ${most.count}`;
  return (
    <figure class="per-year">
      <svg viewBox={`0 0 ${Math.max(counts.length, 12)} 1`} preserveAspectRatio="none" role="img" aria-label={label}>
        {counts.map(({ year, count }, index) => (
          <rect
            key={year}
            class={isWithin(year, years) ? 'within' : 'without'}
            x={index + 0.1}
            width={0.8}
            y={1 - count / Math.max(most.count, 1)}
            height={count / Math.max(most.count, 1)}
          >
            <title>
              {year}: {counted(count, 'article')}
            </title>
          </rect>
        ))}
      </svg>
      <figcaption class="soft">{label}</figcaption>
    </figure>
  );
}

function isWithin(year: number, years: Years | null): boolean {
  return year >= (years?.from ?? year) && year <= (years?.to ?? year);
}
