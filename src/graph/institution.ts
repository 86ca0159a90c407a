import { type Named, namedReads } from './named.ts';

export type Institution = Named;

export const INSTITUTIONS = namedReads<Institution>('institution');
