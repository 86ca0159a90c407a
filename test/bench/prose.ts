import type { Random } from '../support/random.ts';
import { ADJECTIVES, NOUNS } from './vocabulary.ts';
import { zipfian } from './weighted.ts';

/** Where there is none, or another than with an s, the noun itself. */
const PLURALS = NOUNS.map((noun) => (/(?:[sy]|data)$/.test(noun) ? noun : `${noun}s`));
const NOUN_RANKS = zipfian(NOUNS.length, 1.25, 40);
const ADJECTIVE_RANKS = zipfian(ADJECTIVES.length, 1.25, 25);

/** Words of its own that a field has of each kind, and how often they are said there instead of others. */
const OWN_WORDS = 250;
const OWN = zipfian(OWN_WORDS, 0.9, 5);
const OWN_SHARE = 20;
/** The most frequent words belong to all fields; a field's own begin behind them. */
const FIRST_OWN = 60;
/** How far the own words of neighbouring fields lie apart: some are of both. */
const OWN_STEP = 181;
const OWN_WORDS_OF_ALL = 1_300;

const PREPOSITIONS = ['of', 'of', 'of', 'for', 'for', 'in', 'in', 'with', 'on', 'from', 'under', 'between', 'across', 'through', 'by'];
const GERUNDS = [
  'Using',
  'Modelling',
  'Exploring',
  'Understanding',
  'Measuring',
  'Predicting',
  'Improving',
  'Learning',
  'Rethinking',
  'Towards',
];
const OPENINGS = [
  'The',
  'We show that the',
  'We propose',
  'This paper presents',
  'In this study, the',
  'Our results indicate that the',
  'We find that',
  'Both',
];
const VERBS =
  `improves shows suggests affects requires predicts explains reduces increases supports reveals determines describes depends_on extends
is_based_on is_compared_with differs_from is_applied_to leads_to outperforms`
    .split(/\s+/)
    .map((verb) => verb.replaceAll('_', ' '));

const TITLE_WORDS = { least: 4, most: 16 };
const ABSTRACT_WORDS = { least: 60, most: 120 };

/** Titles and abstracts of a field, whose words are as unequal in frequency as those of a language. */
export class Prose {
  readonly #random: Random;
  readonly #field: number;

  constructor(random: Random, field: number) {
    this.#random = random;
    this.#field = field;
  }

  /** A title and, where it has one, its subtitle: together 4 to 16 words. */
  title(): { readonly title: string; readonly subtitle: string | null } {
    const random = this.#random;
    const wanted = Math.min(TITLE_WORDS.least + random.below(6) + random.below(7), TITLE_WORDS.most);
    const kind = random.below(100);
    // A system's own name is a word that hardly any other record has.
    if (kind < 8) return { title: this.#acronym(), subtitle: capitalised(this.#phrases(wanted - 1)) };
    if (kind < 24)
      return { title: capitalised(this.#phrases(wanted >> 1)), subtitle: withArticle(this.#phrases(Math.max(2, (wanted >> 1) - 1))) };
    if (kind < 40) return { title: `${random.oneOf(GERUNDS)} ${this.#phrases(wanted - 1)}`, subtitle: null };
    return { title: capitalised(this.#phrases(wanted)), subtitle: null };
  }

  /** 60 to 120 words. */
  abstract(): string {
    const random = this.#random;
    const wanted = ABSTRACT_WORDS.least + random.below(ABSTRACT_WORDS.most - ABSTRACT_WORDS.least - 20);
    let text = '';
    for (let words = 0; words < wanted;) {
      const length = Math.min(4 + random.below(8), Math.max(2, wanted - words - 5));
      text += `${random.oneOf(OPENINGS)} ${this.#phrases(length >> 1)} ${random.oneOf(VERBS)} the ${this.#phrases(length)}. `;
      words += length + (length >> 1) + 4;
    }
    return text.trimEnd();
  }

  noun(): string {
    const random = this.#random;
    const rank = random.below(100) < OWN_SHARE ? this.#own() : NOUN_RANKS.draw(random);
    return (random.below(6) > 0 ? NOUNS[rank] : PLURALS[rank]) ?? '';
  }

  adjective(): string {
    const random = this.#random;
    const rank = random.below(100) < OWN_SHARE ? this.#own() : ADJECTIVE_RANKS.draw(random);
    return ADJECTIVES[rank] ?? '';
  }

  /** Noun phrases held together by prepositions: `words` words, one more at most. */
  #phrases(words: number): string {
    let text = '';
    for (let left = words; left > 0;) {
      if (text !== '') {
        text += ` ${left > 4 && this.#random.below(5) === 0 ? 'and' : this.#random.oneOf(PREPOSITIONS)} `;
        left -= 1;
      }
      const adjectives = left > 1 ? this.#random.below(10) < 7 : false;
      text += adjectives ? `${this.adjective()} ${this.noun()}` : this.noun();
      left -= adjectives ? 2 : 1;
    }
    return text;
  }

  #own(): number {
    return FIRST_OWN + ((this.#field * OWN_STEP + OWN.draw(this.#random)) % OWN_WORDS_OF_ALL);
  }

  #acronym(): string {
    const random = this.#random;
    const syllable = () =>
      `${'BCDFGHKLMNPRSTVZ'.charAt(random.below(16))}${'aeiou'.charAt(random.below(5))}${'lmnrstx'.charAt(random.below(7))}`;
    return random.below(3) === 0
      ? `${syllable()}${syllable()}-${random.below(9) + 1}`
      : `${syllable()}${syllable()}${syllable().toLowerCase()}`;
  }
}

function withArticle(phrase: string): string {
  return `${/^[aeiou]/.test(phrase) ? 'an' : 'a'} ${phrase}`;
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
