import type { Path } from '../network/load-network.ts';
import { counted, figure } from '../network/truncation-words.ts';
import { PlaceLink } from '../place-link.tsx';
import type { Travel } from '../use-place.ts';
import { ArticleList } from './article-list.tsx';

interface PathStepProps {
  readonly step: NonNullable<Path['found']>['steps'][number];
  readonly a: string;
  readonly b: string;
  readonly travel: Travel;
}

/** What ties two people on the way to one another: how much, when, and the latest of it. */
export function PathStep({ step, a, b, travel }: PathStepProps) {
  const { workCount, firstYear, lastYear, articles } = step;
  const rest = articles.totalCount - articles.nodes.length;
  const span = firstYear === null || lastYear === null ? '' : firstYear === lastYear ? `, ${firstYear}` : `, ${firstYear} to ${lastYear}`;
  return (
    <div class="step">
      <p class="soft">
        {counted(workCount, 'work')} together{span}
      </p>
      <ArticleList articles={articles.nodes} travel={travel} />
      <p>
        <PlaceLink travel={travel} place={{ ...travel.place, chosen: { kind: 'tie', a, b } }}>
          {rest > 0 ? `and ${figure(rest)} more` : 'About this tie'}
        </PlaceLink>
      </p>
    </div>
  );
}
