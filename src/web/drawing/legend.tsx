import type { ShownNetwork } from '../network/shown-network.ts';
import { figure } from '../network/truncation-words.ts';
import { type Communities, othersOf } from './communities.ts';
import type { DrawingHandle } from './drawing.tsx';
import './groups.css';
import './legend.css';

interface LegendProps {
  readonly network: ShownNetwork;
  readonly communities: Communities;
  readonly drawing: DrawingHandle | null;
}

/** What colours, sizes and lines mean. A group that is pointed at stands out in the drawing. */
export function Legend({ network, communities, drawing }: LegendProps) {
  const others = othersOf(network, communities);
  const entries = [
    ...communities.groups.map(({ name, size }, place) => ({ key: place, name, size })),
    ...(others > 0 ? [{ key: 'others' as const, name: communities.groups.length > 0 ? 'Others' : 'Authors', size: others }] : []),
  ];
  return (
    <div class="legend">
      <p id="legend-words">
        Colours are groups of authors who write with one another more than with others, each called after its member of most works. Larger
        dots have more works; thicker lines are stronger ties.
      </p>
      <ul aria-labelledby="legend-words">
        {entries.map(({ key, name, size }) => (
          <li key={key}>
            <button
              type="button"
              title="Stands out while it is pointed at"
              onPointerEnter={() => drawing?.point(key)}
              onPointerLeave={() => drawing?.point(null)}
              onFocus={() => drawing?.point(key)}
              onBlur={() => drawing?.point(null)}
            >
              <span class={key === 'others' ? 'swatch' : `swatch group-${key}`} aria-hidden="true" /> <bdi>{name}</bdi>{' '}
              <span class="soft">{figure(size)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
