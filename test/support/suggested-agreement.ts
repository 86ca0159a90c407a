import type { Reader } from '../../src/graph/graph.ts';
import type { Agreement } from './agreement.ts';
import { ask } from './api.ts';
import { nameKey, nameOf } from './facet-oracle.ts';
import type { Known } from './network-agreement.ts';
import { type Oracle, tally } from './oracle.ts';
import { expectedSuggestions } from './path-oracle.ts';

const FIRST = 50;
const AT_ONCE = 20;

const SUGGESTED = `query ($ids: [ID!]!) {
  nodes(ids: $ids) { ... on Author {
    suggestedCoAuthors(first: ${FIRST}) { score author { name } via(first: ${FIRST}) { name } sharedTopics(first: ${FIRST}) { name } }
  } }
}`;

interface SuggestedAnswer {
  readonly score: number;
  readonly author: { readonly name: string };
  readonly via: readonly { readonly name: string }[];
  readonly sharedTopics: readonly { readonly name: string }[];
}

/** Compares who is suggested to the authors of `names`, in which order, with which score, through whom, and about what both write. */
export async function compareSuggested(graph: Reader, { oracle, networks, ids }: Known, names: readonly string[]): Promise<Agreement> {
  const agreement: Agreement = { compared: 0, differences: [] };
  for (let start = 0; start < names.length; start += AT_ONCE) {
    const some = names.slice(start, start + AT_ONCE);
    const { nodes } = await ask(graph, SUGGESTED, { ids: some.map((name) => ids.get(name)) });
    for (const [index, name] of some.entries()) {
      const found = (nodes as { suggestedCoAuthors: SuggestedAnswer[] }[])[index]?.suggestedCoAuthors ?? [];
      const expected = expectedSuggestions(networks, name).slice(0, FIRST);
      const differ = (figure: string, ours: unknown, theirs: unknown) => {
        agreement.compared += 1;
        const [one, other] = [JSON.stringify(ours), JSON.stringify(theirs)];
        if (one !== other) agreement.differences.push(`suggested to ${name}: ${figure} is ${one}, expected ${other}`);
      };
      differ(
        'who',
        found.map(({ author }) => author.name),
        expected.map((suggestion) => suggestion.name),
      );
      for (const [place, { author, score, via, sharedTopics }] of found.entries()) {
        const theirs = expected[place];
        if (theirs === undefined) continue;
        differ(`score of ${author.name}`, score, Math.abs(score - theirs.score) < 1e-9 ? score : theirs.score);
        differ(
          `via of ${author.name}`,
          via.map((contact) => contact.name),
          theirs.via.slice(0, FIRST),
        );
        // Topics of two kinds may be called alike: their names are told, in an order that holds for both.
        const topics = sharedTopics.map((topic) => nameKey(topic.name));
        differ(`topics shared with ${author.name}`, topics, expectedTopics(oracle, name, theirs.name).slice(0, FIRST));
      }
    }
  }
  return agreement;
}

/** The keys of the topics that both write about, those first about which both have most. */
function expectedTopics(oracle: Oracle, name: string, other: string): string[] {
  const topicsOf = (author: string) => tally(oracle.articlesOf(author).flatMap(({ facets }) => [...facets.topic]));
  const theirs = topicsOf(other);
  return [...topicsOf(name)]
    .map(([label, count]) => ({ key: nameKey(nameOf('topics', label)), both: Math.min(count, theirs.get(label) ?? 0) }))
    .filter(({ both }) => both > 0)
    .sort((one, another) => another.both - one.both || (one.key < another.key ? -1 : 1))
    .map(({ key }) => key);
}
