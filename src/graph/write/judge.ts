/** What became of a record that could be used. */
export type Outcome = 'created' | 'updated' | 'unchanged' | 'superseded';

/** Whether the graph is to say what the record says. */
export function isApplied(outcome: Outcome | undefined): boolean {
  return outcome === 'created' || outcome === 'updated';
}

/** What is known of a record from before: the article that it became, or that it was deleted. Timestamps are ISO 8601 to the second, in UTC. */
export type Known =
  | { readonly isDeleted: false; readonly contentHash: string; readonly lastIndexed: string | null }
  /** `since` is the datestamp that it had, or else the time of the deletion. */
  | { readonly isDeleted: true; readonly since: string };

/** A record as far as it decides about its fate. */
export interface Judged {
  readonly contentHash: string;
  readonly lastIndexed: string | null;
}

/**
 * What is to become of a record. The same or no datestamp with another content is applied, an older datestamp is superseded. What was
 * deleted comes back with a later datestamp, or where `isComplete`: the input lists all that its source has.
 */
export function judge({ contentHash, lastIndexed }: Judged, before: Known | undefined, isComplete: boolean): Outcome {
  if (before === undefined) return 'created';
  if (before.isDeleted) return isComplete || (lastIndexed !== null && lastIndexed > before.since) ? 'created' : 'superseded';
  if (before.contentHash === contentHash) return 'unchanged';
  // Timestamps are all of one form, so that they compare as text. A record without one is never older.
  return lastIndexed !== null && before.lastIndexed !== null && lastIndexed < before.lastIndexed ? 'superseded' : 'updated';
}
