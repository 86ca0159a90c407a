import type { RejectionCode } from '../../src/ingest/entry.ts';

/** A rejection that a malformed seed must give: its line, its code and a part of its reason. */
export type ExpectedRejection = readonly [line: number, code: RejectionCode, reason: string];

export interface ExpectedSeed {
  readonly rejections: readonly ExpectedRejection[];
  /** The ids that must be read, in order. */
  readonly ids: readonly string[];
}

/** What every file of `seeds/malformed` must give. */
export const MALFORMED_SEEDS = {
  'brackets.json': { rejections: [[41, 'CUT_SHORT', 'Brackets do not match']], ids: ['acl:W16-3404'] },
  'elements.json': {
    rejections: [
      [44, 'NOT_AN_OBJECT', 'a number'],
      [45, 'NO_TITLE', 'no title'],
      [54, 'BROKEN_JSON', 'not JSON'],
      [64, 'NOT_AN_OBJECT', 'a list'],
    ],
    ids: ['acl:Q18-1005', 'acl:Q18-1017'],
  },
  'pages.txt': {
    rejections: [
      [28, 'NO_ID', 'no id'],
      [39, 'NO_TITLE', 'no title'],
    ],
    ids: ['acl:W17-7617', 'acl:W17-7620'],
  },
  'records.ndjson': {
    rejections: [
      [2, 'BROKEN_JSON', 'not JSON'],
      [4, 'NOT_AN_OBJECT', 'a list'],
      [5, 'NOT_AN_OBJECT', 'a string'],
      [6, 'NOT_AN_OBJECT', 'null'],
      [7, 'NO_ID', 'no id'],
      [8, 'NO_ID', 'no id'],
      [9, 'NO_TITLE', 'no title'],
      [10, 'NO_TITLE', 'no title'],
      [12, 'TOO_LONG', 'author is 9000 bytes'],
      [14, 'BROKEN_JSON', 'not JSON'],
      [15, 'INVALID_UTF8', 'not UTF-8'],
    ],
    ids: ['acl:J16-4009', 'acl:J18-3001', 'acl:J18-3005', 'acl:N16-1026'],
  },
  'select-response.json': {
    rejections: [
      [49, 'NO_ID', 'no id'],
      [106, 'CUT_SHORT', 'list of records is not closed'],
    ],
    ids: ['acl:W16-3411', 'acl:W17-1320'],
  },
  'truncated.json': { rejections: [[41, 'CUT_SHORT', 'record is not closed']], ids: ['acl:W16-3404'] },
  'truncated.ndjson.gz': {
    rejections: [[5, 'CUT_SHORT', 'gzip ends in the middle']],
    ids: ['acl:J16-4009', 'acl:J18-3001', 'acl:J18-3005', 'acl:N16-1026'],
  },
  'unusable-parts.ndjson': { rejections: [], ids: ['unusable-parts:1'] },
  'windows.ndjson': { rejections: [[2, 'BROKEN_JSON', 'not JSON']], ids: ['acl:Q16-1003', 'acl:Q16-1032'] },
} as const satisfies Readonly<Record<string, ExpectedSeed>>;
