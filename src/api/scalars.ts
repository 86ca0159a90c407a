import { GraphQLError, Kind, type ValueNode } from 'graphql';
import { DateTimeResolver, URLResolver } from 'graphql-scalars';
import { parseDoi } from '../model/doi.ts';
import { parseIssn } from '../model/issn.ts';
import { parseOrcid } from '../model/orcid.ts';
import { builder } from './builder.ts';
import { quoted } from './quoted.ts';

builder.addScalarType('DateTime', DateTimeResolver, {
  description: 'A moment in UTC as RFC 3339 writes it: 2024-03-06T18:54:45.000Z.',
});

builder.addScalarType('URL', URLResolver, {
  description: 'An absolute address on the web, as the URL standard writes it.',
  specifiedByURL: 'https://url.spec.whatwg.org/',
});

identifier('DOI', {
  description:
    'A Digital Object Identifier. Taken bare, as doi:... or as an address of doi.org, in any letter case; given bare, in lower case.',
  specifiedByURL: 'https://www.doi.org/the-identifier/resources/handbook/2_numbering',
  parse: parseDoi,
  advice: 'give it bare (10.1371/journal.pone.0001234), as doi:... or as an address of doi.org',
});

identifier('ORCID', {
  description: 'An ORCID iD, its check digit verified. Taken bare or as an address of orcid.org; given as 0000-0000-0000-0000.',
  specifiedByURL: 'https://support.orcid.org/hc/en-us/articles/360006897674-Structure-of-the-ORCID-Identifier',
  parse: parseOrcid,
  advice: 'it has sixteen digits (0000-0002-1825-0097), the last of which checks the others',
});

identifier('ISSN', {
  description: 'An International Standard Serial Number, its check digit verified: 0000-0000.',
  specifiedByURL: 'https://www.issn.org/understanding-the-issn/what-is-an-issn/',
  parse: parseIssn,
  advice: 'it has eight digits (1932-6203), the last of which checks the others',
});

builder.scalarType('HTML', {
  description: 'Markup that is safe to insert into a page. All other text of this API is plain.',
  specifiedByURL: 'https://html.spec.whatwg.org/',
  serialize: (value) => value,
});

interface IdentifierOptions {
  readonly description: string;
  readonly specifiedByURL: string;
  /** The identifier's one form, or null where it is none. */
  readonly parse: (text: string) => string | null;
  /** Ends the sentence that refuses a wrong one. */
  readonly advice: string;
}

/** A scalar that is checked and brought into its one form where it comes in; what goes out is in that form already. */
function identifier(name: 'DOI' | 'ISSN' | 'ORCID', { description, specifiedByURL, parse, advice }: IdentifierOptions): void {
  const parsed = (value: unknown, node?: ValueNode): string => {
    const form = typeof value === 'string' ? parse(value) : null;
    if (form !== null) return form;
    throw new GraphQLError(`${quoted(JSON.stringify(value))} is not the ${name} that it should be: ${advice}.`, {
      nodes: node ?? null,
      extensions: { code: 'BAD_USER_INPUT' },
    });
  };
  builder.scalarType(name, {
    description,
    specifiedByURL,
    serialize: (value) => value,
    parseValue: (value) => parsed(value),
    parseLiteral: (node) => parsed(node.kind === Kind.STRING ? node.value : null, node),
  });
}
