import { Random } from '../support/random.ts';
import { Catalogue } from './catalogue.ts';
import { Names, withInitials } from './names.ts';
import { Prose } from './prose.ts';
import { type Printed, type SolrDocument, solrDocument, type Written } from './solr-document.ts';
import { fieldsOf, Teams } from './teams.ts';
import { Weighted } from './weighted.ts';

export interface GeneratedSet {
  readonly records: number;
  readonly seed: number;
}

const FIRST_YEAR = 1975;
const LAST_YEAR = 2024;
/** How much more is published from one year to the next. */
const GROWTH = 0.06;

/** Records that come in several versions: of a thousand works, so many; and how many versions wait to be printed. */
const VERSIONED = 18;
const WAITING = 200;

const WITHOUT_VENUE = ['Preprint', 'Thesis', 'Report', 'Book', 'Dataset'];
const WITHOUT_VENUE_RANKS = new Weighted([40, 22, 12, 18, 8]);

/**
 * Documents of VuFind's index as they come from a union of repositories: `records` of them, the same for the same seed, from the
 * oldest year to the latest. People, teams, titles and venues are invented, and distributed as in life.
 */
export function* generatedRecords({ records, seed }: GeneratedSet): Generator<SolrDocument, undefined> {
  const random = new Random(seed + 1);
  const fields = fieldsOf(records);
  const catalogue = new Catalogue(seed + 2, records, fields);
  const teams = new Teams(seed + 3, records);
  const names = new Names(seed);
  const proses = Array.from({ length: fields }, (_, field) => new Prose(random, field));
  const waiting: { readonly written: Written; readonly year: number }[] = [];

  for (let number = 0; number < records; number++) {
    const year = yearAt((number + random.below(1_000) / 1_000) / records);
    const version = waiting.length > 0 && (waiting.length >= WAITING || random.below(WAITING / 4) === 0) ? waiting.shift() : undefined;
    if (version !== undefined) {
      yield solrDocument(
        version.written,
        printing(number, Math.min(LAST_YEAR, Math.max(year, version.year)), version.written.field),
        random,
      );
      continue;
    }
    const { field, members } = teams.next();
    const printed = printing(number, year, field);
    const authors = [...new Set(members.map((member) => names.of(member)))];
    const written = write(field, printed.venue?.abbreviates === true ? [...new Set(authors.map(withInitials))] : authors);
    if (random.below(1_000) < VERSIONED) for (let more = random.below(4) === 0 ? 2 : 1; more > 0; more--) waiting.push({ written, year });
    yield solrDocument(written, printed, random);
  }
  return undefined;

  function write(field: number, authors: readonly string[]): Written {
    const prose = proses[field];
    if (prose === undefined) throw new Error(`There is no field of the number ${field}.`);
    const topics =
      random.below(100) < 72 ? Array.from({ length: 1 + random.below(3) + random.below(3) }, () => catalogue.topic(random, field)) : [];
    return {
      field,
      ...prose.title(),
      authors,
      body: random.below(100) < 2 ? catalogue.institution(random).name : null,
      abstract: random.below(100) < 66 ? prose.abstract() : null,
      topics: [...new Set(topics)],
    };
  }

  function printing(number: number, year: number, field: number): Printed {
    // One venue in fifty prints what is of another field.
    const where = random.below(50) === 0 ? random.below(fields) : field;
    const venue = random.below(100) < 88 ? catalogue.venue(random, where) : null;
    const format = WITHOUT_VENUE[WITHOUT_VENUE_RANKS.draw(random)] ?? 'Preprint';
    return { number, institution: catalogue.institution(random), year, venue, format };
  }
}

/** The year in which `share` of everything, less than all, has been published, where every year has more than the one before. */
function yearAt(share: number): number {
  const years = LAST_YEAR - FIRST_YEAR + 1;
  return FIRST_YEAR + Math.floor(Math.log(1 + share * (Math.exp(GROWTH * years) - 1)) / GROWTH);
}
