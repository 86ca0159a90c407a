import { mapInSlices } from '../event-loop.ts';
import { type Relatedness, relatedness } from '../model/relatedness.ts';
import { searchWords } from '../model/search.ts';
import { identityKeys } from '../model/search-text.ts';
import { isStopWord, stemOf } from '../model/stem.ts';
import { inOrderOf, type Reader } from './graph.ts';
import { type Asked, type Found, RELATED } from './related-candidates.ts';
import { rowsOf } from './shape.ts';

/** An article to which others are to be found. */
export interface RelatedTo {
  readonly id: string;
  readonly recordId: string;
  readonly title: string;
  readonly subtitle: string | null;
}

/** An article that is related to another. */
export interface RelatedArticle extends Relatedness {
  readonly id: string;
}

/** At most so many are given. */
export const MOST_RELATED = 50;

/** Longer titles are looked at so far: different stems. */
const MOST_STEMS = 30;

/**
 * The articles that are most related to each of `subjects`, in their order: the most related first, equal ones by their ids, one of each work,
 * none of the article's own. One query, whatever their number. What is looked at is bounded for each of them.
 */
export async function relatedOf(graph: Reader, subjects: readonly RelatedTo[]): Promise<RelatedArticle[][]> {
  const asked = subjects.map(askedOf);
  const rows = await rowsOf(graph, RELATED, { subjects: asked });
  const found = inOrderOf(idsOf(subjects), rows, ({ id }) => id, null);
  return mapInSlices(found, (row) => (row === null ? [] : ranked(row)));
}

function ranked({ wholeText, candidates }: Found): RelatedArticle[] {
  const scored = candidates
    .map(({ id, work, text, ...likeness }) => ({ id, work, ...relatedness({ ...likeness, sharedText: text, wholeText }) }))
    .filter(({ reasons }) => reasons.length > 0)
    .toSorted((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1));
  const works = new Set<string>();
  const first = scored.filter(({ id, work }) => {
    const of = work ?? id;
    return !works.has(of) && works.add(of);
  });
  return first.slice(0, MOST_RELATED).map(({ id, score, reasons }) => ({ id, score, reasons }));
}

function askedOf({ id, recordId, title, subtitle }: RelatedTo): Asked {
  const words = searchWords(subtitle === null ? title : `${title} ${subtitle}`).filter((word) => !isStopWord(word));
  const stems = [...new Set(words.map(stemOf))].slice(0, MOST_STEMS);
  const [key = ''] = identityKeys(recordId);
  return { id, stems: stems.map((stem) => ({ stem, weigh: `+searchKeys:"${key}"^0 +searchTitle:${stem}` })) };
}

function idsOf(subjects: readonly RelatedTo[]): string[] {
  return subjects.map(({ id }) => id);
}
