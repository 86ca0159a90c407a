import type { ComponentChildren } from 'preact';
import type { ShownNetwork } from '../network/shown-network.ts';
import { figure } from '../network/truncation-words.ts';
import { MAX_GIVEN, type Subject, withSubject } from '../place.ts';
import { PlaceLink } from '../place-link.tsx';
import type { Travel } from '../use-place.ts';

interface AuthorActionsProps {
  readonly id: string;
  readonly travel: Travel;
  readonly network: ShownNetwork | null;
  readonly onExpand: (id: string) => void;
}

/** Where to go from an author. */
export function AuthorActions({ id, travel, network, onExpand }: AuthorActionsProps) {
  const { place, go } = travel;
  const { subject, expanded } = place;
  const centre = subject?.kind === 'author' ? subject.id : null;
  const canExpand = subject?.kind === 'authors' || (centre !== null && centre !== id);
  const isFull = network !== null && network.authors.length >= MAX_GIVEN;
  const link = (words: ComponentChildren, next: Subject) => (
    <li>
      <PlaceLink travel={travel} place={withSubject(place, next)}>
        {words}
      </PlaceLink>
    </li>
  );
  const between = centre === null || centre === id ? null : { kind: 'path' as const, from: centre, to: id };
  return (
    <>
      <ul class="actions" aria-label="From here">
        {centre !== id && link('Centre on this author', { kind: 'author', id })}
        {canExpand && (
          <li>
            {expanded.includes(id) ? (
              <button type="button" onClick={() => go({ ...place, expanded: expanded.filter((other) => other !== id) })}>
                Hide their co-authors again
              </button>
            ) : (
              <button type="button" disabled={isFull} onClick={() => onExpand(id)}>
                Show their co-authors too
              </button>
            )}
          </li>
        )}
        {between !== null &&
          link(
            <>
              Path from <bdi>{nameIn(network, between.from)}</bdi>
            </>,
            between,
          )}
        {link('Path from here', { kind: 'path', from: id, to: null })}
        {link('Path to here', { kind: 'path', from: null, to: id })}
      </ul>
      {canExpand && isFull && !expanded.includes(id) && (
        <p class="soft">
          {figure(MAX_GIVEN)} authors are shown, as many as a network takes: there is no room for co-authors of theirs.
          {centre !== null && ' Lower “Authors at most” to make some.'}
        </p>
      )}
    </>
  );
}

function nameIn(network: ShownNetwork | null, id: string): string {
  return network?.authors.find((author) => author.id === id)?.name ?? 'the centre';
}
