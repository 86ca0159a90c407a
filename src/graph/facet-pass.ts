import { type ArticleFilter, isEmpty } from './article-filter.ts';
import { type ArticleScope, articleSource } from './article-source.ts';
import { FACETS } from './facet.ts';
import { type CountedNode, countedNodes, type FacetKind, onlyOf } from './facet-node.ts';
import { whereAll } from './list.ts';
import { shape, type Shape } from './shape.ts';

/** One pass over the articles that a filter lets through, counting all of its facets at once. */
export interface FacetPass {
  readonly facets: readonly (FacetKind | 'year')[];
  readonly filter: ArticleFilter;
  /** Ids of nodes that are given wherever they stand: only where the pass has one facet. */
  readonly chosen: readonly string[];
}

/** What a pass gives. */
export interface PassRow {
  /** Facet keys, each with how many of the articles have it. */
  readonly keys: readonly (readonly [key: number, count: number])[];
  /** Of each kind the nodes of most articles, in no order. */
  readonly tops: readonly CountedNode[];
  /** Whatever was chosen, without articles. */
  readonly chosen: readonly CountedNode[];
}

/** The shape of what a pass gives: the keys and the lists of `countedNodes`. */
export function passRow(keys: string, tops: string, chosen: string): Shape<PassRow> {
  const nodes = countedNodes([], '0');
  return shape<PassRow>({ keys, tops: nodes.as(tops), chosen: nodes.as(chosen) });
}

