import type { Reader } from '../../src/graph/graph.ts';
import { fold } from '../../src/model/fold.ts';
import type { Agreement } from './agreement.ts';
import { ask } from './api.ts';
import type { Random } from './random.ts';

const FIRST = 10;
/** What is left out of a name that is being typed. */
const NOT_YET = 2;
const LEAST = 3;
const AT_ONCE = 25;

/** An author as an oracle knows them. */
export interface KnownAuthor {
  readonly name: string;
  readonly articleCount: number;
}

/**
 * Whether each of `count` random authors is among ten suggestions for their folded name without its last two letters, but those for whom ten
 * others stand before them or beside: called so too, and used as much.
 */
export async function compareSuggestions(
  graph: Reader,
  authors: readonly KnownAuthor[],
  random: Random,
  count: number,
): Promise<Agreement> {
  const agreement: Agreement = { compared: 0, differences: [] };
  const known = authors.map((author) => ({ ...author, words: fold(author.name).split(' ') }));
  const typed = random.some(known, count).flatMap((author) => {
    const text = fold(author.name).slice(0, -NOT_YET).trim();
    const words = text.split(' ');
    const rivals = known.filter(
      (other) =>
        other.name !== author.name &&
        other.articleCount >= author.articleCount &&
        words.every((word) => other.words.some((its) => its.startsWith(word))),
    );
    return text.replaceAll(' ', '').length < LEAST || rivals.length >= FIRST ? [] : [{ name: author.name, text }];
  });
  for (let start = 0; start < typed.length; start += AT_ONCE) {
    const some = typed.slice(start, start + AT_ONCE);
    const document = `{ ${some.map(({ text }, index) => `s${index}: suggest(text: ${JSON.stringify(text)}, kinds: [AUTHOR]) { text }`).join(' ')} }`;
    const data = await ask(graph, document);
    for (const [index, { name, text }] of some.entries()) {
      agreement.compared += 1;
      const found = (data[`s${index}`] as { text: string }[]).map((suggestion) => suggestion.text);
      if (!found.includes(name)) agreement.differences.push(`${name} is not suggested for "${text}", but ${found.join('; ')}`);
    }
  }
  return agreement;
}
