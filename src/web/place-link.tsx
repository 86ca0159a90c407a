import type { ComponentChildren } from 'preact';
import type { Place } from './place.ts';
import { hrefOf, type Travel } from './use-place.ts';

interface PlaceLinkProps {
  readonly travel: Travel;
  readonly place: Place;
  readonly children: ComponentChildren;
  readonly class?: string;
  readonly current?: boolean;
}

/** A link to a place of the explorer: it can be opened in another tab, copied and gone back from like any other. */
export function PlaceLink({ travel, place, children, current = false, ...rest }: PlaceLinkProps) {
  return (
    <a
      href={hrefOf(place)}
      class={rest.class}
      aria-current={current ? 'page' : undefined}
      onClick={(event) => {
        if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        travel.go(place);
      }}
    >
      {children}
    </a>
  );
}
