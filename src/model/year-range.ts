/** Years from `from` to `to`, both included; null is an open end. What has no year is in no range. */
export interface YearRange {
  readonly from: number | null;
  readonly to: number | null;
}
