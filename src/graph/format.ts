import { NAMED, type Named, namedReads } from './named.ts';

export type Format = Named;

export const FORMATS = namedReads('format', NAMED);
