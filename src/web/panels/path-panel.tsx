import type { ComponentChildren } from 'preact';
import type { Path } from '../network/load-network.ts';
import { counted } from '../network/truncation-words.ts';
import { MAX_LIMITS, type Place, START, withSubject } from '../place.ts';
import { PlaceLink } from '../place-link.tsx';
import type { Travel } from '../use-place.ts';
import { yearsWords } from '../years-words.ts';
import './panels.css';
import { PathStep } from './path-step.tsx';

interface PathPanelProps {
  readonly path: Path;
  readonly travel: Travel;
}

/** Who is on the way from one person to another, and what ties each to the next. */
export function PathPanel({ path, travel }: PathPanelProps) {
  const { from, to, found } = path;
  if (from.id === to.id) {
    return (
      <article>
        <h2>The same person</h2>
        <p>
          You asked for a way from <AuthorLink {...from} travel={travel} /> to the same author: no step is needed.
        </p>
      </article>
    );
  }
  if (found === null) return <NoPath path={path} travel={travel} />;
  const years = yearsWords(travel.place.years);
  return (
    <article>
      <h2>
        {counted(found.length, 'step')} from <bdi>{from.name}</bdi> to <bdi>{to.name}</bdi>
      </h2>
      {years !== null && <p class="soft">Over articles of {years} alone.</p>}
      <ol class="way">
        {found.authors.map(({ id, name }, index) => {
          const step = found.steps[index];
          const next = found.authors[index + 1];
          return (
            <li key={id}>
              <AuthorLink id={id} name={name} travel={travel} />
              {step !== undefined && next !== undefined && <PathStep step={step} a={id} b={next.id} travel={travel} />}
            </li>
          );
        })}
      </ol>
      <p class="soft">{NO_STEPS}</p>
    </article>
  );
}

const NO_STEPS = 'Papers of too many authors make no steps.';

function NoPath({ path: { from, to }, travel }: PathPanelProps) {
  const { place } = travel;
  const { maxHops } = place.limits;
  const years = yearsWords(place.years);
  const most = { ...place, limits: { ...place.limits, maxHops: Math.min(maxHops + 2, MAX_LIMITS.maxHops) } };
  return (
    <article>
      <h2>No way found</h2>
      <p>
        No way leads from <AuthorLink {...from} travel={travel} /> to <AuthorLink {...to} travel={travel} /> in {counted(maxHops, 'step')}
        {maxHops > 1 && ' or fewer'}
        {years !== null && ` over articles of ${years}`}. {NO_STEPS}
      </p>
      <ul class="actions" aria-label="To widen this">
        {maxHops < MAX_LIMITS.maxHops && <WiderLink travel={travel} place={most} words={`Allow ${counted(most.limits.maxHops, 'step')}`} />}
        {years !== null && <WiderLink travel={travel} place={{ ...place, years: null }} words="Take all years" />}
        <WiderLink
          travel={travel}
          place={withSubject(START, { kind: 'author', id: from.id })}
          words={
            <>
              Look around <bdi>{from.name}</bdi>
            </>
          }
        />
        <WiderLink
          travel={travel}
          place={withSubject(START, { kind: 'author', id: to.id })}
          words={
            <>
              Look around <bdi>{to.name}</bdi>
            </>
          }
        />
      </ul>
    </article>
  );
}

function WiderLink({ travel, place, words }: { readonly travel: Travel; readonly place: Place; readonly words: ComponentChildren }) {
  return (
    <li>
      <PlaceLink travel={travel} place={place}>
        {words}
      </PlaceLink>
    </li>
  );
}

function AuthorLink({ id, name, travel }: { readonly id: string; readonly name: string; readonly travel: Travel }) {
  return (
    <PlaceLink travel={travel} place={{ ...travel.place, chosen: { kind: 'author', id } }}>
      <bdi>{name}</bdi>
    </PlaceLink>
  );
}
