import { contact, HUB, inCrowd, other, type HubSize } from './hub-records.ts';

/** An operation, and what it is asked with. */
export interface Question {
  readonly what: string;
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const NETWORK = `{
  authors { author { id name articleCount } distance degree articleCount workCount }
  ties { authors { id name } articleCount workCount strength firstYear lastYear }
  truncation { reasons omittedAuthors omittedTies atDistance }
}`;
const LIMITS = 'maxAuthors: $maxAuthors, maxTies: $maxTies, minWorks: $minWorks';
const LIMIT_ARGS = '$maxAuthors: Int! = 100, $maxTies: Int! = 2000, $minWorks: Int! = 1';
const AROUND = `query ($name: String, $depth: Int!, ${LIMIT_ARGS}, $years: YearRange) {
  author(by: {name: $name}) { network(depth: $depth, ${LIMITS}, years: $years) ${NETWORK} }
}`;
const OF_LIST = `query ($search: String, $where: ArticleFilter, ${LIMIT_ARGS}) {
  articles(search: $search, where: $where, first: 1) { totalCount network(${LIMITS}) ${NETWORK} }
}`;
const OF_AUTHOR = `query ($name: String, ${LIMIT_ARGS}) { author(by: {name: $name}) { articles(first: 1) { network(${LIMITS}) ${NETWORK} } } }`;
const TIE_IN_LIST = `query ($of: String, $with: String) {
  articles(first: 1) { coAuthorship(of: {name: $of}, with: {name: $with}) { articleCount workCount articles(first: 20) { nodes { title } } } }
}`;
const PATH = `query ($from: String, $to: String, $maxHops: Int! = 10, $years: YearRange) {
  collaborationPath(from: {name: $from}, to: {name: $to}, maxHops: $maxHops, years: $years) {
    length authors { id name } steps { articleCount strength articles(first: 3) { nodes { title year } } }
  }
}`;
const SUGGESTED = `query ($name: String) {
  author(by: {name: $name}) { suggestedCoAuthors(first: 20) { score author { id name } via { name } sharedTopics { name } } }
}`;
const SUGGESTED_TO_CO_AUTHORS = `query ($name: String) {
  author(by: {name: $name}) { coAuthors(first: 20) { nodes { suggestedCoAuthors { score author { name } via { name } sharedTopics { name } } } } }
}`;
const CO_AUTHORS = `query ($name: String, $orderBy: CoAuthorOrder, $years: YearRange) {
  author(by: {name: $name}) { coAuthors(first: 100, orderBy: $orderBy, years: $years) { totalCount edges { strength articleCount node { name } } } }
}`;
const AMONG = `query ($authors: [AuthorBy!]!, $years: YearRange) { collaborationNetwork(authors: $authors, years: $years, maxTies: 10000) ${NETWORK} }`;

const MOST = { maxAuthors: 500, maxTies: 10_000 };
const DECADE = { from: 2000, to: 2009 };

/** What is asked about a hub and those around it. Author names stand for themselves: nobody shares one. */
export function hubQuestions({ contacts, crowd }: HubSize): Question[] {
  // Contacts come in the order of time: this one's papers with the hub are of the decade.
  const middle = contact(Math.floor(contacts * 0.4));
  const [early, late] = [other(0), other(contacts - 1)];
  const names = [HUB, ...Array.from({ length: Math.min(contacts, 499) }, (_, number) => contact(number))];
  const authors = names.map((name) => ({ name }));
  const around = (what: string, name: string, limits: object) => ({
    what: `network of ${what}`,
    document: AROUND,
    variables: { name, ...limits },
  });
  const path = (what: string, from: string, to: string, more: object = {}) => ({ what, document: PATH, variables: { from, to, ...more } });
  return [
    ...[1, 2, 3].flatMap((depth) => [
      around(`the hub to ${depth}, 100`, HUB, { depth }),
      around(`the hub to ${depth}, 500`, HUB, { depth, ...MOST }),
      around(`a contact to ${depth}, 500`, contact(contacts - 5), { depth, ...MOST }),
    ]),
    around('the hub to 2, 500, a decade', HUB, { depth: 2, years: DECADE, ...MOST }),
    around('the hub to 3, 500, of 2 works', HUB, { depth: 3, minWorks: 2, ...MOST }),
    around('a contact to 3, 500, a decade', middle, { depth: 3, years: DECADE, ...MOST }),
    around('another to 3, 500', other(5), { depth: 3, ...MOST }),
    around('one of the crowd to 3, 500', inCrowd(5), { depth: 3, ...MOST }),
    { what: 'network of all articles, 500', document: OF_LIST, variables: MOST },
    { what: 'network of a search, 100', document: OF_LIST, variables: { search: 'hubs' } },
    { what: 'network of a venue', document: OF_LIST, variables: { where: { venues: { anyOf: [{ name: 'Journal 3' }] } } } },
    { what: 'network of a decade, 500', document: OF_LIST, variables: { where: { years: DECADE }, ...MOST } },
    { what: 'network of the articles of the hub, 500', document: OF_AUTHOR, variables: { name: HUB, ...MOST } },
    { what: 'network of the articles of one of the crowd, 500', document: OF_AUTHOR, variables: { name: inCrowd(5), ...MOST } },
    { what: 'tie of the hub and a contact in all articles', document: TIE_IN_LIST, variables: { of: HUB, with: contact(3) } },
    { what: `network among the hub and ${names.length - 1} contacts`, document: AMONG, variables: { authors } },
    { what: 'network among these, a decade', document: AMONG, variables: { authors, years: DECADE } },
    path('path through the hub', early, late),
    path('path from the hub to an outer author', HUB, 'Outer, Person 0'),
    path('path between contacts', contact(0), contact(contacts - 1)),
    path('path between outer authors', 'Outer, Person 0', `Outer, Person ${contacts - 2}`),
    path('path between contacts, a decade', middle, contact(Math.floor(contacts * 0.6)), { years: DECADE }),
    path('path that is none: to one of the crowd', HUB, inCrowd(crowd - 2)),
    path('path that is none, a decade', HUB, inCrowd(crowd - 2), { years: DECADE }),
    { what: 'co-authors suggested to the hub', document: SUGGESTED, variables: { name: HUB } },
    { what: 'co-authors suggested to a contact', document: SUGGESTED, variables: { name: contact(1) } },
    { what: 'co-authors suggested to another', document: SUGGESTED, variables: { name: other(1) } },
    { what: 'co-authors suggested to 20 co-authors of the hub', document: SUGGESTED_TO_CO_AUTHORS, variables: { name: HUB } },
    {
      what: '100 co-authors of the hub',
      document: CO_AUTHORS,
      variables: { name: HUB, orderBy: { field: 'STRENGTH', direction: 'DESC' } },
    },
    { what: '100 co-authors of the hub, a decade', document: CO_AUTHORS, variables: { name: HUB, years: DECADE } },
  ];
}
