import { useEffect, useRef } from 'preact/hooks';
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
  const frame = useRef<HTMLDivElement>(null);
  const asked = useRef<number | null>(null);
  const isAll = totalCount > 0 && articles.length >= totalCount;
  // With the last page the button goes, and the focus would with it: it goes on to the first article that is new.
  useEffect(() => {
    const before = asked.current;
    if (before === null || articles.length <= before) return;
    asked.current = null;
    if (isAll) frame.current?.querySelectorAll('.articles > li')[before]?.querySelector('a')?.focus({ preventScroll: true });
  }, [articles.length]);
  const ask = () => {
    if (more === null) return;
    asked.current = articles.length;
    more();
  };
  return (
    <div ref={frame}>
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
          {!isAll && (
            <button type="button" aria-disabled={more === null} onClick={ask}>
              More
            </button>
          )}
        </p>
      )}
    </div>
  );
}
