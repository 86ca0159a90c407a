import { ask } from '../ask.ts';
import { FaultNotice } from '../fault-notice.tsx';
import { SuggestedCoAuthorsDocument } from '../generated/graphql.ts';
import { withSubject } from '../place.ts';
import { PlaceLink } from '../place-link.tsx';
import { useAsked } from '../use-asked.ts';
import type { Travel } from '../use-place.ts';
import { NameList } from './name-list.tsx';

const SHOWN = 5;

/** With whom an author has not written yet, but several of their co-authors have. */
export function SuggestedCoAuthors({ id, travel }: { readonly id: string; readonly travel: Travel }) {
  const { place } = travel;
  const { answer, fault, loading, again } = useAsked(id, async (signal) => {
    const { author } = await ask(SuggestedCoAuthorsDocument, { id, first: SHOWN }, signal);
    return author?.suggestedCoAuthors ?? [];
  });
  if (answer?.length === 0) return null;
  return (
    <>
      <h3>Might write with{place.years !== null && ', going by all years'}</h3>
      {loading && <p class="soft">Loading suggestions …</p>}
      {fault !== null && <FaultNotice fault={fault} again={again} />}
      <ul class="co-authors">
        {answer?.map(({ author, via }) => (
          <li key={author.id}>
            <PlaceLink travel={travel} place={withSubject(place, { kind: 'author', id: author.id })}>
              <bdi>{author.name}</bdi>
            </PlaceLink>{' '}
            <span class="soft">
              through <NameList names={via.map(({ name }) => name)} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
