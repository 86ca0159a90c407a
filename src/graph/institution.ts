import { NAMED, type Named, namedReads } from './named.ts';

export type Institution = Named;

export const INSTITUTIONS = namedReads('institution', NAMED);
