import {
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputObjectType,
  isRequiredInputField,
} from 'graphql';
import { hostileText } from '../hostile.ts';
import type { Random } from '../random.ts';
import { editedText } from './edited-text.ts';
import type { Stock } from './stock.ts';

/** Where a value is given. */
export interface Use {
  /** The argument's or the member's name. */
  readonly name: string;
  /** The type of the things that it is about, as far as that can be told. */
  readonly about: string | null;
}

/** Values of this schema's types, such as clients give, and such as attackers do: whatever they are, they fit their types. */
export class Values {
  readonly #random: Random;
  readonly #stock: Stock;

  constructor(random: Random, stock: Stock) {
    this.#random = random;
    this.#stock = stock;
  }

  of(type: GraphQLInputType, use: Use): unknown {
    if (isNonNullType(type)) return this.#given(type.ofType, use);
    return this.#random.below(10) === 0 ? null : this.#given(type, use);
  }

  /** An id of a thing of this type, if there is one, mostly. */
  id(about: string | null): string {
    const random = this.#random;
    const { ids } = this.#stock;
    const own = about !== null && random.below(8) > 0 ? (ids.get(about) ?? []) : [];
    const id = random.oneOf(own.length > 0 ? own : [...ids.values()].flat());
    return random.below(8) === 0 ? editedText(id, random) : id;
  }

  cursor(): string {
    const cursor = this.#random.oneOf(this.#stock.pages.flatMap(({ cursors }) => cursors));
    return this.#random.below(2) === 0 ? editedText(cursor, this.#random) : cursor;
  }

  name(about: string | null): string {
    const random = this.#random;
    const { names } = this.#stock;
    if (random.below(6) === 0) return hostileText(random);
    const own = about === null ? [] : (names.get(about) ?? []);
    const name = random.oneOf(own.length > 0 ? own : [...names.values()].flat());
    return random.oneOf([name, name, name, name.toLowerCase(), editedText(name, random)]);
  }

  search(): string {
    const random = this.#random;
    if (random.below(3) === 0) return hostileText(random);
    const words = random.some(this.#stock.words, 1 + random.below(3)).join(' ');
    return random.oneOf([words, `"${words}"`, `-${words}`, words.slice(0, 3), this.name(null)]);
  }

  #given(type: GraphQLInputType, use: Use): unknown {
    if (isNonNullType(type)) return this.#given(type.ofType, use);
    if (isListType(type)) {
      const { ofType } = type;
      const length = this.#random.oneOf([0, 1, 1, 2, 3]);
      return Array.from({ length }, () => this.of(ofType, use));
    }
    if (isEnumType(type)) return this.#random.oneOf(type.getValues()).name;
    return isInputObjectType(type) ? this.#object(type, use) : this.#scalar(type.name, use);
  }

  #object(type: GraphQLInputObjectType, use: Use): object {
    const fields = Object.values(type.getFields());
    const chosen = type.isOneOf
      ? [this.#random.oneOf(fields)]
      : fields.filter((field) => isRequiredInputField(field) || this.#random.below(fields.length) < 2);
    const member = (name: string) => ({ name, about: ABOUT.get(type.name) ?? ABOUT.get(name) ?? use.about });
    return Object.fromEntries(
      chosen.map(({ name, type: of }) => [name, type.isOneOf ? this.#given(of, member(name)) : this.of(of, member(name))]),
    );
  }

  #scalar(type: string, { name, about }: Use): unknown {
    const random = this.#random;
    if (type === 'Int') return this.#number(name);
    if (type === 'Float') return random.oneOf([0, 0.5, -1, 1e308]);
    if (type === 'Boolean') return random.below(2) === 0;
    if (type === 'ID') return this.id(about);
    if (type === 'DOI') return random.oneOf(this.#stock.dois);
    if (type === 'ISSN') return random.oneOf(this.#stock.issns);
    if (type === 'ORCID') return random.oneOf(this.#stock.orcids);
    if (name === 'after' || name === 'before') return this.cursor();
    return name === 'search' || name === 'text' ? this.search() : this.name(about);
  }

  #number(name: string): number {
    const random = this.#random;
    if (random.below(25) === 0) return random.oneOf([-1, 0, 101, 501, 10_001, 2_147_483_647, -2_147_483_648]);
    return random.oneOf(NUMBERS[name] ?? [0, 1, 2, 3, 10]);
  }
}

const NUMBERS: Readonly<Record<string, readonly number[]>> = {
  ...{ first: [1, 1, 2, 3, 5, 10], last: [1, 1, 2, 3, 5, 10], depth: [1, 2, 3], maxHops: [1, 2, 4, 6, 10], minWorks: [1, 2, 3] },
  ...{ maxAuthors: [2, 5, 20, 100], maxTies: [0, 5, 50, 2_000], from: [1900, 2010, 2016, 2018, 2030], to: [1900, 2010, 2016, 2018, 2030] },
};

/** What inputs and members of filters are about. */
const ABOUT = new Map<string, string>([
  ...[['AuthorBy', 'Author'] as const, ['ArticleBy', 'Article'] as const, ['VenueBy', 'Venue'] as const],
  ...['Author', 'Collection', 'Format', 'Institution', 'Language', 'Publisher', 'Source', 'Topic', 'Venue'].map(
    (type) => [`${type.toLowerCase()}s`, type] as const,
  ),
]);
