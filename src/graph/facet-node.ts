import type { ArticleSetKind } from './articles-per-year.ts';
import { type Author, AUTHOR } from './author.ts';
import { FACETS } from './facet.ts';
import type { Language } from './language.ts';
import { type Named, namedFields } from './named.ts';
import { collected, orNull, shape, type Shape, shapeOf } from './shape.ts';
import type { Topic } from './topic.ts';

/** A kind of nodes that articles are counted by. */
export type FacetKind = ArticleSetKind;

/** What a bucket stands for, as its kind's own reads give it. */
export type FacetNode = Author | Named | Topic | Language;

/** How many articles have a node, which is the one or the other. */
export interface CountedNode {
  readonly label: (typeof FACETS)[FacetKind]['label'];
  readonly nameKey: string;
  readonly count: number;
  readonly author: Author | null;
  readonly other: OtherNode | null;
}

interface OtherNode extends Named {
  readonly kind: Topic['kind'] | null;
  readonly code: string | null;
}

const OTHER = shapeOf<OtherNode>('v', (its) => ({ ...namedFields(its), kind: its('kind'), code: its('code') }));

/** The list of the nodes `v`, each of one of `kinds`; of several, `label` says of which. */
export function countedNodes(kinds: readonly FacetKind[], count: string): Shape<CountedNode[]> {
  const only = onlyOf(kinds);
  const author = orNull(AUTHOR('v'));
  const other = orNull(OTHER);
  const none = { author: author.as('null'), other: other.as('null') };
  const node = {
    author: author.as(`CASE label WHEN 'Author' THEN ${author.text} END`),
    other: other.as(`CASE WHEN label <> 'Author' THEN ${other.text} END`),
  };
  const nodes = only === 'author' ? { ...none, author } : kinds.includes('author') ? node : { ...none, other };
  return collected(
    shape<CountedNode>({ label: only === null ? 'label' : `'${FACETS[only].label}'`, nameKey: 'v.nameKey', count, ...nodes }),
  );
}

/** The one of `kinds`, or null where there are several. */
export function onlyOf([first, ...others]: readonly FacetKind[]): FacetKind | null {
  return first !== undefined && others.length === 0 ? first : null;
}
