import type { ShownNetwork } from './shown-network.ts';

/** What is shown and what is left out, in words; for people and for screen readers. */
export function truncationWords({ authors, ties, truncation }: ShownNetwork): string[] {
  if (truncation == null) return [`Showing all ${counted(authors.length, 'author')} and ${counted(ties.length, 'tie')}.`];
  const { reasons, omittedAuthors, omittedTies, atDistance } = truncation;
  const words: string[] = [];
  if (reasons.includes('MAX_AUTHORS') && typeof omittedAuthors === 'number') {
    const where =
      typeof atDistance === 'number'
        ? `; the ${counted(omittedAuthors, 'author')} left out ${omittedAuthors === 1 ? 'is' : 'are'} ${steps(atDistance)} away`
        : '';
    words.push(`Showing ${figure(authors.length)} of ${figure(authors.length + omittedAuthors)} authors${where}.`);
  } else {
    words.push(
      `Showing ${counted(authors.length, 'author')}${reasons.includes('MAX_AUTHORS') ? '; there are more co-authors of theirs than are shown' : ''}.`,
    );
  }
  if (reasons.includes('TIMEOUT')) {
    words.push(
      `Those ${typeof atDistance === 'number' ? `${steps(atDistance)} away` : 'further away'} took too long to find: ask for less depth, or for fewer years.`,
    );
  }
  if (reasons.includes('MAX_TIES') && typeof omittedTies === 'number') {
    words.push(`Showing the ${figure(ties.length)} strongest of ${figure(ties.length + omittedTies)} ties.`);
  }
  return words;
}

/** Why some authors stand alone, in words; null where nobody does. */
export function untiedWords({ authors, ties }: ShownNetwork): string | null {
  const untied = authors.filter(({ degree }) => degree === 0).length;
  if (untied === 0) return null;
  if (ties.length === 0 && authors.length === 1)
    return 'Nobody has written with this author, or only on articles of too many authors: those make no ties.';
  return `${counted(untied, 'author')} ${untied === 1 ? 'has' : 'have'} no tie here: alone on their articles, or with more others than make a collaboration.`;
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
