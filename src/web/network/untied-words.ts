import type { Place } from '../place.ts';
import { yearsWords } from '../years-words.ts';
import type { ShownNetwork } from './shown-network.ts';
import { counted } from './truncation-words.ts';

type Scope = Pick<Place, 'subject' | 'limits' | 'years'>;

/**
 * Why some authors stand alone, in words; null where nobody does, or where that is said already. `scope` is what the network was asked for
 * with. What is certain is stated; of several, nobody knows which reason is whose, and all that there may be are named.
 */
export function untiedWords(network: ShownNetwork, scope: Scope): string | null {
  const untied = network.authors.filter(({ degree }) => degree === 0).length;
  if (untied === 0) return null;
  const { about, authors } = network;
  if (about !== null && authors.length === 1) return aloneWords(network, about, scope);
  if (scope.subject?.kind === 'authors' && authors.length === 1) return 'One author has no tie to anybody: add another one.';
  return `${counted(untied, 'author')} ${untied === 1 ? 'has' : 'have'} no tie to anybody shown. ${possibleWords(network, scope, untied === 1)}`;
}

/** Of an author in the middle, with nobody around. */
function aloneWords(
  network: ShownNetwork,
  { kind, coAuthorCount }: NonNullable<ShownNetwork['about']>,
  { limits, years }: Scope,
): string | null {
  if (kind === 'ORGANISATION') return 'This is an organisation: ties are between people.';
  if (coAuthorCount === 0) return 'Nobody has written with this author, or only on articles of too many authors: those make no ties.';
  // That the co-authors took too long, or do not fit, is said where what is left out is.
  if (network.truncation != null) return null;
  const counting = yearsWords(years);
  const causes = [
    ...(limits.minWorks > 1 ? [`a tie of fewer than ${counted(limits.minWorks, 'work')} does not count`] : []),
    ...(counting === null ? [] : [`only articles of ${counting} count`]),
  ];
  const nobody = coAuthorCount === 1 ? 'The one co-author is not shown' : `None of the ${counted(coAuthorCount, 'co-author')} are shown`;
  return `${nobody}${causes.length === 0 ? '' : `: ${causes.join('; ')}`}.`;
}

function possibleWords({ truncation }: ShownNetwork, { subject, limits, years }: Scope, isOne: boolean): string {
  const they = isOne ? 'this author' : 'they';
  const counting = yearsWords(years);
  const reasons = truncation?.reasons ?? [];
  const possible = [
    ...(subject?.kind === 'authors' ? [`${they} may have written with others than these`] : []),
    ...(reasons.includes('MAX_AUTHORS') ? ['co-authors may be among those left out'] : []),
    ...(reasons.includes('TIMEOUT') ? ['co-authors may be among those who took too long to find'] : []),
    ...(reasons.includes('MAX_TIES') ? ['ties may be weaker than those shown'] : []),
    ...(limits.minWorks > 1 ? [`ties may be of fewer than ${counted(limits.minWorks, 'work')}`] : []),
    ...(counting === null ? [] : [`ties may be of other years than ${counting}`]),
    `${they} may have written alone, as ${isOne ? 'an editor or an organisation' : 'editors or organisations'}, or only with more others than make ties`,
  ];
  const [first = '', ...more] = possible;
  return `${[first.charAt(0).toUpperCase() + first.slice(1), ...more].join('; ')}.`;
}
