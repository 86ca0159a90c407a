import { fold, sortKeyPrefix } from '../model/fold.ts';
import { collapse } from '../model/text.ts';

/** A name that somebody looks for; `prefix` begins the sort key of every name that folds alike, null where folding leaves nothing. */
export interface AskedName {
  readonly name: string;
  readonly prefix: string | null;
}

export function askedName(text: string): AskedName {
  const name = collapse(text);
  return { name, prefix: fold(name) === '' ? null : sortKeyPrefix(name) };
}

/**
 * The part of a statement that finds the nodes of `label` that `asked`, an AskedName, means: the list `named`, of those printed
 * exactly so, or else of those that differ in letter case, accents and punctuation alone.
 */
export function findNamed(label: string): string {
  return `CALL (asked) { MATCH (n:${label} {name: asked.name}) RETURN collect(n) AS exact }
     CALL (asked, exact) {
       MATCH (n:${label})
       WHERE size(exact) = 0 AND n.nameKey STARTS WITH asked.prefix
       RETURN collect(n) AS alike
     }
     WITH asked, exact + alike AS named`;
}
