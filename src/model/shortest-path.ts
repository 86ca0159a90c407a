/** Ties, as far as a search for a shortest path asks about them. */
export interface Ties<Tie> {
  /** Everybody who is tied to any of `ids`, each once; whoever is of `ids` may be among them. */
  readonly neighboursOf: (ids: readonly string[]) => Promise<readonly string[]>;
  /** Every tie of one of `ids` with one of `others`, none of whom is in both. */
  readonly between: (ids: readonly string[], others: readonly string[]) => Promise<readonly Link<Tie>[]>;
}

/** A tie, seen from one of its two. */
export interface Link<Tie> {
  readonly from: Stop;
  readonly to: Stop;
  readonly tie: Tie;
}

/** Somebody on the way; `key` tells who comes first by name, and is nobody else's. */
export interface Stop {
  readonly id: string;
  readonly key: string;
}

/** A way over ties: each joins the id of its place with the next. */
export interface Way<Tie> {
  readonly ids: readonly string[];
  readonly ties: readonly Tie[];
}

/**
 * The shortest way from one to another, null where none has at most `maxHops` ties. Of several, the one whose strengths sum up to most, as
 * integers of billionths; of those, the one whose keys come first, from the start on. Two questions a tie of the way, at most.
 */
export async function shortestWay<Tie extends Weighed>(
  ties: Ties<Tie>,
  from: string,
  to: string,
  maxHops: number,
): Promise<Way<Tie> | null> {
  if (from === to) return { ids: [from], ties: [] };
  const layers = await layersBetween(ties, from, to, maxHops);
  if (layers === null) return null;
  const way = bestWay(from, to, await linksOf(ties, layers));
  // Where ties went away between two questions, there may be another way.
  return way ?? shortestWay(ties, from, to, maxHops);
}

/** What a tie weighs in the choice among ways. */
interface Weighed {
  readonly strength: number;
}

/** Whoever may be on a shortest way, by how many ties from its start. At `met` are those alone who are. */
interface Layers {
  readonly at: readonly (readonly string[])[];
  readonly met: number;
}

/** Searches from both ends, a distance at a time, on the side where fewer are to be asked about. */
async function layersBetween({ neighboursOf }: Ties<unknown>, from: string, to: string, maxHops: number): Promise<Layers | null> {
  const [start, end] = [sideOf(from), sideOf(to)];
  for (let hops = 0; hops < maxHops; hops += 1) {
    const [near, far] = start.last.length <= end.last.length ? [start, end] : [end, start];
    const found = (await neighboursOf(near.last)).filter((id) => !near.seen.has(id));
    if (found.length === 0) return null;
    for (const id of found) near.seen.add(id);
    // Whoever was seen from the other end stands in the last distance there: a nearer one would have been met before.
    const met = found.filter((id) => far.seen.has(id));
    if (met.length > 0) {
      const [before, after] = near === start ? [[...near.inside, near.last], far.inside] : [start.inside, [...near.inside, near.last]];
      return { at: [...before, met, ...after.toReversed()], met: before.length };
    }
    near.inside.push(near.last);
    near.last = found;
  }
  return null;
}

interface Side {
  readonly seen: Set<string>;
  /** By their distance from the end, but for the last. */
  readonly inside: (readonly string[])[];
  last: readonly string[];
}

function sideOf(id: string): Side {
  return { seen: new Set([id]), inside: [], last: [id] };
}

/** The ties of all shortest ways, by how many ties from the start; found from where the two sides met towards both ends. */
async function linksOf<Tie>({ between }: Ties<Tie>, { at, met }: Layers): Promise<(readonly Link<Tie>[])[]> {
  const towardsStart = async () => {
    const steps: (readonly Link<Tie>[])[] = [];
    for (let place = met, on = at[met] ?? []; place > 0; place -= 1) {
      const links = await between(at[place - 1] ?? [], on);
      steps.unshift(links);
      on = [...new Set(links.map((link) => link.from.id))];
    }
    return steps;
  };
  const towardsEnd = async () => {
    const steps: (readonly Link<Tie>[])[] = [];
    for (let place = met, on = at[met] ?? []; place < at.length - 1; place += 1) {
      const links = await between(on, at[place + 1] ?? []);
      steps.push(links);
      on = [...new Set(links.map((link) => link.to.id))];
    }
    return steps;
  };
  return (await Promise.all([towardsStart(), towardsEnd()])).flat();
}

/** The best that can follow, with the tie that comes first; null at the end. */
interface Best<Tie> {
  readonly sum: number;
  readonly step: { readonly to: Stop; readonly tie: Tie; readonly rest: Best<Tie> } | null;
}

function bestWay<Tie extends Weighed>(from: string, to: string, steps: readonly (readonly Link<Tie>[])[]): Way<Tie> | null {
  let best = new Map<string, Best<Tie>>([[to, { sum: 0, step: null }]]);
  for (const links of steps.toReversed()) {
    const before = new Map<string, Best<Tie>>();
    for (const link of links) {
      const rest = best.get(link.to.id);
      if (rest === undefined) continue;
      const one = { sum: rest.sum + inBillionths(link.tie), step: { ...link, rest } };
      const other = before.get(link.from.id);
      if (other === undefined || isBetter(one, other)) before.set(link.from.id, one);
    }
    best = before;
  }
  const first = best.get(from);
  return first === undefined ? null : wayOf(from, first);
}

// Keys are unique, so that the first that differs tells whose are the first of all.
function isBetter(one: Best<unknown>, other: Best<unknown>): boolean {
  if (one.sum !== other.sum) return one.sum > other.sum;
  return (one.step?.to.key ?? '') < (other.step?.to.key ?? '');
}

/** Strengths are sums: what differs by the order of summing alone is equal. */
function inBillionths({ strength }: Weighed): number {
  return Math.round(strength * 1e9);
}

function wayOf<Tie>(from: string, first: Best<Tie>): Way<Tie> {
  const ids = [from];
  const ties: Tie[] = [];
  for (let { step } = first; step !== null; step = step.rest.step) {
    ids.push(step.to.id);
    ties.push(step.tie);
  }
  return { ids, ties };
}
