import type { Workload } from './workload.ts';
import { ARTICLE_BY_DOI } from './workloads/article-by-doi.ts';
import { AUTHOR_ARTICLES } from './workloads/author-articles.ts';
import { CO_AUTHORS } from './workloads/co-authors.ts';
import { FLOOR } from './workloads/floor.ts';
import { SORTED_PAGE } from './workloads/sorted-page.ts';
import { TOTAL_COUNT } from './workloads/total-count.ts';

/** All that every arm is asked. */
export const WORKLOADS: readonly Workload[] = [FLOOR, ARTICLE_BY_DOI, SORTED_PAGE, AUTHOR_ARTICLES, CO_AUTHORS, TOTAL_COUNT];

export function workloadNamed(name: string): Workload {
  const found = WORKLOADS.find((each) => each.name === name);
  if (found === undefined) throw new Error(`There is no workload "${name}".`);
  return found;
}
