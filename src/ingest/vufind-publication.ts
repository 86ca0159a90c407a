import { parseIssn } from '../model/issn.ts';
import type { Publication } from '../model/record.ts';
import type { SolrDocument } from './solr-document.ts';

const PAGE = '[a-z]?\\d+[a-z]?';
const PAGE_RANGE = new RegExp(`^(?:pp?\\.?\\s*)?(${PAGE})\\s*[-‐‑–—]+\\s*(${PAGE})$`, 'i');
const PAGES_IN_REFERENCE = new RegExp(`\\b(?:pp?\\b\\.?|pages?)\\s*(${PAGE})(?:\\s*[-‐‑–—]+\\s*(${PAGE}))?`, 'i');

/** Where a record appeared, or null. A volume or ISSN that belongs to no named container has nowhere to go and is warned of. */
export function readPublication(solr: SolrDocument): Publication | null {
  const venue = solr.first('container_title');
  const issns = solr.parsed('issn', 'ISSN', parseIssn);
  if (venue === null) {
    issns.forEach((issn) => solr.refuse('issn', issn, 'The record names no container that this could be the ISSN of.'));
    return null;
  }
  return { venue, issns, volume: solr.first('container_volume'), issue: solr.first('container_issue'), ...readPages(solr) };
}

/** First and last page as printed. VuFind has no field for the last one, but ranges stand in the first page's or in the reference. */
function readPages(solr: SolrDocument): Pick<Publication, 'startPage' | 'endPage'> {
  const printed = solr.first('container_start_page');
  const [, from = null, to = null] = PAGES_IN_REFERENCE.exec(solr.first('container_reference') ?? '') ?? [];
  if (printed === null) return { startPage: from, endPage: to };
  const [, startPage = printed, endPage = null] = PAGE_RANGE.exec(printed) ?? [];
  return { startPage, endPage: endPage ?? (from === startPage ? to : null) };
}
