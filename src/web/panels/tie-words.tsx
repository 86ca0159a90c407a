import type { TieDetailsFragment } from '../generated/graphql.ts';
import { figure } from '../network/truncation-words.ts';
import { withSubject } from '../place.ts';
import { PlaceLink } from '../place-link.tsx';
import type { Travel } from '../use-place.ts';

/** What a strength is, and what it means. */
export function strengthWords(strength: number): string {
  return `Strength ${strengthFigure(strength)}: a work by these two alone counts 1, and the more authors it has the less, one by eleven 0.1.`;
}

/** A strength as people read it: two digits behind the point, or as many as show that it is not nothing. */
export function strengthFigure(strength: number): string {
  return strength < 0.01 ? strength.toPrecision(1) : figure(Math.round(strength * 100) / 100);
}

interface TopicsProps {
  readonly topics: TieDetailsFragment['topics'];
  readonly travel: Travel;
}

/** What the articles of a tie are about; nothing where none says. */
export function Topics({ topics, travel }: TopicsProps) {
  if (topics.edges.length === 0) return null;
  return (
    <>
      <h3>Topics</h3>
      <ul class="topics">
        {topics.edges.map(({ articleCount, node: { id, name } }) => (
          <li key={id}>
            <PlaceLink travel={travel} place={withSubject(travel.place, { kind: 'articles', search: null, set: id })}>
              <bdi>{name}</bdi>
            </PlaceLink>{' '}
            <span class="soft">{figure(articleCount)}</span>
          </li>
        ))}
      </ul>
      {topics.totalCount > topics.edges.length && <p class="soft">{figure(topics.totalCount - topics.edges.length)} more.</p>}
    </>
  );
}
