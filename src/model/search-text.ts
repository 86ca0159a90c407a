import { fold } from './fold.ts';
import { mintId } from './id.ts';
import { parseDoi } from './doi.ts';
import { isbn13, parseIsbn } from './isbn.ts';
import { parseIssn } from './issn.ts';
import { nameParts } from './name.ts';
import { remember } from './remember.ts';
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
  const title = readText(article.title);
  const titles = article.subtitle === null ? [title] : [title, readText(article.subtitle)];
  const subjects = (article.venue === null ? article.topics : [article.venue, ...article.topics]).map(readSubject);
  const abstract = article.abstract === null ? null : readText(article.abstract);
  const names = article.names.map(readName);
  const forms = new Set<string>();
  for (const read of [...titles, ...subjects, ...(abstract === null ? [] : [abstract]), ...names])
    for (const form of read.forms) forms.add(form);
  return {
    searchTitle: titles.map(({ stems }) => stems).join(BOUNDARY),
    titleWords: distinct(title).join(' '),
    searchNames: names.map(({ orders }) => orders).join(BOUNDARY),
    searchSubjects: subjects.map(({ stems }) => stems).join(BOUNDARY),
    searchAbstract: abstract?.stems ?? null,
    searchForms: [...forms].join(' '),
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

interface ReadText {
  /** Folded. */
  readonly words: readonly string[];
  /** See undividedWords. */
  readonly undivided: readonly string[];
  /** Stems of the words, with single spaces between. */
  readonly stems: string;
  /** What stems do not tell. */
  readonly forms: readonly string[];
}

function readText(text: string): ReadText {
  const words = searchWords(text);
  const undivided = undividedWords(text);
  const stems = words.map(stemOf);
  const forms = [...words.filter((word, index) => stems[index] !== word), ...undivided, ...undivided.map(stemOf)];
  return { words, undivided, stems: stems.join(' '), forms };
}

/** Characters: many articles share their venues, topics and authors. */
const KEPT = 100_000;
const readSubject = remember(KEPT, (text) => {
  const { stems, forms } = readText(text);
  return { stems, forms };
});
const readName = remember(KEPT, (name) => ({ orders: ordersOf(name).join(BOUNDARY), forms: undividedWords(name) }));

/**
 * The words of a text read otherwise than folding reads them: those that hyphens divide, as if they did not ("jeanpierre" of "Jean-Pierre"), and what
 * stands behind an apostrophe, as if it were a word of its own ("analyse" of "l’analyse").
 */
export function undividedWords(text: string): string[] {
  const joined = /\p{Pd}/u.test(text) ? Array.from(text.matchAll(DIVIDED), ([word]) => joinedWord(searchWords(word))) : [];
  const elided = APOSTROPHE.test(text) ? Array.from(text.matchAll(ELIDED), ([, word = '']) => searchWords(word)).flat() : [];
  return [...joined, ...elided].filter((word) => word !== '');
}

const APOSTROPHE = /['’‘ʼ`]/;
/** Three letters and more behind an apostrophe: "analyse" of "l’analyse", "Connor" of "O'Connor"; not the "s" of "Jack's". */
const ELIDED = /(?<=\p{L})['’‘ʼ`]([\p{L}\p{M}]{3,})/gu;

/** The one word that hyphens divide into `words`. */
export function joinedWord(words: readonly string[]): string {
  return words.join('');
}

/** All that a word of a text may be looked for by: folded, each once. */
export function distinctWords(text: string): string[] {
  return distinct({ words: searchWords(text), undivided: undividedWords(text) });
}

function distinct({ words, undivided }: Pick<ReadText, 'words' | 'undivided'>): string[] {
  return [...new Set([...words, ...undivided])];
}

function ordersOf(name: string): string[] {
  const { familyName, givenName } = nameParts(name);
  const asPrinted = searchWords(name).join(' ');
  return familyName === null || givenName === null ? [asPrinted] : [asPrinted, searchWords(`${givenName} ${familyName}`).join(' ')];
}
