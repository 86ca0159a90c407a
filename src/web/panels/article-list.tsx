import type { ArticleLineFragment } from '../generated/graphql.ts';
import { withSubject } from '../place.ts';
import { PlaceLink } from '../place-link.tsx';
import type { Travel } from '../use-place.ts';

interface ArticleListProps {
  readonly articles: readonly ArticleLineFragment[];
  readonly travel: Travel;
}

/** Articles, a line or two each: what they are called, where and when they appeared. A title leads to the article itself, where that is known. */
export function ArticleList({ articles, travel }: ArticleListProps) {
  return (
    <ul class="articles">
      {articles.map((article) => (
        <li key={article.id}>
          <ArticleTitle article={article} />
          <span class="soft">
            {article.publication !== null && (
              <>
                <PlaceLink
                  travel={travel}
                  place={withSubject(travel.place, { kind: 'articles', search: null, set: article.publication.venue.id })}
                >
                  <bdi>{article.publication.venue.name}</bdi>
                </PlaceLink>
                {', '}
              </>
            )}
            {article.year ?? 'no year'}
            {!article.makesTies && ' · makes no ties: too many authors'}
          </span>
        </li>
      ))}
    </ul>
  );
}

function ArticleTitle({ article }: { readonly article: ArticleLineFragment }) {
  const { title, subtitle } = article;
  const words = subtitle === null || subtitle === '' ? title : `${title}: ${subtitle}`;
  const address = addressOf(article);
  return address === null ? (
    <bdi class="title">{words}</bdi>
  ) : (
    <a href={address}>
      <bdi>{words}</bdi>
    </a>
  );
}

function addressOf({ links, doi }: ArticleLineFragment): string | null {
  return links[0]?.url ?? (doi === null ? null : `https://doi.org/${encodeURI(doi).replace(/[?#]/g, encodeURIComponent)}`);
}
