/** What `--format` may be: one Solr document a line; Solr's JSON of one document, a list or an answer; VuFind's record pages as text. */
export const FORMATS = ['ndjson', 'solr-json', 'vufind-text'] as const;
export type Format = (typeof FORMATS)[number];
