import type { Random } from '../support/random.ts';
import { Weighted, zipfian } from './weighted.ts';

const ERAS = [
  '20th century',
  '19th century',
  '18th century',
  '1945-1989',
  '16th century',
  'Middle Ages',
  '1918-1939',
  'Antiquity',
  '21st century',
];
const PLACES =
  `Germany France England United_States China India Spain Brazil Italy Japan Africa Poland Mexico Russia Australia Canada South_Africa
Kenya Türkiye Peru Norway Greece Viet_Nam Indonesia Nigeria Chile Austria Portugal Hungary London Paris Berlin Bavaria Catalonia Wien`
    .split(/\s+/)
    .map((place) => place.replaceAll('_', ' '));
const GENRES = [
  'Case studies',
  'Reviews',
  'Conference papers',
  'Biographies',
  'Statistics',
  'Handbooks',
  'Essays',
  'Bibliographies',
  'Interviews',
];
const LANGUAGES = [
  'English',
  'German',
  'French',
  'Spanish',
  'Chinese',
  'Portuguese',
  'Russian',
  'Italian',
  'Polish',
  'Japanese',
  'Dutch',
  'Latin',
];

const ERA_RANKS = zipfian(ERAS.length, 1, 1);
const PLACE_RANKS = zipfian(PLACES.length, 1, 2);
const GENRE_RANKS = zipfian(GENRES.length, 1, 1);
const LANGUAGE_RANKS = new Weighted([860, 40, 30, 25, 15, 10, 6, 5, 4, 3, 2, 1]);

/** The subject headings of a record that are no topics, by their fields. */
export function headings(random: Random): { readonly era?: string[]; readonly geographic?: string[]; readonly genre?: string[] } {
  return {
    ...(random.below(100) < 6 ? { era: some(random, ERAS, ERA_RANKS, 1) } : {}),
    ...(random.below(100) < 12 ? { geographic: some(random, PLACES, PLACE_RANKS, 1 + random.below(2)) } : {}),
    ...(random.below(100) < 9 ? { genre: some(random, GENRES, GENRE_RANKS, 1) } : {}),
  };
}

/** One language mostly, sometimes two, rarely none. */
export function languages(random: Random): string[] {
  const kind = random.below(100);
  return kind < 2 ? [] : some(random, LANGUAGES, LANGUAGE_RANKS, kind < 5 ? 2 : 1);
}

function some(random: Random, items: readonly string[], ranks: Weighted, draws: number): string[] {
  return [...new Set(Array.from({ length: draws }, () => items[ranks.draw(random)] ?? ''))];
}
