import { fold } from './fold.ts';
import { mintId } from './id.ts';
import { parseDoi } from './doi.ts';
import { isbn13, parseIsbn } from './isbn.ts';
import { parseIssn } from './issn.ts';
import { nameParts } from './name.ts';
import { searchWords } from './search.ts';
import { stemOf } from './stem.ts';
import { collapse } from './text.ts';
import { DIVIDED } from './words.ts';

/** What can be searched of an article, as it is printed. */
export interface SearchableArticle {
  readonly recordId: string;
  readonly title: string;
  readonly subtitle: string | null;
  readonly abstract: string | null;
  /** Names of authors, "Family, Given" where they have two parts. */
  readonly names: readonly string[];
  readonly venue: string | null;
  readonly topics: readonly string[];
  readonly doi: string | null;
  readonly isbns: readonly string[];
  readonly issns: readonly string[];
  /** Ids of the sets that the article is in: its authors, publishers, venue, ... */
  readonly sets: readonly string[];
}

/** What is indexed of an article: tokens with single spaces between, of `a-z0-9` but for `keys`. */
export interface SearchText {
  /** Stems of the title and the subtitle. */
  readonly searchTitle: string;
  /** Words of the title, each once. */
  readonly titleWords: string;
  /** Words of the authors' names, as printed and with the given names first. */
  readonly searchNames: string;
  /** Stems of the venue and the topics. */
  readonly searchSubjects: string;
  /** Stems of the abstract; null where there is none. */
  readonly searchAbstract: string | null;
  /** What stems do not tell: words that differ from their stems, each once, and words read otherwise, see undividedWords, with their stems. */
  readonly searchForms: string;
  /** Ids of sets, and what the article is identified by, in ascending order. */
  readonly searchKeys: string;
}

/** Stands between texts that follow one another in a field, so that no phrase reaches over it. */
const BOUNDARY = ' _ ';

export function searchTextOf(article: SearchableArticle): SearchText {
  const titles = [article.title, ...(article.subtitle === null ? [] : [article.subtitle])].map(readText);
  const subjects = [...(article.venue === null ? [] : [article.venue]), ...article.topics].map(readText);
  const abstract = article.abstract === null ? [] : [readText(article.abstract)];
  return {
    searchTitle: stemsOf(titles),
    titleWords: distinctWords(article.title).join(' '),
    searchNames: article.names.flatMap(orders).join(BOUNDARY),
    searchSubjects: stemsOf(subjects),
    searchAbstract: article.abstract === null ? null : stemsOf(abstract),
    searchForms: [...new Set([...[...titles, ...subjects, ...abstract].flatMap(formsOf), ...article.names.flatMap(undividedWords)])].join(
      ' ',
    ),
    searchKeys: [...new Set([...article.sets, ...identityOf(article)])].sort().join(' '),
  };
}

/** What an article is identified by when `text` is all that is said, most certain first. */
export function identityKeys(text: string): string[] {
  const folded = fold(text);
  const keys = [
    key('text', collapse(text).toLowerCase()),
    ...[parseDoi(text)].flatMap((doi) => (doi === null ? [] : [key('doi', doi)])),
    ...[parseIsbn(text)].flatMap((isbn) => (isbn === null ? [] : [key('isbn', isbn13(isbn))])),
    ...[parseIssn(text)].flatMap((issn) => (issn === null ? [] : [key('issn', issn)])),
  ];
  return folded === '' ? keys : [...keys, key('folded', folded)];
}

function identityOf({ recordId, title, subtitle, doi, isbns, issns }: SearchableArticle): string[] {
  const folded = [title, ...(subtitle === null ? [] : [`${title} ${subtitle}`])].map(fold).filter((text) => text !== '');
  return [
    ...[recordId, title].map((text) => key('text', text.toLowerCase())),
    ...folded.map((text) => key('folded', text)),
    ...(doi === null ? [] : [key('doi', doi)]),
    ...isbns.map((isbn) => key('isbn', isbn13(isbn))),
    ...issns.map((issn) => key('issn', issn)),
  ];
}

function key(kind: 'text' | 'folded' | 'doi' | 'isbn' | 'issn', value: string): string {
  return `=${mintId(kind, value)}`;
}

/** A text as its folded words, and those that hyphens divide in it, as if they did not. */
interface ReadText {
  readonly words: readonly string[];
  readonly undivided: readonly string[];
}

function readText(text: string): ReadText {
  return { words: searchWords(text), undivided: undividedWords(text) };
}

function stemsOf(texts: readonly ReadText[]): string {
  return texts.map(({ words }) => words.map(stemOf).join(' ')).join(BOUNDARY);
}

function formsOf({ words, undivided }: ReadText): string[] {
  return [...words.filter((word) => stemOf(word) !== word), ...undivided, ...undivided.map(stemOf)];
}

/**
 * The words of a text read otherwise than folding reads them: those that hyphens divide, as if they did not ("jeanpierre" of "Jean-Pierre"), and what
 * stands behind an apostrophe, as if it were a word of its own ("analyse" of "l’analyse").
 */
export function undividedWords(text: string): string[] {
  const joined = /\p{Pd}/u.test(text) ? Array.from(text.matchAll(DIVIDED), ([word]) => joinedWord(searchWords(word))) : [];
  const elided = Array.from(text.matchAll(ELIDED), ([, word = '']) => searchWords(word)).flat();
  return [...joined, ...elided].filter((word) => word !== '');
}

/** Three letters and more behind an apostrophe: "analyse" of "l’analyse", "Connor" of "O'Connor"; not the "s" of "Jack's". */
const ELIDED = /(?<=\p{L})['’‘ʼ`]([\p{L}\p{M}]{3,})/gu;

/** The one word that hyphens divide into `words`. */
export function joinedWord(words: readonly string[]): string {
  return words.join('');
}

/** All that a word of a text may be looked for by: folded, each once. */
export function distinctWords(text: string): string[] {
  const { words, undivided } = readText(text);
  return [...new Set([...words, ...undivided])];
}

function orders(name: string): string[] {
  const { familyName, givenName } = nameParts(name);
  const asPrinted = searchWords(name).join(' ');
  return familyName === null || givenName === null ? [asPrinted] : [asPrinted, searchWords(`${givenName} ${familyName}`).join(' ')];
}
