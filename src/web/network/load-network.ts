import { ask, Fault } from '../ask.ts';
import {
  AllYearsDocument,
  AuthorNamesDocument,
  type AuthorNamesQuery,
  AuthorNetworkDocument,
  GivenNetworkDocument,
  type ListNetworkFragment,
  NeighboursDocument,
  type NetworkFragment,
  type PathQuery,
  PathDocument,
  SearchNetworkDocument,
  SetNetworkDocument,
} from '../generated/graphql.ts';
import { type Limits, MAX_GIVEN, type Place, type Years } from '../place.ts';
import { nodesOf } from '../nodes-of.ts';
import { distancesFrom } from './distances.ts';
import { cutExpansions, expandedTruncation, withNeighbours } from './expansion.ts';
import { type CutExpansion, everyYear, type ShownNetwork, shownAuthors, shownTies, type YearCount } from './shown-network.ts';

/** Ties shown at most; the strongest are. */
const MAX_TIES = 4_000;
/** Co-authors that one expansion adds at most, the strongest ties first. */
const MAX_ADDED = 31;

/** What a place shows: a network, and where it is that of a path, the path itself. */
export interface Shown {
  readonly network: ShownNetwork;
  readonly path: Path | null;
  /** The place that says so: while another is asked for, the address is already of that. */
  readonly place: Place;
}

/** How two people are connected; `found` is null where they are not within the hops asked for. */
export interface Path {
  readonly from: NonNullable<PathQuery['from']>;
  readonly to: NonNullable<PathQuery['to']>;
  readonly found: NonNullable<PathQuery['collaborationPath']> | null;
}

/** Null where a place does not say enough yet to show anything. */
export function networkKey({ subject, limits, years, expanded }: Place): string | null {
  if (subject === null) return null;
  if (subject.kind === 'authors' && subject.ids.length === 0) return null;
  if (subject.kind === 'articles' && subject.search === null && subject.set === null) return null;
  if (subject.kind === 'path' && (subject.from === null || subject.to === null)) return null;
  return JSON.stringify([subject, limits, years, expanded]);
}

/** Asks for what a place shows. Throws a Fault, NOT_FOUND where what it is about is not in the graph. */
export async function loadNetwork(place: Place, signal: AbortSignal): Promise<Shown> {
  const { subject, limits, years, expanded } = place;
  const alone = (network: ShownNetwork): Shown => ({ network, path: null, place });
  switch (subject?.kind) {
    case 'author':
      return alone(await ofAuthor(subject.id, limits, years, expanded, signal));
    case 'authors':
      return alone(await ofGiven(subject.ids, limits, years, expanded, signal));
    case 'articles':
      return alone(await ofArticles(subject.search, subject.set, limits, years, signal));
    case 'path':
      return { ...(await ofPath(subject.from ?? '', subject.to ?? '', limits, years, signal)), place };
    case undefined:
      throw new Fault('NOT_FOUND', 'Nothing is chosen.');
  }
}

async function ofAuthor(
  id: string,
  { depth, maxAuthors, minWorks }: Limits,
  years: Years | null,
  expanded: readonly string[],
  signal: AbortSignal,
): Promise<ShownNetwork> {
  const { author } = await ask(AuthorNetworkDocument, { id, depth, maxAuthors, maxTies: MAX_TIES, minWorks, years }, signal);
  if (author?.network == null) throw new Fault('NOT_FOUND', 'This author is not in the graph (any more).');
  const { name, kind, coAuthorCount, articleCount, articlesPerYear, network } = author;
  const { whole, cut } = await expandedBy(network, expanded, minWorks, years, signal);
  const shown = {
    title: `Around ${name}`,
    centre: author.id,
    about: { kind, coAuthorCount },
    missing: 0,
    authors: shownAuthors(whole),
    ties: shownTies(whole),
    truncation: whole.truncation ?? null,
    cutExpansions: cut,
    years: articlesPerYear.map(({ year, articleCount: count }) => ({ year, count })),
    articleCount: years === null ? articleCount : null,
  };
  if (whole === network) return shown;
  const distances = distancesFrom(author.id, shown.ties);
  return { ...shown, authors: shown.authors.map((each) => ({ ...each, distance: distances.get(each.id) ?? null })) };
}

async function ofGiven(
  ids: readonly string[],
  { minWorks }: Limits,
  years: Years | null,
  expanded: readonly string[],
  signal: AbortSignal,
): Promise<ShownNetwork> {
  const [{ network, missing }, counts] = await Promise.all([givenStill(ids, minWorks, years, signal), allYears(signal)]);
  const { whole, cut } = await expandedBy(network, expanded, minWorks, years, signal);
  return {
    title: ids.length - missing === 1 ? '1 author' : `Among ${ids.length - missing} authors`,
    centre: null,
    about: null,
    missing,
    authors: shownAuthors(whole),
    ties: shownTies(whole),
    truncation: whole.truncation ?? null,
    cutExpansions: cut,
    years: counts,
    articleCount: null,
  };
}

