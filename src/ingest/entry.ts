import type { BibliographicRecord } from '../model/record.ts';
import type { Format } from './formats/name.ts';

/** Why a record was not read. */
export const REJECTION_CODES = [
  /** Not JSON, or JSON that ends too early. */
  'BROKEN_JSON',
  'NOT_AN_OBJECT',
  'NO_ID',
  'NO_TITLE',
  /** A name or key that no index can hold. */
  'TOO_LONG',
  /** The whole record is larger than one may be. */
  'TOO_LARGE',
  'INVALID_UTF8',
  /** A page of text without a table of fields. */
  'NO_FIELDS',
  /** The input stopped in the middle: a cut or damaged gzip, a disk that failed, JSON whose brackets do not close. Nothing of it can be read from here on. */
  'CUT_SHORT',
] as const;
export type RejectionCode = (typeof REJECTION_CODES)[number];

export interface Rejection {
  readonly code: RejectionCode;
  /** One sentence for whoever mends the record. */
  readonly reason: string;
}

/** A part of a record that was left out because it cannot be used. */
export interface Warning {
  readonly field: string;
  /** As printed, shortened. */
  readonly value: string;
  readonly reason: string;
}

/** Where a record stands in its input, after decompression. */
export interface Place {
  /** The input's name. */
  readonly file: string;
  readonly format: Format;
  /** Where the record begins, from 1. */
  readonly line: number;
  /** Where the record begins, in bytes from 0. */
  readonly offset: number;
  /** How many bytes it has, without what parts it from the next. */
  readonly bytes: number;
  /** The bytes themselves; of a record that is too large only the first. */
  readonly raw: Buffer;
  /** SHA-256 of all `bytes`, in hex. */
  readonly sha256: string;
}

export interface Read extends Place {
  readonly record: BibliographicRecord;
  readonly warnings: readonly Warning[];
}

export interface Rejected extends Place {
  readonly rejection: Rejection;
}

/** What a reader makes of each record of an input: every byte range of the input that is meant to be a record gives exactly one. */
export type Entry = Read | Rejected;

export function isRejected(entry: Entry): entry is Rejected {
  return 'rejection' in entry;
}
