const TIMESTAMP = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?(Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * The moment that a catalogue states, as `2024-03-06T18:54:45Z`, or null where it is none. A date alone is its first second; a time
 * without a zone is UTC, as Solr's are.
 */
export function parseTimestamp(text: string): string | null {
  const [, day, time = '00:00', zone = 'Z'] = TIMESTAMP.exec(text.trim()) ?? [];
  if (day === undefined || !isDay(day)) return null;
  const offset = zone.toUpperCase().replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2');
  const moment = new Date(`${day}T${time}${offset}`);
  return Number.isNaN(moment.getTime()) ? null : `${moment.toISOString().slice(0, -5)}Z`;
}

/** `Date` turns 30 February into 1 March. */
function isDay(day: string): boolean {
  const midnight = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
}
