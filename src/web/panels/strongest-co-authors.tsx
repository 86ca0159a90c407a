import { ask } from '../ask.ts';
import { FaultNotice } from '../fault-notice.tsx';
import { StrongestCoAuthorsDocument } from '../generated/graphql.ts';
import type { ShownNetwork } from '../network/shown-network.ts';
import { counted, figure } from '../network/truncation-words.ts';
import { withSubject } from '../place.ts';
import { PlaceLink } from '../place-link.tsx';
import { useAsked } from '../use-asked.ts';
import type { Travel } from '../use-place.ts';
import { yearsWords } from '../years-words.ts';
import { strengthFigure } from './tie-words.tsx';

const SHOWN = 10;

interface StrongestCoAuthorsProps {
  readonly id: string;
  readonly travel: Travel;
  readonly network: ShownNetwork | null;
}

/** With whom an author has written most closely, over all of their articles or those of the years shown. */
export function StrongestCoAuthors({ id, travel, network }: StrongestCoAuthorsProps) {
  const { place } = travel;
  const { answer, fault, loading, again } = useAsked(JSON.stringify([id, place.years]), async (signal) => {
    const { author } = await ask(StrongestCoAuthorsDocument, { id, years: place.years, first: SHOWN }, signal);
    return author?.coAuthors ?? { totalCount: 0, edges: [] };
  });
  if (answer?.totalCount === 0) return null;
  const years = yearsWords(place.years);
  return (
    <>
      <h3>
        Strongest co-authors{place.subject?.kind === 'articles' && ', over all articles'}
        {years !== null && `, ${years}`}
      </h3>
      {loading && <p class="soft">Loading co-authors …</p>}
      {fault !== null && <FaultNotice fault={fault} again={again} />}
      <ul class="co-authors">
        {answer?.edges.map(({ node, workCount, strength }) => {
          const words = `${counted(workCount, 'work')}, strength ${strengthFigure(strength)}`;
          return (
            <li key={node.id}>
              <PlaceLink travel={travel} place={withSubject(place, { kind: 'author', id: node.id })}>
                <bdi>{node.name}</bdi>
              </PlaceLink>{' '}
              {isTied(network, id, node.id) ? (
                <PlaceLink travel={travel} place={{ ...place, chosen: { kind: 'tie', a: id, b: node.id } }}>
                  {words}
                </PlaceLink>
              ) : (
                <span class="soft">{words}</span>
              )}
            </li>
          );
        })}
      </ul>
      {answer !== null && answer.totalCount > answer.edges.length && (
        <p class="soft">{figure(answer.totalCount - answer.edges.length)} more.</p>
      )}
    </>
  );
}

function isTied(network: ShownNetwork | null, one: string, other: string): boolean {
  return network?.ties.some(({ a, b }) => (a === one && b === other) || (a === other && b === one)) === true;
}
