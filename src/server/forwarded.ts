/**
 * Whom a request was forwarded for, from the nearest on: one list for each of the headers that say so, `X-Forwarded-For` and the `Forwarded`
 * of RFC 7239. What stands there may be no address at all. The lists are read as far as they are asked for, and once.
 */
export function forwardedFor(headers: Headers): readonly Iterable<string>[] {
  const listed = headers.get('x-forwarded-for');
  const forwarded = headers.get('forwarded');
  return [
    ...(listed === null ? [] : [fromTheEnd(listed.split(','), (hop) => hop.trim())]),
    ...(forwarded === null ? [] : [fromTheEnd(split(forwarded, ','), forOf)]),
  ];
}

function* fromTheEnd(elements: string[], hopOf: (element: string) => string): Generator<string> {
  for (let element = elements.pop(); element !== undefined; element = elements.pop()) yield withoutPort(hopOf(element));
}

/** The `for` of one element of `Forwarded`, empty where it has none. */
function forOf(element: string): string {
  for (const pair of split(element, ';')) {
    const [, value] = /^for=(.*)$/i.exec(pair.trim()) ?? [];
    if (value !== undefined) return value.startsWith('"') ? value.slice(1, -1).replace(/\\(.)/g, '$1') : value;
  }
  return '';
}

/** An IPv6 address is in brackets in `Forwarded`, and wherever a port follows it. */
function withoutPort(hop: string): string {
  const [, bracketed, plain] = /^(?:\[([^\]]*)\](?::\d+)?|(\d+\.\d+\.\d+\.\d+):\d+)$/.exec(hop) ?? [];
  return bracketed ?? plain ?? hop;
}

/** The parts between separators, other than those within quotation marks. */
function split(text: string, separator: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (quoted && character === '\\') at += 1;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && character === separator) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
}
