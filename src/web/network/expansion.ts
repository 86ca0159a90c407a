import type { NeighboursQuery, NetworkFragment } from '../generated/graphql.ts';
import { MAX_GIVEN } from '../place.ts';
import type { CutExpansion } from './shown-network.ts';

type Truncation = NetworkFragment['truncation'];
/** An author whose co-authors are shown besides; null, or nothing, where the graph has them no more. */
export type Expanded = NeighboursQuery['nodes'][number];

/** Who is in a network with the co-authors of some besides: those of the network first, each once. There may be more than one takes. */
export function withNeighbours(network: NetworkFragment, expanded: readonly Expanded[]): string[] {
  const added = expanded.flatMap((each) => networkOf(each)?.authors ?? []);
  return [...new Set([...network.authors, ...added].map(({ author }) => author.id))];
}

/** What a network leaves out of which `whole` has the authors: all that it, the network before and the co-authors' leave out. Null for nothing. */
export function expandedTruncation(whole: NetworkFragment, network: NetworkFragment, expanded: readonly Expanded[]): Truncation {
  const parts = [network.truncation, ...expanded.map((each) => networkOf(each)?.truncation)];
  const isCut =
    withNeighbours(network, expanded).length > MAX_GIVEN || parts.some((part) => part?.reasons.includes('MAX_AUTHORS') === true);
  const tookTooLong = [whole.truncation, ...parts].some((part) => part?.reasons.includes('TIMEOUT') === true);
  const reasons = [
    ...(isCut ? ['MAX_AUTHORS' as const] : []),
    ...(tookTooLong ? ['TIMEOUT' as const] : []),
    ...(whole.truncation?.reasons.filter((reason) => reason === 'MAX_TIES') ?? []),
  ];
  if (reasons.length === 0) return null;
  // Who is left out of one may have been added by another: their number is not known.
  const omittedAuthors = isCut || tookTooLong ? null : 0;
  const ofCentre = network.truncation?.reasons.includes('TIMEOUT') === true ? (network.truncation.atDistance ?? null) : null;
  return { reasons, omittedAuthors, omittedTies: whole.truncation?.omittedTies ?? 0, atDistance: ofCentre };
}

/** Of whom not all co-authors fit: how many were added, the strongest, of how many. */
export function cutExpansions(expanded: readonly Expanded[]): CutExpansion[] {
  return expanded.flatMap((each) => {
    const network = networkOf(each);
    const omitted = network?.truncation?.omittedAuthors;
    if (each === null || !('network' in each) || network == null || typeof omitted !== 'number' || omitted === 0) return [];
    const added = network.authors.length - 1;
    return [{ name: each.name, added, of: added + omitted }];
  });
}

function networkOf(expanded: Expanded) {
  return expanded !== null && 'network' in expanded ? expanded.network : null;
}
