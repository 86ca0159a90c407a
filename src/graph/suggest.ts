import { fold, sortKeyPrefix } from '../model/fold.ts';
import { parseIssn } from '../model/issn.ts';
import type { Search } from '../model/search.ts';
import { distinctWords, identityKeys } from '../model/search-text.ts';
import { parseTyped, typedWords } from '../model/suggestion.ts';
import type { Reader } from './graph.ts';
import { CALLED_SO, NAMED_LABELS, type NamedLabel, nameQuery } from './name-search.ts';
import { collected, type Query, query, rowsOf, shape } from './shape.ts';

/** What can be suggested, by its label. */
export const SUGGESTED_LABELS = ['Article', ...NAMED_LABELS] as const;
export type SuggestedLabel = (typeof SUGGESTED_LABELS)[number];

/** Something that what was typed may mean. */
export interface Suggested {
  readonly label: SuggestedLabel;
  readonly id: string;
  /** Its name or title, as printed. */
  readonly text: string;
  /** Null for an article. */
  readonly articleCount: number | null;
}

interface Found extends Suggested {
  /** Whether all of it is what was typed, or what was typed identifies it. */
  readonly whole: boolean;
  /** Whether its title begins so. */
  readonly begins: boolean;
}

interface Params {
  readonly asked: readonly object[];
  readonly first: number;
}

/**
 * What each of `texts` may mean of the things with `labels`, in the order of `texts`, `first` at most, best first: one query. Best is
 * what it names or identifies as a whole, then what has more of its words whole, then what has more articles, articles themselves last.
 * Nothing for a text of fewer than three letters and digits.
 */
export async function suggestionsOf(
  graph: Reader,
  texts: readonly string[],
  labels: readonly SuggestedLabel[],
  first: number,
): Promise<Suggested[][]> {
  const typed = texts.map(parseTyped);
  const asked = typed.flatMap((search, index) => (search === null ? [] : [askedOf(String(index), search, labels)]));
  if (asked.length === 0 || labels.length === 0 || first === 0) return texts.map(() => []);
  const rows = await rowsOf(graph, suggestQuery(labels), { asked, first });
  const byIndex = new Map(rows.map(({ index, found }) => [index, found]));
  return typed.map((search, index) => (search === null ? [] : ranked(search, byIndex.get(String(index)) ?? []).slice(0, first)));
}

function askedOf(index: string, search: Search, labels: readonly SuggestedLabel[]) {
  const { text } = search;
  const issn = parseIssn(text);
  return {
    index,
    issn,
    names: nameQuery(search, labels.filter(isNamed)),
    // An ISSN identifies a venue, not each of its articles.
    keys: (issn === null ? identityKeys(text) : []).map((key) => `searchKeys:["${key}" TO "${key}"]`).join(' ') || 'searchKeys:none',
    begins: sortKeyPrefix(text).slice(0, -1),
    titles: titleQuery(search),
  };
}

function titleQuery(search: Search): string {
  const terms = search.required.map(({ words }) => `+(${words.map((word) => `+titleWords:${word}*`).join(' ')})^0`);
  return [...terms, ...typedWords(search).map((word) => `titleWords:["${word}" TO "${word}"]^1`)].join(' ');
}

function isNamed(label: SuggestedLabel): label is NamedLabel {
  return label !== 'Article';
}

/**
 * As many of the best as are looked at for those that have most articles. Only of what is used about as much, and much more often than
 * this, may one come that is not quite the first.
 */
const MOST_NAMES = 500;
const MOST_TITLES = 100;

const named = (label: string, whole: string) =>
  collected(shape<Found>({ label, id: 'n.id', text: 'n.name', articleCount: 'n.articleCount', whole, begins: 'false' }));

