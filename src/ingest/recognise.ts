import { fieldName } from './formats/vufind-page.ts';
import type { Format } from './formats/name.ts';

/** How much of an input is looked at to recognise its format. */
export const HEAD_BYTES = 64 * 1024;

/**
 * The format of an input by its first bytes (`HEAD_BYTES` of them, or all there are), or null where it is none of ours.
 *
 * JSON begins with a bracket. It is NDJSON where one of its first lines is whole by itself or where the second line begins another
 * object: records that are broken do not make it something else. Lists and answers of Solr hold records wherever their lines end. Text is a record page where a line begins with a field's name.
 */
export function recognise(head: Buffer): Format | null {
  const text = head.toString('utf8').replace(/^\u{FEFF}+/gmu, '');
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const [first = '', second] = lines;
  if (/^\s*\[/.test(first)) return second?.startsWith('{') === true && wholeOf(first) !== undefined ? 'ndjson' : 'solr-json';
  if (/^\s*\{/.test(first)) {
    const whole = wholeOf(first);
    if (
      /"response"\s*:\s*\{/.test(text) &&
      /"docs"\s*:\s*\[/.test(text) &&
      (second === undefined || whole === undefined || isAnswer(whole))
    )
      return 'solr-json';
    if (second === undefined) return 'ndjson';
    return second.startsWith('{') || whole !== undefined ? 'ndjson' : 'solr-json';
  }
  if (lines.some((line) => fieldName(line) !== null)) return 'vufind-text';
  return lines.some((line) => line.startsWith('{')) ? 'ndjson' : null;
}

/** The JSON of a line, or undefined where it is none. */
function wholeOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isAnswer(document: unknown): boolean {
  const answer = document as { response?: { docs?: unknown } | null } | null;
  return Array.isArray(answer?.response?.docs);
}
