import { ask, Fault } from '../ask.ts';
import { FaultNotice } from '../fault-notice.tsx';
import { AuthorDetailsDocument } from '../generated/graphql.ts';
import type { ShownNetwork } from '../network/shown-network.ts';
import type { Travel } from '../use-place.ts';
import { useAsked } from '../use-asked.ts';
import { yearsWords } from '../years-words.ts';
import { ArticlePages } from './article-pages.tsx';
import { AuthorActions } from './author-actions.tsx';
import { AuthorFigures } from './author-figures.tsx';
import { NameList } from './name-list.tsx';
import { PanelFrame } from './panel-frame.tsx';
import { authorArticles, scopeKey } from './scope.ts';
import { StrongestCoAuthors } from './strongest-co-authors.tsx';
import { SuggestedCoAuthors } from './suggested-co-authors.tsx';
import { usePages } from './use-pages.ts';
import { YearsChart } from './years-chart.tsx';

interface AuthorPanelProps {
  readonly id: string;
  readonly travel: Travel;
  readonly network: ShownNetwork | null;
  readonly onExpand: (id: string) => void;
}

/** Who an author is, what they have written, with whom, and where to go from them. */
export function AuthorPanel({ id, travel, network, onExpand }: AuthorPanelProps) {
  const { place } = travel;
  const asked = useAsked(id, async (signal) => {
    const { author } = await ask(AuthorDetailsDocument, { id }, signal);
    if (author === null) throw new Fault('NOT_FOUND', 'This author is not in the graph (any more).');
    return author;
  });
  const pages = usePages(
    JSON.stringify([id, scopeKey(place)]),
    (after, signal) => authorArticles(id, place, after, signal),
    (page) => page,
  );
  const author = asked.answer;
  const shown = network?.authors.find((each) => each.id === id) ?? null;
  const years = yearsWords(place.years);
  const inList = place.subject?.kind === 'articles';
  const variants = author?.nameVariants.filter((variant) => variant !== author.name) ?? [];
  return (
    <PanelFrame
      about={id}
      travel={travel}
      heading={<bdi>{author?.name ?? shown?.name ?? (asked.fault === null ? 'A moment …' : 'An author')}</bdi>}
    >
      {asked.loading && <p class="soft">Loading this author …</p>}
      {asked.fault !== null && <FaultNotice fault={asked.fault} again={asked.again} />}
      {author !== null && (
        <>
          <p class="soft">
            {author.kind === 'PERSON' ? 'Person' : 'Organisation'}
            {author.orcid !== null && (
              <>
                {' · '}
                <a href={`https://orcid.org/${author.orcid}`}>ORCID {author.orcid}</a>
              </>
            )}
          </p>
          {variants.length > 0 && (
            <p class="soft">
              Also printed as <NameList names={variants} />
            </p>
          )}
          <AuthorActions id={id} travel={travel} network={network} onExpand={onExpand} />
          <AuthorFigures author={author} shown={shown} years={years} />
          {author.coAuthorCount === 0 && author.articleCount > 0 && (
            <p class="note">
              {pages.articles.some(({ makesTies }) => !makesTies)
                ? 'Nobody is tied to this author: articles of too many authors, like those marked below, make no ties.'
                : 'This author has no co-authors.'}
            </p>
          )}
          <YearsChart
            counts={author.articlesPerYear.map(({ year, articleCount }) => ({ year, count: articleCount }))}
            years={place.years}
          />
        </>
      )}
      {asked.fault === null && (
        <>
          <h3>
            Articles{inList && ' of this network'}
            {years !== null && `, ${years}`}
          </h3>
          <ArticlePages pages={pages} travel={travel} nothing="None here." />
          <StrongestCoAuthors id={id} travel={travel} network={network} />
          <SuggestedCoAuthors id={id} travel={travel} />
        </>
      )}
    </PanelFrame>
  );
}
