import type { Place } from '../place.ts';
import { yearsWords } from '../years-words.ts';
import type { ShownNetwork } from './shown-network.ts';
import { counted } from './truncation-words.ts';

type Scope = Pick<Place, 'subject' | 'limits' | 'years'>;

/**
 * Why some authors stand alone, in words; null where nobody does, or where that is said already. `scope` is what the network was asked for
 * with: whatever of it keeps ties away is named, and nothing else is.
 */
export function untiedWords(network: ShownNetwork, scope: Scope): string | null {
  const untied = network.authors.filter(({ degree }) => degree === 0).length;
  if (untied === 0) return null;
  const { about, authors } = network;
  if (about !== null && authors.length === 1) return aloneWords(network, about, scope);
  const causes = causesOf(network, scope);
  const others = authors.length === 1 ? 'anybody' : 'anybody shown';
  return `${counted(untied, 'author')} ${untied === 1 ? 'has' : 'have'} no tie to ${others}${causes.length === 0 ? '' : `: ${causes.join('; ')}`}.`;
}

/** Of an author in the middle, with nobody around. */
function aloneWords(network: ShownNetwork, { kind, coAuthorCount }: NonNullable<ShownNetwork['about']>, scope: Scope): string | null {
  if (kind === 'ORGANISATION') return 'This is an organisation: ties are between people.';
  if (coAuthorCount === 0) return 'Nobody has written with this author, or only on articles of too many authors: those make no ties.';
  // That the co-authors took too long, or do not fit, is said where what is left out is.
  if (network.truncation != null) return null;
  const causes = causesOf(network, scope);
  return `None of the ${counted(coAuthorCount, 'co-author')} ${coAuthorCount === 1 ? 'is' : 'are'} shown${causes.length === 0 ? '' : `: ${causes.join('; ')}`}.`;
}

function causesOf({ truncation }: ShownNetwork, { subject, limits, years }: Scope): string[] {
  const counting = yearsWords(years);
  const reasons = truncation?.reasons ?? [];
  const causes = [
    ...(subject?.kind === 'authors' ? ['only ties among these authors are shown'] : []),
    ...(reasons.includes('MAX_AUTHORS') ? ['those whom they wrote with may be among the authors left out'] : []),
    ...(reasons.includes('TIMEOUT') ? ['those whom they wrote with may be among those who took too long to find'] : []),
    ...(reasons.includes('MAX_TIES') ? ['only the strongest ties are shown'] : []),
    ...(limits.minWorks > 1 ? [`a tie of fewer than ${counted(limits.minWorks, 'work')} does not count`] : []),
    ...(counting === null ? [] : [`only articles of ${counting} count`]),
  ];
  if (causes.length > 0 || subject?.kind !== 'articles') return causes;
  return ['they are alone on these articles, or organisations or editors, or with more others than make a collaboration'];
}