/** A pass as the part of a statement; same name, same text. */
export interface PassText {
  readonly name: string;
  /** Sees `parent` and ends in `RETURN` of a PassRow. */
  readonly text: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export function passText({ facets, filter, chosen }: FacetPass, index: number, scope: ArticleScope): PassText {
  const kinds = facets.filter((facet) => facet !== 'year');
  const whole = scope === 'all' && isEmpty(filter);
  const chosenOf = chosen.length > 0 ? (kinds[0] ?? null) : null;
  const { name, text, params } = whole ? ofAllArticles(kinds, chosenOf) : ofArticles(kinds, chosenOf, scope, filter);
  // Each pass has parameters of its own: those of one name may differ, as each starts from another value of the filter.
  const own = (parameter: string) => (parameter === 'first' ? parameter : `${parameter}Of${index}`);
  return {
    name: [facets.join('+'), whole ? 'whole' : name, chosenOf === null ? '' : 'chosen'].filter((part) => part !== '').join(' '),
    text: text.replaceAll(/\$(\w+)/g, (_, parameter: string) => `$${own(parameter)}`),
    params: Object.fromEntries(Object.entries({ ...params, chosen }).map(([parameter, value]) => [own(parameter), value])),
  };
}

/** Without search and filter, what each node has of all articles is stored, and indexed but for the kinds that have few nodes. */
function ofAllArticles(kinds: readonly FacetKind[], chosenOf: FacetKind | null): PassText {
  const tops = kinds.map(
    (kind) => `CALL () {
       MATCH (v:${FACETS[kind].label}) WHERE v.mostArticlesKey IS NOT NULL
       WITH v ORDER BY v.mostArticlesKey LIMIT toInteger($first)
       RETURN ${countedNodes([kind], 'v.articleCount').text} AS ${kind}Tops
     }`,
  );
  return {
    name: '',
    params: {},
    text: `CALL () { MATCH (a:Article) WHERE a.facetKey IS NOT NULL WITH a.facetKey AS key, count(*) AS n RETURN collect([key, n]) AS keys }
     ${tops.join('\n')}
     ${chosenOf === null ? '' : chosenNodes(chosenOf, 'v.articleCount')}
     RETURN ${passRow('keys', ['[]', ...kinds.map((kind) => `${kind}Tops`)].join(' + '), chosenOf === null ? '[]' : 'chosenRows').text}`,
  };
}

function ofArticles(kinds: readonly FacetKind[], chosenOf: FacetKind | null, scope: ArticleScope, filter: ArticleFilter): PassText {
  const { name, source, where, params } = articleSource(scope, filter);
  const found = `${source} ${whereAll(where)}`;
  if (kinds.length === 0) {
    return {
      name,
      params,
      text: `${found}
       WITH a.facetKey AS key, count(*) AS n
       RETURN ${passRow('collect([key, n])', '[]', '[]').text}`,
    };
  }
  return {
    name,
    params,
    text: `${found}
     WITH a.facetKey AS key, collect(a) AS articles
     WITH collect({key: key, articles: articles}) AS found
     ${kinds.includes('author') ? REPEATED : ''}
     ${chosenOf === null ? '' : chosenNodes(chosenOf, '0')}
     ${topNodes(kinds, chosenOf !== null)}
     RETURN ${passRow('[each IN found | [each.key, size(each.articles)]]', 'tops', chosenOf === null ? '[]' : 'chosenRows').text}`,
  };
}

// Only authors may be on an article more than once, and only where its facet key is odd. They are counted as often as they signed at first;
// this is what they lose then.
const REPEATED = `CALL (found) {
       UNWIND [each IN found WHERE each.key % 2 = 1] AS each
       UNWIND each.articles AS a
       MATCH (a)<-[:AUTHORED]-(v)
       WITH a, v, count(*) AS signatures WHERE signatures > 1
       WITH v, sum(signatures - 1) AS extra
       RETURN collect({n: -extra, nodes: [v], wanted: false}) AS repeated
     }`;

function chosenNodes(kind: FacetKind, count: string): string {
  return `CALL () {
       MATCH (v:${FACETS[kind].label}) USING INDEX SEEK v:${FACETS[kind].label}(id) WHERE v.id IN $chosen
       RETURN collect(v) AS chosen, ${countedNodes([kind], count).text} AS chosenRows
     }`;
}

// Nodes of the same count are gathered without a look at what they are: of the many that stand at the end, hardly one is ever read. The
// counts go down until there are enough nodes, however many of them lose their repeated signatures then.
function topNodes(kinds: readonly FacetKind[], chosen: boolean): string {
  const only = onlyOf(kinds);
  const authors = kinds.includes('author');
  const isWanted = chosen ? 'v IN chosen' : 'false';
  return `CALL (found${authors ? ', repeated' : ''}${chosen ? ', chosen' : ''}) {
       UNWIND found AS each
       UNWIND each.articles AS a
       MATCH (a)${pathTo(kinds)}(v)
       WITH v, count(*) AS n
       WITH ${only === null ? 'labels(v)[0]' : `'${FACETS[only].label}'`} AS label, n, ${isWanted} AS wanted, collect(v) AS nodes
       ORDER BY n DESC
       WITH label, collect({n: n, wanted: wanted, nodes: nodes}) AS levels
       WITH label, levels, ${authors ? "CASE label WHEN 'Author' THEN repeated ELSE [] END" : '[]'} AS again
       WITH label, levels, again, reduce(taken = {size: 0, least: null}, level IN levels |
         CASE WHEN level.wanted OR taken.size >= $first + size(again) THEN taken
              ELSE {size: taken.size + size(level.nodes), least: level.n} END).least AS least
       UNWIND [level IN levels WHERE level.wanted OR level.n >= least] + again AS level
       UNWIND level.nodes AS v
       WITH label, v, sum(level.n) AS n, max(level.wanted) AS wanted WHERE n > 0
       WITH label, v, n, wanted ORDER BY wanted DESC, n DESC, v.nameKey
       WITH label, collect({v: v, n: n})[..toInteger($first)${chosen ? ' + size($chosen)' : ''}] AS tops
       UNWIND tops AS top
       WITH label, top.v AS v, top.n AS n
       RETURN ${countedNodes(kinds, 'n').text} AS tops
     }`;
}

function pathTo(kinds: readonly FacetKind[]): string {
  const only = onlyOf(kinds);
  if (only !== null) return FACETS[only].path;
  // Authorship alone leads into an article, all else out of it: without a direction the types say enough.
  return `-[:${kinds.map((kind) => FACETS[kind].path.replaceAll(/\W/g, '')).join('|')}]-`;
}
