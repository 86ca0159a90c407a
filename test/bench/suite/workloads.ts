import type { Workload } from './workload.ts';
import { ARTICLE_BY_DOI } from './workloads/article-by-doi.ts';
import { AUTHOR_ARTICLES } from './workloads/author-articles.ts';
import { CO_AUTHORS } from './workloads/co-authors.ts';
import { EGO_NETWORK } from './workloads/ego-network.ts';
import { FACETED } from './workloads/facets.ts';
import { FLOOR } from './workloads/floor.ts';
import { HUB } from './workloads/hub.ts';
import { PATH } from './workloads/path.ts';
import { BROAD_SEARCH, RARE_SEARCH } from './workloads/search.ts';
import { SORTED_PAGE } from './workloads/sorted-page.ts';
import { TOTAL_COUNT } from './workloads/total-count.ts';

/** All that every arm is asked. */
export const WORKLOADS: readonly Workload[] = [
  ...[FLOOR, ARTICLE_BY_DOI, SORTED_PAGE, AUTHOR_ARTICLES, HUB, CO_AUTHORS, PATH, EGO_NETWORK, FACETED],
  ...[RARE_SEARCH, BROAD_SEARCH, TOTAL_COUNT],
];

export function workloadNamed(name: string): Workload {
  const found = WORKLOADS.find((each) => each.name === name);
  if (found === undefined) throw new Error(`There is no workload "${name}".`);
  return found;
}