async function ofArticles(
  search: string | null,
  set: string | null,
  { maxAuthors, minWorks }: Limits,
  years: Years | null,
  signal: AbortSignal,
): Promise<ShownNetwork> {
  const limits = { years, maxAuthors, maxTies: MAX_TIES, minWorks };
  if (set === null) {
    const { articles } = await ask(SearchNetworkDocument, { search: search ?? '', ...limits }, signal);
    return ofList(`“${search ?? ''}”`, articles);
  }
  const { node } = await ask(SetNetworkDocument, { id: set, search, ...limits }, signal);
  if (node == null || !('articles' in node)) throw new Fault('NOT_FOUND', 'What this address names is not in the graph (any more).');
  return ofList(search === null ? node.name : `“${search}” in ${node.name}`, node.articles);
}

function ofList(title: string, { totalCount, facets, network }: ListNetworkFragment): ShownNetwork {
  if (network == null || facets == null) throw new Fault('INTERNAL', 'The server gave no network of these articles.');
  return {
    title,
    centre: null,
    about: null,
    missing: 0,
    authors: shownAuthors(network),
    ties: shownTies(network),
    truncation: network.truncation ?? null,
    cutExpansions: [],
    years: everyYear(yearsOf(facets.years)),
    articleCount: totalCount,
  };
}

async function ofPath(
  from: string,
  to: string,
  { maxHops }: Limits,
  years: Years | null,
  signal: AbortSignal,
): Promise<Omit<Shown, 'place'>> {
  const [answer, counts] = await Promise.all([ask(PathDocument, { from, to, maxHops, years }, signal), allYears(signal)]);
  const { from: one, to: other, collaborationPath: found } = answer;
  if (one == null || other == null) throw new Fault('NOT_FOUND', 'One of these authors is not in the graph (any more).');
  const authors = found?.authors ?? [];
  const last = authors.length - 1;
  return {
    path: { from: one, to: other, found: found ?? null },
    network: {
      title: `From ${one.name} to ${other.name}`,
      centre: null,
      about: null,
      missing: 0,
      authors: authors.map(({ id, name, articleCount, workCount }, index) => ({
        ...{ id, name, distance: index, articleCount, workCount },
        degree: index === 0 || index === last ? Math.min(1, last) : 2,
      })),
      ties: (found?.steps ?? []).map(({ articleCount, workCount, strength, firstYear, lastYear }, index) => ({
        a: authors[index]?.id ?? '',
        b: authors[index + 1]?.id ?? '',
        ...{ articleCount, workCount, strength, firstYear: firstYear ?? null, lastYear: lastYear ?? null },
      })),
      truncation: null,
      cutExpansions: [],
      years: counts,
      articleCount: null,
    },
  };
}

/** The network with the co-authors of some of its authors besides, and every tie among them all. */
async function expandedBy(
  network: NetworkFragment,
  expanded: readonly string[],
  minWorks: number,
  years: Years | null,
  signal: AbortSignal,
): Promise<{ readonly whole: NetworkFragment; readonly cut: readonly CutExpansion[] }> {
  const nodes = await nodesOf(expanded, async (ids) => {
    const answer = await ask(NeighboursDocument, { ids, maxAuthors: MAX_ADDED, minWorks, years }, signal);
    return answer.nodes;
  });
  const authors = nodes.filter((node) => node !== null && 'network' in node);
  if (authors.length === 0) return { whole: network, cut: [] };
  const whole = await given(withNeighbours(network, authors).slice(0, MAX_GIVEN), minWorks, years, signal);
  return { whole: { ...whole, truncation: expandedTruncation(whole, network, authors) }, cut: cutExpansions(authors) };
}

/** The network of those of some authors who are in the graph (still), and how many are not. */
async function givenStill(
  ids: readonly string[],
  minWorks: number,
  years: Years | null,
  signal: AbortSignal,
): Promise<{ readonly network: NetworkFragment; readonly missing: number }> {
  try {
    return { network: await given(ids, minWorks, years, signal), missing: 0 };
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'BAD_USER_INPUT') throw error;
    const nodes = await nodesOf(ids, async (part) => (await ask(AuthorNamesDocument, { ids: part }, signal)).nodes);
    const there = ids.filter((_, index) => isAuthor(nodes[index]));
    if (there.length === ids.length) throw error;
    if (there.length === 0) throw new Fault('NOT_FOUND', 'None of these authors is in the graph (any more).');
    return { network: await given(there, minWorks, years, signal), missing: ids.length - there.length };
  }
}

function isAuthor(node: AuthorNamesQuery['nodes'][number] | undefined): boolean {
  return node != null && 'name' in node;
}

async function given(ids: readonly string[], minWorks: number, years: Years | null, signal: AbortSignal): Promise<NetworkFragment> {
  const authors = ids.map((id) => ({ id }));
  const { collaborationNetwork } = await ask(GivenNetworkDocument, { authors, maxTies: MAX_TIES, minWorks, years }, signal);
  if (collaborationNetwork == null) throw new Fault('INTERNAL', 'The server gave no network of these authors.');
  return collaborationNetwork;
}

export async function allYears(signal: AbortSignal): Promise<YearCount[]> {
  const { articles } = await ask(AllYearsDocument, {}, signal);
  return everyYear(yearsOf(articles.facets?.years ?? []));
}

function yearsOf(buckets: readonly { readonly year?: number | null; readonly count: number }[]): YearCount[] {
  return buckets.flatMap(({ year, count }) => (typeof year === 'number' ? [{ year, count }] : []));
}
