import { counted } from '../network/truncation-words.ts';
import { withSubject } from '../place.ts';
import { PlaceLink } from '../place-link.tsx';
import { useAuthorNames } from '../search/author-names.ts';
import type { Travel } from '../use-place.ts';
import { yearsWords } from '../years-words.ts';
import { ArticlePages } from './article-pages.tsx';
import { PanelFrame } from './panel-frame.tsx';
import { scopeKey, tieBetween } from './scope.ts';
import { strengthWords, Topics } from './tie-words.tsx';
import { usePages } from './use-pages.ts';

interface TiePanelProps {
  readonly a: string;
  readonly b: string;
  readonly travel: Travel;
}

/** What two authors have written together, of the articles that the network is of. */
export function TiePanel({ a, b, travel }: TiePanelProps) {
  const { place } = travel;
  const nameOf = useAuthorNames([a, b]);
  const pages = usePages(
    JSON.stringify([a, b, scopeKey(place)]),
    (after, signal) => tieBetween(a, b, place, after, signal).then((tie) => ({ tie })),
    ({ tie }) => tie?.articles ?? null,
  );
  const tie = pages.first?.tie ?? null;
  const years = yearsWords(place.years);
  const link = (id: string) => (
    <PlaceLink travel={travel} place={{ ...place, chosen: { kind: 'author', id } }}>
      <bdi>{nameOf(id)}</bdi>
    </PlaceLink>
  );
  return (
    <PanelFrame
      about={`${a} ${b}`}
      travel={travel}
      heading={
        <>
          {link(a)} and {link(b)}
        </>
      }
    >
      {tie !== null && (
        <>
          <p>
            {counted(tie.workCount, 'work')} together
            {tie.articleCount !== tie.workCount && `, in ${counted(tie.articleCount, 'article')}`}
            {spanWords(tie.firstYear, tie.lastYear)}
            {place.subject?.kind === 'articles' && ', of the articles of this network alone'}
            {years !== null && `, counting ${years} alone`}.
          </p>
          <p class="soft">{strengthWords(tie.strength)}</p>
          <p>
            <PlaceLink travel={travel} place={{ ...withSubject(place, { kind: 'authors', ids: [a, b] }), years: place.years }}>
              Only these two
            </PlaceLink>
          </p>
          <h3>Articles</h3>
        </>
      )}
      <ArticlePages pages={pages} travel={travel} nothing={nothingWords(place.subject?.kind === 'articles', years)} />
      {tie !== null && <Topics topics={tie.topics} travel={travel} />}
    </PanelFrame>
  );
}

function spanWords(first: number | null, last: number | null): string {
  if (first === null || last === null) return '';
  return first === last ? `, ${first}` : `, ${first} to ${last}`;
}

function nothingWords(inList: boolean, years: string | null): string {
  const where = inList ? ' in these articles' : '';
  return `They wrote nothing together${where}${years === null ? '' : ` in these years (${years})`}. An article of too many authors ties nobody.`;
}
