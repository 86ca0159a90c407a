/**
 * Makes the seeds out of a full dump of the ACL Anthology as Solr documents: `npx tsx seeds/select.ts DUMP`. The same dump gives the same
 * seeds. The selection begins with the paper of most authors and grows by papers that share an author with it, so that its co-authors are one network.
 */
import { writeFileSync } from 'node:fs';
import { isRejected } from '../src/ingest/entry.ts';
import { openInputs, readRecords } from '../src/ingest/input.ts';
import type { BibliographicRecord } from '../src/model/record.ts';

const PAPERS = 350;
const SAMPLE = 3;

interface Paper {
  readonly record: BibliographicRecord;
  /** The Solr document, without what is not a bibliographic fact. */
  readonly document: Readonly<Record<string, unknown>>;
}

type Want = (paper: Paper) => boolean;

/** The first number counts; of equal ones the second. */
type Score = readonly [number, number];

const [dump] = process.argv.slice(2);
if (dump === undefined) throw new Error('Say which dump: npx tsx seeds/select.ts DUMP');
const selection = select(await papersOf(dump));
write('ndjson/acl-anthology.ndjson', selection.map(({ document }) => `${JSON.stringify(document)}\n`).join(''));
const documents = selection.map(({ document }) => document);
write('solr-json/array.json', pretty(documents.slice(0, SAMPLE)));
const docs = documents.slice(-SAMPLE);
write(
  'solr-json/select-response.json',
  pretty({ responseHeader: { status: 0, QTime: 1 }, response: { numFound: docs.length, start: 0, docs } }),
);

async function papersOf(path: string): Promise<Paper[]> {
  const papers = new Map<string, Paper>();
  for (const input of await openInputs([path])) {
    for await (const entry of readRecords(input)) {
      if (isRejected(entry)) continue;
      const fields = Object.entries(JSON.parse(entry.raw.toString()) as object);
      const document = Object.fromEntries(fields.filter(([field]) => field !== 'description'));
      papers.set(entry.record.recordId, { record: entry.record, document });
    }
  }
  return [...papers.values()];
}

/** Turn by turn the best paper of every kind that a newcomer should meet; the years come round most often. */
function select(papers: readonly Paper[]): Paper[] {
  const articles = tally(papers.flatMap(namesOf));
  const versions = tally(papers.flatMap(({ record }) => record.workKeys));
  const years: Want[] = [2016, 2017, 2018].map((year) => (paper) => paper.record.year === year);
  const wants: Want[] = [
    ...years,
    ({ record }) => record.languages.includes('fra'),
    ...years,
    ({ record }) => record.formats.includes('Journal article'),
    ...years,
    ({ record }) => record.publishers.length === 0,
    ...years,
    ({ record }) => record.workKeys.some((key) => (versions.get(key) ?? 0) > 1),
  ];
  const chosen: Paper[] = [];
  const known = new Set<string>();
  const knownKeys = new Set<string>();
  const left = new Set(papers);
  const choose = (paper: Paper) => {
    chosen.push(paper);
    left.delete(paper);
    namesOf(paper).forEach((name) => known.add(name));
    paper.record.workKeys.forEach((key) => knownKeys.add(key));
    // The other versions of a work come with it.
    [...left].filter(({ record }) => record.workKeys.some((key) => knownKeys.has(key))).forEach(choose);
  };
  const reach = (paper: Paper): Score => {
    const names = namesOf(paper);
    const hubs = names.reduce((sum, name) => sum + Math.log2(articles.get(name) ?? 1), 0) / names.length;
    return [names.filter((name) => known.has(name)).length, hubs];
  };
  const first = bestOf(papers, (paper) => [namesOf(paper).length, 0]);
  if (first !== null) choose(first);
  for (let turn = 0; chosen.length < PAPERS && turn < PAPERS * wants.length; turn++) {
    const want = wants[turn % wants.length];
    const next = bestOf(want === undefined ? [] : [...left].filter(want), reach);
    if (next !== null) choose(next);
  }
  return chosen.sort((one, other) => (one.record.recordId < other.record.recordId ? -1 : 1));
}

/** The paper of the highest score, the earlier of equal ones; null where none has any. */
function bestOf(papers: readonly Paper[], score: (paper: Paper) => Score): Paper | null {
  let best: Paper | null = null;
  let highest: Score = [0, Infinity];
  for (const paper of papers) {
    const own = score(paper);
    if (own[0] > highest[0] || (own[0] === highest[0] && own[1] > highest[1])) [best, highest] = [paper, own];
  }
  return best;
}

function namesOf({ record }: Paper): string[] {
  return [...new Set(record.authors.map(({ name }) => name))];
}

function tally(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

function pretty(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function write(file: string, content: string): void {
  writeFileSync(new URL(file, import.meta.url), content);
}
