import { type BibliographError, type ErrorCode } from '../errors.ts';

/** What a command ends with; documented in `--help` and the README. */
export const ExitCode = { done: 0, usage: 1, quarantined: 2, tooManyBad: 3, locked: 4, unavailable: 5 } as const;

const BY_CODE: Partial<Record<ErrorCode, number>> = {
  TOO_MANY_BAD: ExitCode.tooManyBad,
  LOCKED: ExitCode.locked,
  UNAVAILABLE: ExitCode.unavailable,
  TIMEOUT: ExitCode.unavailable,
};

export function exitCodeOf({ code }: BibliographError): number {
  return BY_CODE[code] ?? ExitCode.usage;
}
