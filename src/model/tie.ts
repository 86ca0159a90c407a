/** What two authors have written together; `strength` is Newman's. */
export interface Tie {
  readonly articleCount: number;
  readonly workCount: number;
  readonly strength: number;
  readonly firstYear: number | null;
  readonly lastYear: number | null;
}