const NAMES = `CALL (asked) {
    CALL db.index.fulltext.queryNodes('name_search', asked.names, {limit: ${MOST_NAMES}}) YIELD node, score
    WITH collect({n: node, score: score}) AS hits
    UNWIND [hit IN hits WHERE hit.score >= coalesce(hits[toInteger($first) - 1].score, 0)] AS hit
    WITH hit.n AS n, hit.score AS score ORDER BY score DESC, n.mostArticlesKey LIMIT toInteger($first)
    RETURN ${named('head(labels(n))', `score >= ${CALLED_SO}`).text} AS named
  }`;

const BY_ISSN = `CALL (asked) {
    MATCH (:Issn {value: asked.issn})<-[:HAS_ISSN]-(n)
    WITH n ORDER BY n.mostArticlesKey LIMIT toInteger($first)
    RETURN ${named("'Venue'", 'true').text} AS ofIssn
  }`;

const titled = (whole: string, begins: string) =>
  collected(shape<Found>({ label: "'Article'", id: 'a.id', text: 'a.title', articleCount: 'null', whole, begins }));

/** All that is found travels alike. */
const FOUND = titled('false', 'false');

// Titles that begin so are at hand in the order of their index; only where they are too few is looked for the words.
const TITLES = `CALL (asked) {
    CALL db.index.fulltext.queryNodes('article_search', asked.keys, {limit: toInteger($first)}) YIELD node AS a
    RETURN ${titled('true', 'false').text} AS identified
  }
  CALL (asked) {
    MATCH (a:Article) USING INDEX a:Article(titleKey)
    WHERE a.titleKey STARTS WITH asked.begins
    WITH a ORDER BY a.titleKey LIMIT toInteger($first)
    RETURN ${titled('false', 'true').text} AS begun
  }
  CALL (asked, begun) {
    UNWIND CASE WHEN size(begun) < toInteger($first) THEN [1] ELSE [] END AS go
    CALL db.index.fulltext.queryNodes('article_search', asked.titles, {limit: ${MOST_TITLES}}) YIELD node AS a, score
    WITH a ORDER BY score DESC, a.titleKey LIMIT 2 * toInteger($first)
    RETURN ${FOUND.text} AS titled
  }`;

function suggestQuery(labels: readonly SuggestedLabel[]): Query<Params, { index: string; found: Found[] }> {
  const parts = [
    labels.some(isNamed) && { name: 'names', text: NAMES, found: ['named'] },
    labels.includes('Venue') && { name: 'issn', text: BY_ISSN, found: ['ofIssn'] },
    labels.includes('Article') && { name: 'titles', text: TITLES, found: ['identified', 'begun', 'titled'] },
  ].filter((part) => part !== false);
  return query(
    ['suggest', ...parts.map(({ name }) => name)].join(' '),
    `UNWIND $asked AS asked
     ${parts.map(({ text }) => text).join('\n')}`,
    shape({ index: 'asked.index', found: FOUND.as(parts.flatMap(({ found }) => found).join(' + ')) }),
  );
}

/** Best first, each once. */
function ranked(search: Search, found: readonly Found[]): Suggested[] {
  const words = typedWords(search);
  const folded = fold(search.text);
  const rows = found.map(({ whole, begins, ...suggested }) => {
    const its = new Set(distinctWords(suggested.text));
    const key = fold(suggested.text);
    const rank = [
      whole || key === folded ? 1 : 0,
      words.filter((word) => its.has(word)).length,
      suggested.articleCount ?? -1,
      begins || key.startsWith(folded) ? 1 : 0,
    ];
    return { suggested, rank, key: `${key}\t${suggested.id}` };
  });
  const compare = (one: (typeof rows)[number], other: (typeof rows)[number]) =>
    one.rank.reduce((sofar, value, index) => (sofar === 0 ? (other.rank[index] ?? 0) - value : sofar), 0) ||
    (one.key < other.key ? -1 : one.key > other.key ? 1 : 0);
  const once = new Map<string, Suggested>();
  for (const { suggested } of rows.toSorted(compare)) if (!once.has(suggested.id)) once.set(suggested.id, suggested);
  return [...once.values()];
}
