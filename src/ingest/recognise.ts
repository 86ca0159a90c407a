import { fieldName } from './formats/vufind-page.ts';
import type { Format } from './formats/name.ts';

/** How much of an input is looked at to recognise its format. */
export const HEAD_BYTES = 64 * 1024;

/**
 * The format of an input by its first bytes (`HEAD_BYTES` of them, or all there are), or null where it is none of ours.
 *
 * JSON begins with a bracket. It is NDJSON where one of its first lines is whole by itself or where the second line begins another
 * object: records that are broken do not make it something else. Text is a record page where a line begins with a field's name.
 */
export function recognise(head: Buffer): Format | null {
  const text = head.toString('utf8').replace(/^\u{FEFF}/u, '');
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const [first = '', second] = lines;
  if (/^\s*\[/.test(first)) return second !== undefined && isWhole(first) ? 'ndjson' : 'solr-json';
  if (/^\s*\{/.test(first)) {
    if (/"response"\s*:\s*\{/.test(text) && /"docs"\s*:\s*\[/.test(text) && !(second !== undefined && isWhole(first))) return 'solr-json';
    if (second === undefined) return 'ndjson';
    return second.startsWith('{') || isWhole(first) ? 'ndjson' : 'solr-json';
  }
  if (lines.some((line) => fieldName(line) !== null)) return 'vufind-text';
  return lines.some((line) => line.startsWith('{')) ? 'ndjson' : null;
}

function isWhole(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
