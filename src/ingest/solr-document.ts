import { collapse, wellFormed } from '../model/text.ts';
import type { Warning } from './entry.ts';

const SHOWN = 80;

/**
 * The fields of a Solr document. Each may hold one value or many, whatever its schema says, texts or numbers; what is null or empty is
 * not there. Values that are neither are warned of and left out, and so are whole numbers beyond what
 * JavaScript reads to the last digit, of which two would look the same, and whatever `refuse` is told of.
 */
export class SolrDocument {
  readonly warnings: Warning[] = [];
  readonly #fields: ReadonlyMap<string, unknown>;

  constructor(document: object) {
    this.#fields = new Map(Object.entries(document));
  }

  /** Every value to the letter as printed, blank ones too: what stands beside other fields value by value. */
  printed(field: string): string[] {
    const value = this.#fields.get(field);
    if (value === undefined || value === null) return [];
    return (Array.isArray(value) ? (value as unknown[]) : [value]).map((one) => this.#text(field, one));
  }

  /** The values with white space collapsed, none blank, none twice. */
  all(field: string): string[] {
    const values = this.printed(field).map(collapse);
    return (values.length > 1 ? [...new Set(values)] : values).filter((value) => value !== '');
  }

  /** The first value, or null. */
  first(field: string): string | null {
    for (const value of this.printed(field)) {
      const text = collapse(value);
      if (text !== '') return text;
    }
    return null;
  }

  /** What `parse` makes of each value, once each; values of which it makes nothing are warned of as no `what`. */
  parsed(field: string, what: string, parse: (value: string) => string | null): string[] {
    const values = this.all(field).map((value) => {
      const good = parse(value);
      if (good === null) this.refuse(field, value, `This is no ${what}.`);
      return good;
    });
    return [...new Set(values.filter((value) => value !== null))];
  }

  refuse(field: string, value: string, reason: string): void {
    this.warnings.push({ field, value: value.length > SHOWN ? `${wellFormed(value.slice(0, SHOWN))}…` : value, reason });
  }

  #text(field: string, value: unknown): string {
    if (typeof value === 'string') return wellFormed(value);
    if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER) {
      this.refuse(field, String(value), 'This number is too large to be read to its last digit: write it as text.');
      return '';
    }
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    if (value !== null) this.refuse(field, Array.isArray(value) ? '[…]' : '{…}', 'This is neither text nor a number.');
    return '';
  }
}
