import { createHash } from 'node:crypto';
import type { Statistics } from '../graph/statistics.ts';
import { VERSION } from '../version.ts';
import type { Operation } from './operations.ts';

export interface HomeOptions {
  /** Null while the database does not answer; a sentence while nothing can be told. */
  readonly figures: Statistics | { readonly notYet: string } | null;
  readonly operations: readonly Operation[];
  /** Where the reader sees this server, for commands to copy. */
  readonly origin: string;
  /** Whether who asks has to show a key. */
  readonly needsKey: boolean;
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1c2033; --soft: #5a6178; --paper: #fbfbfe; --card: #fff; --line: #dfe2ee; --link: #3244c0; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8eaf4; --soft: #a3a9c0; --paper: #12141f; --card: #1b1e2d; --line: #31364c; --link: #9dabff; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 system-ui, sans-serif; }
main, footer { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem; }
h1 { display: flex; align-items: center; gap: .6rem; margin: 0; font-size: 2rem; line-height: 1.2; }
h1 img { width: 2.25rem; height: 2.25rem; }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.2rem; }
a { color: var(--link); }
.lead { margin: .5rem 0 1.5rem; color: var(--soft); }
.doors { display: flex; flex-wrap: wrap; gap: .75rem; }
.button { display: inline-block; padding: .6rem 1.1rem; border-radius: .5rem; background: var(--link); color: var(--paper); font-weight: 600; text-decoration: none; }
a:focus-visible, pre:focus-visible { outline: 3px solid var(--link); outline-offset: 3px; }
dl { display: grid; grid-template-columns: repeat(2, 1fr); gap: .75rem; margin: 2rem 0 0; }
dl div { display: flex; flex-direction: column-reverse; padding: .8rem 1rem; border: 1px solid var(--line); border-radius: .6rem; background: var(--card); }
dt { color: var(--soft); font-size: .9rem; }
dd { margin: 0; font-size: 1.4rem; font-weight: 650; white-space: nowrap; font-variant-numeric: tabular-nums; }
@media (min-width: 36rem) { dl { grid-template-columns: repeat(3, 1fr); } }
.notice { margin: 2rem 0 0; padding: 1rem 1.25rem; border: 1px solid var(--line); border-left: .3rem solid var(--link); border-radius: .4rem; background: var(--card); }
.notice p { margin: 0; }
ul { margin: 0; padding: 0; list-style: none; }
li { padding: .55rem 0; border-bottom: 1px solid var(--line); }
li:last-child { border-bottom: 0; }
pre { overflow-x: auto; margin: .75rem 0 0; padding: .9rem 1rem; border: 1px solid var(--line); border-radius: .6rem; background: var(--card); font-size: .875rem; line-height: 1.5; }
footer { padding-top: 0; color: var(--soft); font-size: .9rem; }
`;

/** What the page shows how to ask from the command line. */
export const COMMANDS = [
  '{ statistics { articleCount authorCount tieCount } }',
  '{ authors(first: 5, orderBy: { field: CO_AUTHOR_COUNT, direction: DESC }) { nodes { name coAuthorCount } } }',
];

/** The page needs no script and loads nothing but its mark. */
export const HOME_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The home page: what this is, how much of it there is, and the way to everything. */
export function renderHome({ figures, operations, origin, needsKey }: HomeOptions): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="A GraphQL knowledge graph of scholarly metadata">
<title>bibliograph</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<style>${STYLE}</style>
</head>
<body>
<main>
<h1><img src="/favicon.svg" alt=""> bibliograph</h1>
<p class="lead">Articles, authors and who works with whom: a graph of scholarly metadata, to be asked in GraphQL.</p>
<p class="doors"><a class="button" href="/explore">Explore the network</a> <a class="button" href="/graphql">Open the playground</a></p>
${state(figures)}
<h2 id="queries">First queries</h2>
<ul aria-labelledby="queries">
${operations.map(line).join('\n')}
</ul>
<h2>From the command line</h2>
${COMMANDS.map((query) => command(curl(origin, query, needsKey))).join('\n')}
<h2 id="for-programs">For programs</h2>
<ul aria-labelledby="for-programs">
<li><a href="/graphql"><code>/graphql</code></a>: the API, by GET or POST; a playground in a browser.</li>
<li><a href="/explore"><code>/explore</code></a>: networks of authors, drawn.</li>
<li><a href="/schema.graphql"><code>/schema.graphql</code></a>: its schema, for code generators and editors.</li>
<li><a href="/health"><code>/health</code></a>: whether this server runs.</li>
<li><a href="/ready"><code>/ready</code></a>: whether it can answer from its database.</li>
</ul>
</main>
<footer>bibliograph ${escaped(VERSION)}</footer>
</body>
</html>
`;
}

function state(figures: HomeOptions['figures']): string {
  if (figures === null) {
    return '<div class="notice" role="status"><p>The database does not answer just now. Nothing is lost; load this page again in a moment.</p></div>';
  }
  if ('notYet' in figures) return `<div class="notice" role="status"><p>${escaped(figures.notYet)}</p></div>`;
  if (figures.articleCount === 0) {
    return `<div class="notice" role="status"><p>The graph is empty. Load records into it, and load this page again:</p>
${command('npx bibliograph load --source library records.ndjson')}
</div>`;
  }
  const { articleCount, authorCount, tieCount, publisherCount, venueCount, firstYear, lastYear } = figures;
  const years = firstYear === lastYear ? String(firstYear) : `${firstYear}–${lastYear}`;
  const counts: [string, number][] = [
    ['Articles', articleCount],
    ['Authors', authorCount],
    ['Co-author ties', tieCount],
    ['Publishers', publisherCount],
    ['Venues', venueCount],
  ];
  const boxes = counts.map(([name, count]) => box(name, count.toLocaleString('en')));
  return `<dl>\n${[...boxes, ...(firstYear === null ? [] : [box('Years', years)])].join('\n')}\n</dl>`;
}

function box(name: string, figure: string): string {
  return `<div><dt>${name}</dt><dd>${figure}</dd></div>`;
}

function line({ shows, document }: Operation): string {
  const address = `/graphql?${new URLSearchParams({ query: document }).toString()}`;
  return `<li><a href="${escaped(address)}">${escaped(shows.replace(/\.$/, ''))}</a></li>`;
}

function command(text: string): string {
  return `<pre tabindex="0" aria-label="Command"><code>${escaped(text)}</code></pre>`;
}

function curl(origin: string, query: string, needsKey: boolean): string {
  return `curl ${origin}/graphql${needsKey ? " -H 'Authorization: Bearer KEY'" : ''} --json '${JSON.stringify({ query })}'`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0) ?? 0};`);
}
