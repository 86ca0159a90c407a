import type { SolrFields } from './oracle.ts';
import type { Random } from './random.ts';

/** The record changed in one to three of the ways in which catalogues change theirs; `others` lend names and keys. */
export function changed(record: SolrFields, others: readonly SolrFields[], random: Random): SolrFields {
  const fields: Record<string, unknown> = { ...record };
  for (const change of random.some(CHANGES, 1 + random.below(3))) change(fields, random.oneOf(others), random);
  return fields;
}

type Change = (fields: Record<string, unknown>, other: SolrFields, random: Random) => void;

const CHANGES: readonly Change[] = [
  function dropAuthor(fields, _, random) {
    const authors = listOf(fields['author']);
    fields['author'] = authors.toSpliced(random.below(Math.max(authors.length, 1)), 1);
  },
  function addAuthors(fields, other) {
    fields['author'] = [...listOf(fields['author']), ...listOf(other['author']).slice(0, 2)];
  },
  function renameAuthor(fields, other, random) {
    const authors = listOf(fields['author']);
    const name = random.oneOf(['Renamed, Rita', 'Renamed, R.', ...listOf(other['author'])]);
    fields['author'] = authors.toSpliced(random.below(Math.max(authors.length, 1)), 1, name);
  },
  function printTwice(fields) {
    const authors = listOf(fields['author']);
    fields['author'] = [...authors, ...authors.slice(0, 1)];
  },
  function addEditor(fields, other) {
    fields['author2'] = listOf(other['author']).slice(0, 2);
    fields['author2_role'] = ['edt', 'aut'].slice(0, listOf(fields['author2']).length);
  },
  function addBody(fields) {
    fields['author_corporate'] = ['Changed Society'];
  },
  function changeYear(fields, _, random) {
    fields['publishDate'] = [random.oneOf(['1999', '2003', '2017', 'undated', ''])];
  },
  function changeTitle(fields) {
    fields['title'] = `Changed: ${String(fields['title'])}`;
    fields['title_short'] = fields['title'];
    fields['title_sort'] = `changed ${String(fields['title_sort'])}`;
    // VuFind's rule then gives the keys.
    delete fields['work_keys_str_mv'];
  },
  function shareKeys(fields, other) {
    fields['work_keys_str_mv'] = [...listOf(fields['work_keys_str_mv']).slice(0, 1), ...listOf(other['work_keys_str_mv']).slice(0, 1)];
  },
  function loseKeys(fields) {
    fields['work_keys_str_mv'] = ['UT changed'].slice(0, listOf(fields['author']).length % 2);
  },
  function shareDoi(fields, other) {
    fields['doi_str_mv'] = listOf(other['doi_str_mv']);
  },
  function changeFacets(fields, other) {
    fields['publisher'] = other['publisher'];
    fields['container_title'] = other['container_title'];
    fields['topic'] = ['Changed records'];
  },
];

function listOf(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}
