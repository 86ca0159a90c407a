import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { literal } from '../literal.ts';
import type { Random } from '../random.ts';
import type { Stock } from './stock.ts';
import { Values } from './values.ts';

/** A document, and what goes with it. */
export interface Question {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
}

/** A valid question of this schema, of any fields, arguments, fragments, directives and variables. Whether it is too much is not looked at. */
export function randomQuestion(schema: GraphQLSchema, random: Random, stock: Stock): Question {
  return new Writer(schema, random, stock).question();
}

type Field = GraphQLField<unknown, unknown>;

/** What is asked of one thing: names of answers are used once, whatever fragments they stand in. */
interface Scope {
  readonly type: GraphQLCompositeType;
  readonly depth: number;
  readonly used: Set<string>;
  /** Within a named fragment, which may be spread anywhere, every name is one of its own. */
  readonly isShared: boolean;
}

class Writer {
  readonly #schema: GraphQLSchema;
  readonly #random: Random;
  readonly #stock: Stock;
  readonly #values: Values;
  readonly #variables: { readonly declaration: string; readonly name: string; readonly value: unknown }[] = [];
  readonly #fragments: { readonly name: string; readonly on: string; readonly text: string }[] = [];
  #names = 0;
  /** How many fields may still be named. */
  #left: number;

  constructor(schema: GraphQLSchema, random: Random, stock: Stock) {
    this.#schema = schema;
    this.#random = random;
    this.#stock = stock;
    this.#values = new Values(random, stock);
    this.#left = 3 + random.below(random.oneOf([10, 40, 120]));
  }

  question(): Question {
    const type = this.#schema.getQueryType();
    if (type == null) throw new Error('This schema has no queries.');
    const selections = this.#selections({ type, depth: 1 + this.#random.below(8), used: new Set(), isShared: false });
    const declared = this.#variables.map(({ declaration }) => declaration).join(', ');
    const isNamed = declared !== '' || this.#chance(3);
    const head = isNamed ? `query Q${declared === '' ? '' : `(${declared})`} ` : '';
    const fragments = this.#fragments.map(({ name, on, text }) => `fragment ${name} on ${on} ${text}`);
    const others = isNamed && this.#chance(10) ? ['query Other { __typename }'] : [];
    const definitions = this.#random.some([`${head}${selections}`, ...fragments, ...others], Infinity);
    // Left out where it may be, given as null where it may be that.
    const given = this.#variables.filter(({ value }) => value !== undefined);
    return {
      query: definitions.join(this.#random.oneOf([' ', '\n', ',\n', ' # more\n'])),
      variables: Object.fromEntries(given.map(({ name, value }) => [name, value])),
      ...(others.length > 0 ? { operationName: 'Q' } : {}),
    };
  }

  #selections(scope: Scope): string {
    const count = 1 + this.#random.below(5);
    const parts = Array.from({ length: count }, () => this.#selection(scope)).filter((part) => part !== null);
    return `{ ${parts.length === 0 ? this.#named('__typename', scope) : parts.join(' ')} }`;
  }

  #selection(scope: Scope): string | null {
    if (this.#left <= 0) return null;
    if (scope.depth > 0 && this.#chance(isAbstractType(scope.type) ? 2 : 10)) return this.#inlineFragment(scope);
    if (scope.depth > 0 && this.#chance(15)) return this.#spread(scope);
    const field = this.#field(scope);
    return field === null ? this.#named('__typename', scope) : this.#asked(field, scope);
  }

  #field({ type, depth, used }: Scope): Field | null {
    const own = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
    const possible = own.filter((field) => depth > 0 || !isCompositeType(getNamedType(field.type)));
    const fields = this.#chance(6) ? possible : possible.filter(({ name }) => !used.has(name));
    return fields.length === 0 || this.#chance(30) ? null : this.#random.oneOf(fields);
  }

  #asked(field: Field, scope: Scope): string {
    this.#left -= 1;
    const target = getNamedType(field.type);
    const name = this.#named(field.name, scope);
    const args = this.#args(field, scope.type === this.#schema.getQueryType());
    const below = isCompositeType(target)
      ? ` ${this.#selections({ type: target, depth: scope.depth - 1, used: new Set(), isShared: false })}`
      : '';
    return `${name}${args}${this.#directive()}${below}`;
  }

  #args(field: Field, isRoot: boolean): string {
    const page = isRoot && this.#chance(3) ? this.#page(field) : null;
    if (page !== null) return page;
    const about = aboutOf(field);
    const chosen = field.args.filter((arg) => isRequiredArgument(arg) || this.#chance(arg.name === 'first' ? 2 : field.args.length + 1));
    // A client gives one end of a page mostly, as is allowed.
    const backward = chosen.some(({ name }) => name === 'last' || name === 'before') && this.#chance(2);
    const sensible = this.#chance(10) ? chosen : chosen.filter(({ name }) => !(backward ? FORWARD : BACKWARD).has(name));
    const written = sensible.map((arg) => `${arg.name}: ${this.#argument(arg, this.#values.of(arg.type, { name: arg.name, about }))}`);
    return written.length === 0 ? '' : `(${written.join(this.#random.oneOf([', ', ' ']))})`;
  }

  /** The page behind one that there is. */
  #page(field: Field): string | null {
    const pages = this.#stock.pages.filter((page) => page.field === field.name && page.cursors.length > 0);
    if (pages.length === 0) return null;
    const { args, cursors } = this.#random.oneOf(pages);
    const given = { ...args, first: 1 + this.#random.below(5), after: this.#random.oneOf(cursors) };
    const written = field.args
      .filter(({ name }) => name in given)
      .map((arg) => `${arg.name}: ${this.#argument(arg, Object(given)[arg.name])}`);
    return `(${written.join(', ')})`;
  }

  #argument({ type, defaultValue }: GraphQLArgument, value: unknown): string {
    const written = literal(value, type);
    if (!this.#chance(3) && !HALF_CHARACTER.test(written)) return written;
    const isOptional = !isNonNullType(type) || defaultValue !== undefined;
    return this.#variable(String(type), value, isOptional && !isNonNullType(type) && this.#chance(8));
  }

  #variable(type: string, value: unknown, isLeftOut = false): string {
    const name = `v${this.#names++}`;
    this.#variables.push({ name, declaration: `$${name}: ${type}`, value: isLeftOut ? undefined : value });
    return `$${name}`;
  }

