import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { readVufindRecord } from '../../src/ingest/vufind-record.ts';
import { Census } from './census.ts';
import { generatedRecords } from './generated-records.ts';

const SET = [...generatedRecords({ records: 3_000, seed: 7 })];

const census = new Census();
SET.forEach((document) => census.add(document));
const FIGURES = new Map(census.figures());

function figure(what: string): number {
  return Number.parseFloat(FIGURES.get(what)?.replaceAll(',', '') ?? 'NaN');
}

test('the same seed gives the same bytes, another one others', () => {
  const hash = (seed: number) => {
    const bytes = createHash('sha256');
    for (const document of generatedRecords({ records: 500, seed })) bytes.update(JSON.stringify(document));
    return bytes.digest('hex');
  };
  expect(hash(7)).toBe(hash(7));
  expect(hash(8)).not.toBe(hash(7));
});

test('every record has an id of its own and is read without a warning', () => {
  const readings = SET.map((document) => readVufindRecord(document, 2024));
  expect(readings.filter((reading) => 'rejection' in reading || reading.warnings.length > 0)).toEqual([]);
  expect(new Set(SET.map(({ id }) => id)).size).toBe(3_000);
});

test('some of everything is missing, and some comes several times', () => {
  for (const field of ['publishDate', 'publisher', 'language', 'topic', 'description', 'doi_str_mv', 'container_title'])
    expect(
      SET.some((document) => !(field in document)),
      field,
    ).toBe(true);
  for (const field of ['author', 'topic', 'language', 'collection', 'geographic'])
    expect(
      SET.some((document) => (document[field]?.length ?? 0) > 1),
      field,
    ).toBe(true);
  for (const field of ['era', 'genre', 'isbn', 'series', 'author_corporate', 'url', 'issn'])
    expect(
      SET.some((document) => field in document),
      field,
    ).toBe(true);
});

test.each([
  ['authors of a record: 1', 5, 11],
  ['authors of a record: 3', 23, 32],
  ['authors of a record, mean', 3.1, 3.9],
  ['papers of an author: 1', 52, 68],
  ['papers of an author: 11-50', 1, 6],
  ['papers of an author, most', 25, 200],
  ['co-authors, quantile 50 %', 3, 5],
  ['co-authors, quantile 90 %', 11, 22],
  ['pairs that wrote together more than once', 9, 24],
  ['co-authors of one author who wrote together', 70, 90],
  ['authors in the largest connected part', 60, 93],
  ['words of a title, mean', 7, 11],
  ['records with an abstract', 62, 70],
  ['words of an abstract, mean', 80, 110],
  ['records that say "analysis"', 6, 20],
  ['records with a DOI', 55, 65],
  ['records that are one of several versions', 2, 6],
  ['`publisher`: Gini coefficient', 0.4, 0.9],
])('%s: from %d to %d, as in life', (what, least, most) => {
  expect(figure(what)).toBeGreaterThanOrEqual(least);
  expect(figure(what)).toBeLessThanOrEqual(most);
});
