import { useEffect, useState } from 'preact/hooks';
import type { Fault } from '../ask.ts';
import type { ArticleLineFragment, ArticlePageFragment } from '../generated/graphql.ts';
import { useAsked } from '../use-asked.ts';

/** Articles on a page. */
export const PAGE = 10;

/** Articles page by page, as far as they were asked for, with what came with the first of them. */
export interface Pages<Answer> {
  /** Null until the first page is there. */
  readonly first: Answer | null;
  readonly articles: readonly ArticleLineFragment[];
  readonly totalCount: number;
  readonly loading: boolean;
  readonly fault: Fault | null;
  /** Asks for the next page; null where there is none, or it is on its way. */
  readonly more: (() => void) | null;
  readonly again: () => void;
}

/** Asks `question` for one page after another. `pageOf` finds the page in an answer; null where the answer has none. */
export function usePages<Answer>(
  key: string,
  question: (after: string | null, signal: AbortSignal) => Promise<Answer>,
  pageOf: (answer: Answer) => ArticlePageFragment | null,
): Pages<Answer> {
  const [known, setKnown] = useState<{ readonly key: string; readonly answers: readonly Answer[] }>({ key, answers: [] });
  const [after, setAfter] = useState<{ readonly key: string; readonly cursor: string | null }>({ key, cursor: null });
  const cursor = after.key === key ? after.cursor : null;
  const asked = useAsked(JSON.stringify([key, cursor]), (signal) => question(cursor, signal));
  const answers = known.key === key ? known.answers : [];
  useEffect(() => {
    const { answer } = asked;
    if (answer !== null) setKnown({ key, answers: cursor === null ? [answer] : [...answers, answer] });
  }, [asked.answer]);

  const last = answers.at(-1);
  const info = last === undefined ? null : (pageOf(last)?.pageInfo ?? null);
  const next = info?.hasNextPage === true ? info.endCursor : null;
  return {
    first: answers[0] ?? null,
    articles: answers.flatMap((answer) => pageOf(answer)?.nodes ?? []),
    totalCount: answers[0] === undefined ? 0 : (pageOf(answers[0])?.totalCount ?? 0),
    loading: asked.loading,
    fault: asked.fault,
    more: asked.loading || asked.fault !== null || next === null ? null : () => setAfter({ key, cursor: next }),
    again: asked.again,
  };
}
