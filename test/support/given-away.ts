import { type Database, leaksIn, type Medium } from './leaks.ts';

// What servers of tests have given away, whatever the test looks at: `test/support/no-leaks.ts` fails it.
const found: string[] = [];
let database: Database | undefined;

/** Watches for the address and the password of this database too. */
export function watchFor(ours: Database): void {
  database = ours;
}

/** Looks for leaks in a text. What `sent` has is no secret. */
export function watch(text: string, medium: Medium, sent: string): void {
  found.push(
    ...leaksIn(text, medium, { sent, ...(database === undefined ? {} : { database }) }).map(
      (piece) => `${piece} in ${text.slice(0, 1_000)}`,
    ),
  );
}

/** What was given away since it was last asked. */
export function givenAway(): string[] {
  return found.splice(0);
}
