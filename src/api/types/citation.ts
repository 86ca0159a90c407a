import { citedRecords } from '../../graph/citation.ts';
import type { CitedRecord } from '../../model/citation.ts';
import { bibtex } from '../../model/citation/bibtex.ts';
import { cslJson } from '../../model/citation/csl-json.ts';
import { ris } from '../../model/citation/ris.ts';
import { builder } from '../builder.ts';
import { ArticleType } from '../nodes.ts';
import { stillThere } from '../still-there.ts';

const CitationFormat = builder.enumType('CitationFormat', {
  description: 'A format that reference managers read.',
  values: {
    CSL_JSON: { description: 'CSL-JSON: a list of one item, as citation processors take it.' },
    BIBTEX: { description: 'One BibTeX entry, in UTF-8.' },
    RIS: { description: 'One RIS reference; its lines end in CR LF.' },
  } as const,
});

const WRITERS: Readonly<Record<typeof CitationFormat.$inferType, (record: CitedRecord) => string>> = {
  CSL_JSON: cslJson,
  BIBTEX: bibtex,
  RIS: ris,
};

builder.objectField(ArticleType, 'citation', (t) =>
  t.string({
    description: 'The record as reference managers take it, with names as it prints them.',
    args: { format: t.arg({ type: CitationFormat, required: true, description: 'The format to write.' }) },
    resolve: async ({ id }, { format }, { batch }) => WRITERS[format](stillThere(await batch(citedRecords, id))),
  }),
);
