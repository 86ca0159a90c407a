import { FaultNotice } from '../fault-notice.tsx';
import { counted, figure } from '../network/truncation-words.ts';
import type { Travel } from '../use-place.ts';
import { ArticleList } from './article-list.tsx';
import type { Pages } from './use-pages.ts';

interface ArticlePagesProps<Answer> {
  readonly pages: Pages<Answer>;
  readonly travel: Travel;
  /** Said where there are none. */
  readonly nothing: string;
}

/** Articles as far as they were asked for, and a button for more. */
export function ArticlePages<Answer>({ pages, travel, nothing }: ArticlePagesProps<Answer>) {
  const { first, articles, totalCount, loading, fault, more, again } = pages;
  return (
    <>
      {first !== null && totalCount === 0 && <p class="soft">{nothing}</p>}
      <ArticleList articles={articles} travel={travel} />
      {loading && <p class="soft">Loading articles …</p>}
      {fault !== null && <FaultNotice fault={fault} again={again} />}
      {totalCount > 0 && (
        <p class="pages">
          <span class="soft" role="status">
            {articles.length < totalCount
              ? `${figure(articles.length)} of ${counted(totalCount, 'article')}`
              : counted(totalCount, 'article')}
          </span>{' '}
          {articles.length < totalCount && (
            <button type="button" aria-disabled={more === null} onClick={() => more?.()}>
              More
            </button>
          )}
        </p>
      )}
    </>
  );
}
