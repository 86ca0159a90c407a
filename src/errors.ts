/** What a client of the API may be told; each is an `extensions.code` of the published contract. */
export const CLIENT_CODES = [
  ...(['BAD_USER_INPUT', 'INVALID_CURSOR', 'AMBIGUOUS', 'TOO_COMPLEX', 'TIMEOUT', 'UNAVAILABLE'] as const),
  ...(['RATE_LIMITED', 'UNAUTHENTICATED', 'PERSISTED_QUERY_NOT_FOUND'] as const),
] as const;

/** What an operator at the command line may be told; each has an exit code in `cli.ts`. */
export const OPERATOR_CODES = ['CONFIGURATION', 'INPUT', 'TOO_MANY_BAD', 'LOCKED', 'DATABASE'] as const;

export type ErrorCode = (typeof CLIENT_CODES)[number] | (typeof OPERATOR_CODES)[number];

/** Mistakes of whoever asks, which are told and not traced: one request can make thousands, and where each was noticed says nothing. */
const MISTAKES: readonly ErrorCode[] = ['BAD_USER_INPUT', 'INVALID_CURSOR', 'AMBIGUOUS'];

/**
 * An expected failure. The message is one sentence that says what is wrong and what to do about it, fit to be shown as it is:
 * no secret, path of a machine or query text where a client of the API may see it. Whatever is not of this class is a defect.
 */
export class BibliographError extends Error {
  readonly code: ErrorCode;
  /** What helps a program to react, shown beside the message: the candidates of an ambiguous name, say. */
  readonly details: Readonly<Record<string, unknown>>;
  /** What a client of the API is told, where the message is for those who run the server; else the message. */
  readonly told: string;

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; details?: Readonly<Record<string, unknown>>; told?: string } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'BibliographError';
    this.code = code;
    this.details = options.details ?? {};
    this.told = options.told ?? message;
    if (MISTAKES.includes(code)) this.stack = `${this.name}: ${message}`;
  }
}

export function isCode(error: unknown, code: ErrorCode): boolean {
  return error instanceof BibliographError && error.code === code;
}

/** Whether the system refused something about a file, or a process, for one of these reasons. */
export function isFileError(error: unknown, ...codes: string[]): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && codes.includes(error.code);
}
