import { hash } from 'node:crypto';
import { z } from 'zod';
import { BibliographError } from '../errors.ts';
import type { Page, Place, Placed, Slice } from '../model/page.ts';
import { sealOfAll } from './seal.ts';

const DEFAULT_SIZE = 20;
const MAX_SIZE = 100;
const VERSION = 1;

/** Relay's paging arguments, as a client gives them. */
export interface PageArgs {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

/**
 * What a list's cursors belong to: its name, its parent, and whatever decides what is in it and in which order. A cursor of any other
 * list is refused.
 */
export type ListIdentity = readonly [name: string, ...of: unknown[]];

/** Relay's arguments as a page of the list, as it is at that revision of the graph if that matters. Throws BAD_USER_INPUT or INVALID_CURSOR. */
export function pageOf({ first, after, last, before }: PageArgs, list: ListIdentity, revision: number | null = null): Page {
  if (isGiven(first) && isGiven(last)) refuse('Give first or last, not both.');
  if (isGiven(after) && isGiven(before)) refuse('Give after or before, not both.');
  if (isGiven(first) && isGiven(before)) refuse('before goes with last; with first, give after.');
  if (isGiven(last) && isGiven(after)) refuse('after goes with first; with last, give before.');
  const backward = isGiven(last) || isGiven(before);
  const limit = (backward ? last : first) ?? DEFAULT_SIZE;
  if (limit < 0 || limit > MAX_SIZE) refuse(`${backward ? 'last' : 'first'} is from 0 to ${MAX_SIZE}, not ${limit}.`);
  const cursor = backward ? before : after;
  return { limit, backward, from: isGiven(cursor) ? decode(cursor, seal(list, revision)) : null };
}

/** What every connection has, whatever it lists; edges carry what `edge` makes of an item. */
export interface Connection<Edge extends object> {
  readonly edges: Promise<EdgeOf<Edge>[]>;
  readonly pageInfo: Promise<PageInfo>;
  /** Asked for only where a client selects it. */
  readonly totalCount: () => Promise<number> | number;
}

type EdgeOf<Edge> = Edge & { readonly cursor: string };

interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

/** The connection of a list of which `read` gives a slice. That is read, and cursors are made, where a client asks for anything of them. */
export function connectionOf<Item, Edge extends object>(
  read: () => Promise<Slice<Item>>,
  list: ListIdentity,
  edge: (item: Item) => Edge,
  totalCount: () => Promise<number> | number,
): Connection<Edge> {
  return new ReadWhenAsked(async () => pageFrom(await read(), list, edge), totalCount);
}

interface PageOf<Edge> {
  readonly edges: EdgeOf<Edge>[];
  readonly pageInfo: PageInfo;
}

// Classes, as an object with getters of its own is of a kind of its own, which takes several times as long to make and to use.
class ReadWhenAsked<Edge extends object> implements Connection<Edge> {
  readonly totalCount: () => Promise<number> | number;
  readonly #read: () => Promise<PageOf<Edge>>;
  #page: Promise<PageOf<Edge>> | null = null;

  constructor(read: () => Promise<PageOf<Edge>>, totalCount: () => Promise<number> | number) {
    this.#read = read;
    this.totalCount = totalCount;
  }

  get edges() {
    return this.#pageOnce().then(({ edges }) => edges);
  }

  get pageInfo() {
    return this.#pageOnce().then(({ pageInfo }) => pageInfo);
  }

  #pageOnce(): Promise<PageOf<Edge>> {
    return (this.#page ??= this.#read());
  }
}

function pageFrom<Item, Edge extends object>(slice: Slice<Item>, list: ListIdentity, edge: (item: Item) => Edge): PageOf<Edge> {
  const cursors = new Cursors(list, slice.revision);
  const edges = slice.items.map(({ item, place }: Placed<Item>): EdgeOf<Edge> => Object.assign(new InItsPlace(place, cursors), edge(item)));
  return { edges, pageInfo: new InfoOf(slice, edges) };
}

class InItsPlace {
  readonly #place: Place;
  readonly #cursors: Cursors;

  constructor(place: Place, cursors: Cursors) {
    this.#place = place;
    this.#cursors = cursors;
  }

  get cursor() {
    return this.#cursors.of(this.#place);
  }
}

class InfoOf implements PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly #edges: readonly { readonly cursor: string }[];

  constructor({ hasNext, hasPrevious }: Slice<unknown>, edges: readonly { readonly cursor: string }[]) {
    this.hasNextPage = hasNext;
    this.hasPreviousPage = hasPrevious;
    this.#edges = edges;
  }

  get startCursor() {
    return this.#edges[0]?.cursor ?? null;
  }

  get endCursor() {
    return this.#edges.at(-1)?.cursor ?? null;
  }
}

/** Makes the cursors of a list as it is at that revision. */
class Cursors {
  readonly #list: ListIdentity;
  readonly #revision: number | null;
  #mark: string | null = null;

  constructor(list: ListIdentity, revision: number | null) {
    this.#list = list;
    this.#revision = revision;
  }

  of(place: Place): string {
    return encode(place, (this.#mark ??= seal(this.#list, this.#revision)));
  }
}

const CURSOR = z.tuple([z.literal(VERSION), z.string(), z.union([z.tuple([z.string()]), z.tuple([z.number(), z.string()])])]);

function encode(place: Place, mark: string): string {
  return Buffer.from(JSON.stringify([VERSION, mark, place])).toString('base64url');
}

function decode(text: string, mark: string): Place {
  const cursor = CURSOR.safeParse(parsed(text)).data;
  return cursor?.[1] === mark ? cursor[2] : foreignCursor();
}

/** Ends a request with INVALID_CURSOR. */
export function foreignCursor(): never {
  throw new BibliographError(
    'INVALID_CURSOR',
    'This cursor does not belong to this list as it is now: take one from the same list with the same search, filter and order, or start without. An order by relevance starts again after every load.',
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return null;
  }
}

function seal(list: ListIdentity, revision: number | null): string {
  return hash('sha256', sealOfAll([...list, revision]), 'base64url').slice(0, 11);
}

function isGiven<Value>(value: Value | null | undefined): value is Value {
  return value !== null && value !== undefined;
}

function refuse(message: string): never {
  throw new BibliographError('BAD_USER_INPUT', message);
}
