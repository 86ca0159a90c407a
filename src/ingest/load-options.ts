import type { OnStep } from '../graph/write/fill.ts';
import type { LoadOutcome } from '../graph/write/load.ts';
import type { Read, Rejected } from './entry.ts';
import type { ReadOptions } from './input.ts';
import type { Limit } from './limit.ts';

/** What is deleted once all inputs are read. */
export interface Deletions {
  /** Ids of records in their source. */
  readonly ids: AsyncIterable<string>;
  /** Whether the inputs list all that the source has: articles of records that are not among them are deleted. */
  readonly missing: boolean;
  /** How many articles may be missing. */
  readonly maxMissing: Limit;
  /** Delete what is missing even where records could not be used, or where it is more than may be. */
  readonly isForced: boolean;
}

export interface LoadReport extends LoadOutcome {
  readonly load: string;
  /** How many records an earlier run of the same load had read. */
  readonly passedOver: number;
  /** Whether the load was ended by its signal, before all was done. */
  readonly interrupted: boolean;
  /** Whether the graph is left half filled, and cannot be asked until the load has gone on to its end. */
  readonly isHalfFilled: boolean;
}

export interface LoadOptions extends ReadOptions {
  readonly source: string;
  readonly deletions?: Deletions;
  /** More bad records than that end the load. */
  readonly maxBad?: Limit;
  /** The file that unusable records are kept in, given the load's id. They are only told without one. */
  readonly quarantine?: (load: string) => string;
  /** How many records are read, and written, together; a thousand unless told. */
  readonly batchSize?: number;
  /** Ends the load after the transaction at work. */
  readonly signal?: AbortSignal;
  /** The load goes on where it was interrupted, or it was, and begins again because the input is not what it was. */
  readonly onGoingOn?: (how: { readonly position: number; readonly isChanged: boolean }) => void;
  /** Leaves a load of the source alone that was interrupted, to be gone on with by its own command; so do loads without inputs. */
  readonly isAside?: boolean;
  /** Whether to fill an empty graph: faster, and nothing of it can be asked until all is loaded. Decided by the size of the inputs otherwise. */
  readonly fill?: boolean;
  /** Another load fills the graph, and this one waits until that has ended. */
  readonly onWaiting?: () => void;
  /** How far a step has come by which a filled graph is made whole. */
  readonly onStep?: OnStep;
  readonly onRejected?: (entry: Rejected) => void;
  /** Told of a record that is created or updated without parts of it. */
  readonly onWarned?: (entry: Read) => void;
  /** After every batch, with the sums so far. */
  readonly onBatch?: (report: LoadReport) => void;
}