  #directive(): string {
    if (!this.#chance(20)) return '';
    const value = !this.#chance(4);
    const condition = this.#chance(2) ? this.#variable('Boolean!', value) : String(value);
    return this.#random.oneOf([` @include(if: ${condition})`, ` @skip(if: ${condition})`]);
  }

  #inlineFragment(scope: Scope): string {
    const type = this.#narrower(scope.type);
    const on = type === scope.type && this.#chance(2) ? '' : `on ${type.name} `;
    return `... ${on}${this.#directive()}${this.#selections({ ...scope, type, depth: scope.depth })}`;
  }

  #spread({ type, depth }: Scope): string {
    const known = this.#fragments.filter(({ on }) => on === type.name);
    if (known.length > 0 && this.#chance(2)) return `...${this.#random.oneOf(known).name}`;
    const on = this.#narrower(type);
    const text = this.#selections({ type: on, depth: depth - 1, used: new Set(), isShared: true });
    const name = this.#chance(20) ? `__F${this.#names++}` : `F${this.#names++}`;
    this.#fragments.push({ name, on: on.name, text });
    return `...${name}${this.#directive()}`;
  }

  #narrower(type: GraphQLCompositeType): GraphQLCompositeType {
    return isAbstractType(type) && !this.#chance(6) ? this.#random.oneOf(this.#schema.getPossibleTypes(type)) : type;
  }

  #named(name: string, { used, isShared }: Scope): string {
    const isFree = !used.has(name) && !isShared;
    const answer = isFree && !this.#chance(15) ? name : `a${this.#names++}`;
    used.add(answer);
    return answer === name ? name : `${answer}: ${name}`;
  }

  /** Once in so many times. */
  #chance(times: number): boolean {
    return this.#random.below(times) === 0;
  }
}

/** As JSON escapes it; documents cannot have any. */
const HALF_CHARACTER = /\\ud[89a-f]/;
const FORWARD = new Set(['first', 'after']);
const BACKWARD = new Set(['last', 'before']);

/** The type of what a field finds, for ids and names. */
function aboutOf(field: Field): string | null {
  const target: GraphQLNamedType = getNamedType(field.type);
  return isCompositeType(target) ? target.name.replace(/Connection$/, '') : null;
}
