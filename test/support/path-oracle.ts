import { inBillionths, type NetworkOracle } from './network-oracle.ts';
import type { Range } from './oracle.ts';

/** The contacts that suggest anybody: those of the fewest co-authors, none of too many, nor of one alone. */
const MOST_CONTACTS = 1_000;
const MOST_CO_AUTHORS = 1_000;

export interface ExpectedSuggestion {
  readonly name: string;
  readonly score: number;
  readonly via: readonly string[];
}

/** The names on the path from the one to the other, or null where none is short enough. */
export function expectedPath(networks: NetworkOracle, from: string, to: string, maxHops: number, range: Range = {}): string[] | null {
  const ties = networks.ties(range);
  // What is the best way on to the other end, of all that are as short as any.
  const best = new Map<string, { readonly sum: number; readonly way: readonly string[] }>([[to, { sum: 0, way: [to] }]]);
  for (let hops = 0, last = [to]; hops < maxHops && last.length > 0 && !best.has(from); hops++) {
    const next = new Set(last.flatMap((name) => [...(ties.get(name)?.keys() ?? [])]).filter((name) => !best.has(name)));
    const found = [...next].map((name) => {
      const ways = [...(ties.get(name) ?? [])].flatMap(([other, { strength }]) => {
        const on = best.get(other);
        return on === undefined ? [] : [{ sum: on.sum + inBillionths(strength), way: [name, ...on.way] }];
      });
      const keys = (way: readonly string[]) => way.map((each) => networks.keyOf(each)).join('\n');
      const [first] = ways.sort((one, other) => other.sum - one.sum || (keys(one.way) < keys(other.way) ? -1 : 1));
      return { name, first };
    });
    for (const { name, first } of found) if (first !== undefined) best.set(name, first);
    last = [...next];
  }
  return best.get(from)?.way.slice() ?? null;
}

/** Everybody suggested to `name`, the best first. */
export function expectedSuggestions(networks: NetworkOracle, name: string): ExpectedSuggestion[] {
  const ties = networks.ties({});
  const contactsOf = (author: string) => [...(ties.get(author)?.keys() ?? [])];
  const contacts = contactsOf(name)
    .map((contact) => ({ contact, count: contactsOf(contact).length, key: networks.keyOf(contact) }))
    .filter(({ count }) => count > 1 && count <= MOST_CO_AUTHORS)
    .sort((one, other) => one.count - other.count || (one.key < other.key ? -1 : 1))
    .slice(0, MOST_CONTACTS);
  const known = new Set([name, ...contactsOf(name)]);
  const suggested = new Map<string, { score: number; via: string[] }>();
  for (const { contact, count } of contacts) {
    for (const other of contactsOf(contact)) {
      if (known.has(other)) continue;
      const { score, via } = suggested.get(other) ?? { score: 0, via: [] };
      suggested.set(other, { score: score + 1 / Math.log(count), via: [...via, contact] });
    }
  }
  return [...suggested]
    .map(([other, found]) => ({ name: other, ...found, key: networks.keyOf(other) }))
    .sort((one, other) => inBillionths(other.score) - inBillionths(one.score) || (one.key < other.key ? -1 : 1))
    .map(({ name: suggested, score, via }) => ({ name: suggested, score, via }));
}
