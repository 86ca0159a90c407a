import { type Named, namedReads } from './named.ts';

export interface Language extends Named {
  /** ISO 639-3, where the printed name is known. */
  readonly code: string | null;
}

export const LANGUAGES = namedReads<Language>('language', ['code']);
