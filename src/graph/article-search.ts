import type { Search, Term } from '../model/search.ts';
import { identityKeys, joinedWord } from '../model/search-text.ts';
import { stemOf } from '../model/stem.ts';
import type { Parent } from './list.ts';

/** A parent with the query of the full-text index that finds those of its articles that match a search. */
export interface SearchedParent extends Parent {
  readonly search: string;
}

/** Finds the articles `a` of a SearchedParent with their `score`, each once. */
export const SEARCH_SOURCE = `CALL db.index.fulltext.queryNodes('article_search', parent.search) YIELD node AS a, score`;

/** The parents with `search`, each over its own articles; `within` says whether they have any, or are the root of all. */
export function searched<P extends Parent>(parents: readonly P[], search: Search, within: boolean): (P & SearchedParent)[] {
  const query = queryOf(search);
  return parents.map((parent) => ({ ...parent, search: within ? `+(${query}) +searchKeys:"${keyOf(parent)}"^0` : query }));
}

/**
 * A search in the syntax of Lucene's classic query parser. Whatever was typed has become words of `a-z0-9` in lower case by now, which mean
 * nothing but themselves there, or a key.
 */
function queryOf(search: Search): string {
  const required = search.required.map((term) => `+${requiredTerm(term)}`);
  const excluded = search.excluded.map((term) => `-${excludedTerm(term)}`);
  const words = required.length === 0 && excluded.length > 0 ? ['+*:*', ...excluded] : [...required, ...excluded];
  // A range of one key scores the same wherever it is found; what is printed so to the letter comes before what is folded so.
  const identity = identityKeys(search.text).map((key, index) => `searchKeys:["${key}" TO "${key}"]^${2_000 - index}`);
  return [...(required.length === 0 && excluded.length === 0 ? [] : [`(${words.join(' ')})`]), ...identity].join(' ');
}

// How much a word in a field says of the article. A prefix scores no more than its field's weight here, a whole word mostly several times that.
const WHOLE = { searchTitle: 4, searchNames: 3, searchSubjects: 2, searchAbstract: 1, searchForms: 1 } as const;
const BEGUN = { searchTitle: 2, searchNames: 1.5, searchSubjects: 1, searchAbstract: 0.5, searchForms: 0.5 } as const;

type Field = keyof typeof WHOLE;
const FIELDS = Object.keys(WHOLE) as Field[];
/** Those whose words stand in the order of the text. */
const IN_ORDER = FIELDS.filter((field) => field !== 'searchForms');

function requiredTerm({ words, phrase, prefix }: Term): string {
  if (phrase) return anyField((field) => phraseIn(field, words), IN_ORDER);
  const each = words.map((word, index) => wordQuery(word, prefix && index === words.length - 1));
  if (each.length === 1) return each.join('');
  return `((${each.map((word) => `+${word}`).join(' ')}) ${wordQuery(joinedWord(words), prefix)})`;
}

/** Whatever the same would find: what it leaves and what it finds are all there is. */
function excludedTerm(term: Term): string {
  return requiredTerm({ ...term, prefix: false });
}

function wordQuery(word: string, prefix: boolean): string {
  const whole = [...FIELDS.map((field) => `${field}:${tokenOf(field, word)}^${WHOLE[field]}`), ...formStem(word)];
  const begun = prefix ? FIELDS.map((field) => `${field}:${word}*^${BEGUN[field]}`) : [];
  return `(${[...whole, ...begun].join(' ')})`;
}

/** Words that hyphens divide are among the forms by their stems too. */
function formStem(word: string): string[] {
  return stemOf(word) === word ? [] : [`searchForms:${stemOf(word)}`];
}

function anyField(query: (field: Field) => string, fields: readonly Field[] = FIELDS): string {
  return `(${fields.map((field) => `${field}:${query(field)}^${WHOLE[field]}`).join(' ')})`;
}

function phraseIn(field: Field, words: readonly string[]): string {
  return `"${words.map((word) => tokenOf(field, word)).join(' ')}"`;
}

/** Names and forms are indexed as they are, everything else by stems. */
function tokenOf(field: Field, word: string): string {
  return field === 'searchNames' || field === 'searchForms' ? word : stemOf(word);
}

/** Ids are of base64url's characters: in quotation marks, none of them means anything. */
function keyOf({ id }: Parent): string {
  if (!/^[\w-]+$/.test(id)) throw new Error('This is no id of a node.');
  return id;
}
