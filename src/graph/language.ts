import { type Named, namedFields, namedReads } from './named.ts';
import { shapeOf } from './shape.ts';

export interface Language extends Named {
  /** ISO 639-3, where the printed name is known. */
  readonly code: string | null;
}

const LANGUAGE = (node: string) => shapeOf<Language>(node, (its) => ({ ...namedFields(its), code: its('code') }));

export const LANGUAGES = namedReads('language', LANGUAGE);
