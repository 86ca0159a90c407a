import { NAMED, type Named, namedReads } from './named.ts';

export type Publisher = Named;

export const PUBLISHERS = namedReads('publisher', NAMED);
