import { ask } from './ask.ts';
import { FaultNotice } from './fault-notice.tsx';
import { StartDocument } from './generated/graphql.ts';
import { counted, figure } from './network/truncation-words.ts';
import { START, withSubject } from './place.ts';
import { PlaceLink } from './place-link.tsx';
import { useAsked } from './use-asked.ts';
import type { Travel } from './use-place.ts';

/** Where nothing is chosen yet: what there is, and some people to begin with. */
export function StartPage({ travel }: { readonly travel: Travel }) {
  const { answer, fault, again } = useAsked('start', (signal) => ask(StartDocument, {}, signal));
  const { subject } = travel.place;
  return (
    <section class="start">
      <h1 tabIndex={-1}>Who writes with whom</h1>
      <p>{INVITATIONS[subject?.kind ?? 'author']}</p>
      {fault !== null && <FaultNotice fault={fault} again={again} />}
      {answer?.statistics.articleCount === 0 && (
        <p class="empty">
          The graph is empty. Load records into it with <code>npx bibliograph load --source library records.ndjson</code>, and load this
          page again.
        </p>
      )}
      {answer !== null && answer.statistics.articleCount > 0 && (
        <>
          <p>
            {counted(answer.statistics.articleCount, 'article')}, {counted(answer.statistics.authorCount, 'author')},{' '}
            {counted(answer.statistics.tieCount, 'tie')}.
          </p>
          <h2 id="well-connected">Well connected</h2>
          <ul class="people" aria-labelledby="well-connected">
            {answer.authors.nodes.map(({ id, name, coAuthorCount }) => (
              <li key={id}>
                <PlaceLink travel={travel} place={withSubject(START, { kind: 'author', id })}>
                  <bdi>{name}</bdi>
                </PlaceLink>{' '}
                <span class="soft">{figure(coAuthorCount)} co-authors</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const INVITATIONS = {
  author: 'Type a name above, and see the people around it: who wrote with whom, how much, and what.',
  authors: 'Type names above, one after another, and see who of these people wrote with whom.',
  articles: 'Type words above for the network of all articles that have them, or choose a topic, a venue or a publisher.',
  path: 'Choose two people above, and see how they are connected, and through which papers.',
} as const;
