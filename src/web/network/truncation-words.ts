import { MAX_GIVEN, MAX_LIMITS, type Place } from '../place.ts';
import type { CutExpansion, ShownNetwork } from './shown-network.ts';

/** What of a place says how much of its network is shown. */
export type Scope = Pick<Place, 'subject' | 'limits' | 'expanded'>;

/** What is shown and what is left out, in words; for people and for screen readers. `scope` is what the network was asked for with. */
export function truncationWords(network: ShownNetwork, scope: Scope): string[] {
  const { missing } = network;
  if (missing === 0) return shownWords(network, scope);
  return [
    ...shownWords(network, scope),
    `${counted(missing, 'author')} asked for ${missing === 1 ? 'is' : 'are'} not in the graph (any more).`,
  ];
}

function shownWords({ authors, ties, truncation, cutExpansions }: ShownNetwork, scope: Scope): string[] {
  if (truncation == null) return [`Showing all ${counted(authors.length, 'author')} and ${counted(ties.length, 'tie')}.`];
  const { reasons, omittedTies, atDistance } = truncation;
  const depth = scope.subject?.kind === 'author' ? scope.limits.depth : null;
  const words = reasons.includes('MAX_AUTHORS')
    ? cutWords(authors.length, truncation.omittedAuthors ?? null, atDistance ?? null, cutExpansions, scope)
    : [`Showing ${counted(authors.length, 'author')}.`];
  if (reasons.includes('TIMEOUT')) {
    const less = depth !== null && depth > 1 ? 'less depth, or for fewer years' : 'fewer years';
    words.push(
      `Those ${typeof atDistance === 'number' ? `${steps(atDistance)} away` : 'further away'} took too long to find: ask for ${less}.`,
    );
  }
  if (reasons.includes('MAX_TIES') && typeof omittedTies === 'number') {
    words.push(`Showing the ${figure(ties.length)} strongest of ${figure(ties.length + omittedTies)} ties.`);
  }
  return words;
}

function cutWords(
  shown: number,
  omitted: number | null,
  atDistance: number | null,
  expansions: readonly CutExpansion[],
  { subject, limits, expanded }: Scope,
): string[] {
  if (omitted === null) {
    return shown >= MAX_GIVEN && expanded.length > 0
      ? [`Showing ${counted(shown, 'author')}, as many as a network takes: there is no room for more co-authors of theirs.`]
      : [`Showing ${counted(shown, 'author')}; there are more co-authors of theirs than are shown${expansionWords(expansions)}.`];
  }
  // How many there are beyond the first ring that does not fit, nobody has counted.
  if (atDistance !== null && subject?.kind === 'author' && atDistance < limits.depth) {
    const wider = limits.maxAuthors < MAX_LIMITS.maxAuthors ? ': raise “Authors at most” to see more' : '';
    return [
      `Showing ${counted(shown, 'author')}; ${figure(omitted)} more ${omitted === 1 ? 'is' : 'are'} ${steps(atDistance)} away, and nobody further away is shown${wider}.`,
    ];
  }
  const where =
    atDistance === null ? '' : `; the ${counted(omitted, 'author')} left out ${omitted === 1 ? 'is' : 'are'} ${steps(atDistance)} away`;
  return [`Showing ${figure(shown)} of ${figure(shown + omitted)} authors${where}.`];
}

/** Where it can be said shortly. */
function expansionWords([cut, ...more]: readonly CutExpansion[]): string {
  return cut === undefined || more.length > 0 ? '' : `, of ${cut.name} the ${figure(cut.added)} strongest of ${figure(cut.of)}`;
}

/** "1 author", "2,000 authors". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${figure(count)} ${count === 1 ? one : many}`;
}

/** A number as people write it. */
export function figure(value: number): string {
  return value.toLocaleString('en');
}

function steps(distance: number): string {
  return ['no steps', 'one step', 'two steps', 'three steps'][distance] ?? `${distance} steps`;
}
