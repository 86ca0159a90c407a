import { foldedToken, labelToken, printedToken } from '../model/name-text.ts';
import { parseIssn } from '../model/issn.ts';
import { parseOrcid } from '../model/orcid.ts';
import type { Search, Term } from '../model/search.ts';
import { joinedWord } from '../model/search-text.ts';
import type { List, Order } from './list.ts';

/** What has a name that can be searched. */
export const NAMED_LABELS = ['Author', 'Publisher', 'Venue', 'Institution', 'Collection', 'Topic'] as const;
export type NamedLabel = (typeof NAMED_LABELS)[number];

/**
 * Scores are sums of whole numbers that nothing but the node itself decides: they stay below 2^24, where Lucene adds them exactly.
 * Best is what is called so, then what has more of the words whole, then what has more articles.
 */
export const IDENTIFIED = 4_000_000;
const PRINTED_SO = 2_000_000;
export const CALLED_SO = 1_000_000;
const WHOLE_WORD = 100;

/** `usage` is `u1` to `u23`: no count is greater than 9,999,999. */
const USAGES = Array.from({ length: 23 }, (_, index) => `usage:["u${index + 1}" TO "u${index + 1}"]^${index + 1}`).join(' ');

/**
 * The query of the full-text index `name_search` that finds what of `labels` has a name of these words, in the syntax of Lucene's
 * classic query parser. `text` is what was typed as a whole: what is called so, or carries it as its ORCID iD, is found too.
 */
export function nameQuery({ text, required, excluded }: Search, labels: readonly NamedLabel[]): string {
  const wanted = required.length === 0 && excluded.length > 0 ? ['+*:*^0'] : required.map((term) => `+${requiredTerm(term)}^0`);
  const words = [...wanted, ...excluded.map((term) => `-${excludedTerm(term)}`)];
  const found = [...(words.length === 0 ? [] : [`(${words.join(' ')})`]), ...identity(text, excluded.length === 0)];
  const ofLabels =
    labels.length === NAMED_LABELS.length ? [] : [`+(${labels.map((label) => `wholeName:"${labelToken(label)}"`).join(' ')})^0`];
  return [`+(${found.join(' ')})`, ...ofLabels, ...wholeWords(required), USAGES].join(' ');
}

/** How things with a name that is searched are found, as the parts of a list. */
export interface NameSource extends Pick<List<unknown>, 'source' | 'where' | 'ranked'> {
  /** Same name, same text. */
  readonly name: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Finds each `node` with `label` once that a search means, with its `score`: venues by an ISSN too. */
export function nameSource(node: string, label: NamedLabel, search: Search): NameSource {
  const names = nameQuery(search, [label]);
  const issn = label === 'Venue' ? parseIssn(search.text) : null;
  const byName = `CALL db.index.fulltext.queryNodes('name_search', $names) YIELD node AS ${node}, score`;
  if (issn === null) return { name: 'search', source: byName, where: [], params: { names }, ranked: true };
  const byIssn = `MATCH (:Issn {value: $issn})<-[:HAS_ISSN]-(${node}) RETURN ${node}, ${IDENTIFIED}.0 AS score`;
  return {
    name: 'search issn',
    source: `CALL () { ${byName} RETURN ${node}, score UNION ALL ${byIssn} } WITH ${node}, max(score) AS score`,
    where: [],
    params: { names, issn },
  };
}

/** Best first, what is as good by its articles: how often something is used is in its score already, about, so that few scores are the same. */
export function byRelevance(node: string, direction: 'ASC' | 'DESC'): Order {
  const best = direction === 'DESC';
  return [
    { by: 'score', ascending: !best },
    { by: `${node}.mostArticlesKey`, ascending: best },
  ];
}

/** Words have become `a-z0-9` by now, which mean nothing but themselves. */
function requiredTerm({ words, phrase, prefix }: Term): string {
  if (phrase) return `nameWords:"${words.join(' ')}"`;
  const each = words.map((word, index) => wordQuery(word, prefix && index === words.length - 1));
  return each.length === 1 ? each.join('') : `((${each.map((word) => `+${word}`).join(' ')}) ${wordQuery(joinedWord(words), prefix)})`;
}

function excludedTerm({ words }: Term): string {
  const inOrder = `nameWords:"${words.join(' ')}"`;
  return words.length === 1 ? inOrder : `(${inOrder} nameWords:${joinedWord(words)})`;
}

function wordQuery(word: string, prefix: boolean): string {
  return `nameWords:${word}${prefix ? '*' : ''}`;
}

/** Where a word may be but the beginning of what was found, whether it is all of it. */
function wholeWords(terms: readonly Term[]): string[] {
  const growing = terms.flatMap(({ words, prefix }) => (prefix ? words.slice(-1) : []));
  return [...new Set(growing)].map((word) => exactly('nameWords', word, WHOLE_WORD));
}

/** What is called like the text to the letter, or folds like it, where it is `folded` at all and not in part excluded. */
function identity(text: string, folded: boolean): string[] {
  const orcid = parseOrcid(text);
  return [
    exactly('wholeName', printedToken(text), PRINTED_SO),
    ...(folded ? foldedToken(text) : []).map((token) => exactly('wholeName', token, CALLED_SO)),
    ...(orcid === null ? [] : [exactly('orcid', orcid, IDENTIFIED)]),
  ];
}

/** A range of one token scores the same wherever it is found. */
function exactly(field: string, token: string, score: number): string {
  return `${field}:["${token}" TO "${token}"]^${score}`;
}
