/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** One author: by id, by ORCID iD, or by name. */
export type AuthorBy =
  {   /** The id of an author, as this API gave it. */
  id: string | number; name?: never; orcid?: never; }
  |  { id?: never;   /** The name as printed, mostly "Family, Given". Letter case, accents and punctuation give way where nobody is called exactly so. */
  name: string; orcid?: never; }
  |  { id?: never; name?: never;   /** The ORCID iD of a person. */
  orcid: string; };

/** What an author is. */
export type AuthorKind =
  /** A corporate body. */
  | 'ORGANISATION'
  /** A person. */
  | 'PERSON';

/** What can be suggested. */
export type SuggestionKind =
  /** An article, by its title. */
  | 'ARTICLE'
  /** An author, by the name. */
  | 'AUTHOR'
  /** A collection, by its name. */
  | 'COLLECTION'
  /** An institution, by its name. */
  | 'INSTITUTION'
  /** A publisher, by its name. */
  | 'PUBLISHER'
  /** A topic of any kind, by its name. */
  | 'TOPIC'
  /** A venue, by its name. */
  | 'VENUE';

/** Why a network shows less than there is. */
export type TruncationReason =
  /** More authors belong to it than `maxAuthors`. */
  | 'MAX_AUTHORS'
  /** There are more ties among its authors than `maxTies`: the strongest are given. */
  | 'MAX_TIES'
  /** The database took too long over those further away: ask for less depth, or for a narrower range of years. */
  | 'TIMEOUT';

/** Years of publication, from one to another, both included. An end left out is open. */
export type YearFilter = {
  /** The first year. */
  from?: number | null | undefined;
  /** True: also what has no year; without an end, only that. False asks nothing. */
  missing?: boolean | null | undefined;
  /** The last year. */
  to?: number | null | undefined;
};

/** Years from one to another, both included. An end left out is open. What has no year is in no range that has an end. */
export type YearRange = {
  /** The first year. */
  from?: number | null | undefined;
  /** The last year. */
  to?: number | null | undefined;
};

export type AuthorDetailsQueryVariables = Exact<{
  id: string | number;
}>;


export type AuthorDetailsQuery = { author: { id: string, kind: AuthorKind, name: string, orcid: string | null, nameVariants: Array<string>, articleCount: number, workCount: number, coAuthorCount: number, articlesPerYear: Array<{ year: number, articleCount: number }> } | null };

export type StrongestCoAuthorsQueryVariables = Exact<{
  id: string | number;
  years?: YearRange | null | undefined;
  first: number;
}>;


export type StrongestCoAuthorsQuery = { author: { id: string, coAuthors: { totalCount: number, edges: Array<{ workCount: number, strength: number, node: { id: string, name: string } }> } } | null };

export type SuggestedCoAuthorsQueryVariables = Exact<{
  id: string | number;
  first: number;
}>;


export type SuggestedCoAuthorsQuery = { author: { id: string, suggestedCoAuthors: Array<{ author: { id: string, name: string }, via: Array<{ id: string, name: string }> }> | null } | null };

export type ArticlePageFragment = { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, title: string, subtitle: string | null, year: number | null, doi: string | null, makesTies: boolean, links: Array<{ url: string, label: string | null }>, publication: { venue: { id: string, name: string } } | null }> };

export type AuthorArticlesQueryVariables = Exact<{
  id: string | number;
  years?: YearFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type AuthorArticlesQuery = { author: { id: string, articles: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, title: string, subtitle: string | null, year: number | null, doi: string | null, makesTies: boolean, links: Array<{ url: string, label: string | null }>, publication: { venue: { id: string, name: string } } | null }> } } | null };

export type SearchAuthorArticlesQueryVariables = Exact<{
  id: string | number;
  search: string;
  years?: YearFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type SearchAuthorArticlesQuery = { articles: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, title: string, subtitle: string | null, year: number | null, doi: string | null, makesTies: boolean, links: Array<{ url: string, label: string | null }>, publication: { venue: { id: string, name: string } } | null }> } };

export type SetAuthorArticlesQueryVariables = Exact<{
  id: string | number;
  set: string | number;
  search?: string | null | undefined;
  years?: YearFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type SetAuthorArticlesQuery = { node:
    | { __typename: 'Article', id: string }
    | { __typename: 'Author', id: string, articles: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, title: string, subtitle: string | null, year: number | null, doi: string | null, makesTies: boolean, links: Array<{ url: string, label: string | null }>, publication: { venue: { id: string, name: string } } | null }> } }
    | { __typename: 'Collection', id: string, articles: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, title: string, subtitle: string | null, year: number | null, doi: string | null, makesTies: boolean, links: Array<{ url: string, label: string | null }>, publication: { venue: { id: string, name: string } } | null }> } }
    | { __typename: 'Format', id: string, articles: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, title: string, subtitle: string | null, year: number | null, doi: string | null, makesTies: boolean, links: Array<{ url: string, label: string | null }>, publication: { venue: { id: string, name: string } } | null }> } }
    | { __typename: 'Institution', id: string, articles: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, title: string, subtitle: string | null, year: number | null, doi: string | null, makesTies: boolean, links: Array<{ url: string, label: string | null }>, publication: { venue: { id: string, name: string } } | null }> } }
    | { __typename: 'Language', id: string, articles: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, title: string, subtitle: string | null, year: number | null, doi: string | null, makesTies: boolean, links: Array<{ url: string, label: string | null }>, publication: { venue: { id: string, name: string } } | null }> } }
    | { __typename: 'Load', id: string }
    | { __typename: 'Publisher', id: string, articles: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, title: string, subtitle: string | null, year: number | null, doi: string | null, makesTies: boolean, links: Array<{ url: string, label: string | null }>, publication: { venue: { id: string, name: string } } | null }> } }
    | { __typename: 'Source', id: string }
    | { __typename: 'Topic', id: string, articles: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, title: string, subtitle: string | null, year: number | null, doi: string | null, makesTies: boolean, links: Array<{ url: string, label: string | null }>, publication: { venue: { id: string, name: string } } | null }> } }
    | { __typename: 'Venue', id: string, articles: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, title: string, subtitle: string | null, year: number | null, doi: string | null, makesTies: boolean, links: Array<{ url: string, label: string | null }>, publication: { venue: { id: string, name: string } } | null }> } }
    | { __typename: 'Work', id: string }
   | null };

export type NetworkFragment = { authors: Array<{ distance: number | null, degree: number, articleCount: number, workCount: number, author: { id: string, name: string } }>, ties: Array<{ articleCount: number, workCount: number, strength: number, firstYear: number | null, lastYear: number | null, authors: Array<{ id: string }> }>, truncation: { reasons: Array<TruncationReason>, omittedAuthors: number | null, omittedTies: number | null, atDistance: number | null } | null };

export type AuthorNetworkQueryVariables = Exact<{
  id: string | number;
  depth: number;
  maxAuthors: number;
  maxTies: number;
  minWorks: number;
  years?: YearRange | null | undefined;
}>;


export type AuthorNetworkQuery = { author: { id: string, kind: AuthorKind, name: string, articleCount: number, coAuthorCount: number, articlesPerYear: Array<{ year: number, articleCount: number }>, network: { authors: Array<{ distance: number | null, degree: number, articleCount: number, workCount: number, author: { id: string, name: string } }>, ties: Array<{ articleCount: number, workCount: number, strength: number, firstYear: number | null, lastYear: number | null, authors: Array<{ id: string }> }>, truncation: { reasons: Array<TruncationReason>, omittedAuthors: number | null, omittedTies: number | null, atDistance: number | null } | null } | null } | null };

export type NeighboursQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
  maxAuthors: number;
  minWorks: number;
  years?: YearRange | null | undefined;
}>;


export type NeighboursQuery = { nodes: Array<
    | { id: string, name: string, network: { authors: Array<{ author: { id: string } }>, truncation: { reasons: Array<TruncationReason>, omittedAuthors: number | null } | null } | null }
    | Record<PropertyKey, never>
   | null> };

export type GivenNetworkQueryVariables = Exact<{
  authors: Array<AuthorBy> | AuthorBy;
  maxTies: number;
  minWorks: number;
  years?: YearRange | null | undefined;
}>;


export type GivenNetworkQuery = { collaborationNetwork: { authors: Array<{ distance: number | null, degree: number, articleCount: number, workCount: number, author: { id: string, name: string } }>, ties: Array<{ articleCount: number, workCount: number, strength: number, firstYear: number | null, lastYear: number | null, authors: Array<{ id: string }> }>, truncation: { reasons: Array<TruncationReason>, omittedAuthors: number | null, omittedTies: number | null, atDistance: number | null } | null } | null };

export type AllYearsQueryVariables = Exact<{ [key: string]: never; }>;


export type AllYearsQuery = { articles: { facets: { years: Array<{ year: number | null, count: number }> } | null } };

export type ListNetworkFragment = { totalCount: number, facets: { years: Array<{ year: number | null, count: number }> } | null, network: { authors: Array<{ distance: number | null, degree: number, articleCount: number, workCount: number, author: { id: string, name: string } }>, ties: Array<{ articleCount: number, workCount: number, strength: number, firstYear: number | null, lastYear: number | null, authors: Array<{ id: string }> }>, truncation: { reasons: Array<TruncationReason>, omittedAuthors: number | null, omittedTies: number | null, atDistance: number | null } | null } | null };

export type SearchNetworkQueryVariables = Exact<{
  search: string;
  years?: YearFilter | null | undefined;
  maxAuthors: number;
  maxTies: number;
  minWorks: number;
}>;


export type SearchNetworkQuery = { articles: { totalCount: number, facets: { years: Array<{ year: number | null, count: number }> } | null, network: { authors: Array<{ distance: number | null, degree: number, articleCount: number, workCount: number, author: { id: string, name: string } }>, ties: Array<{ articleCount: number, workCount: number, strength: number, firstYear: number | null, lastYear: number | null, authors: Array<{ id: string }> }>, truncation: { reasons: Array<TruncationReason>, omittedAuthors: number | null, omittedTies: number | null, atDistance: number | null } | null } | null } };

export type SetNetworkQueryVariables = Exact<{
  id: string | number;
  search?: string | null | undefined;
  years?: YearFilter | null | undefined;
  maxAuthors: number;
  maxTies: number;
  minWorks: number;
}>;


export type SetNetworkQuery = { node:
    | { __typename: 'Article', id: string }
    | { __typename: 'Author', name: string, id: string, articles: { totalCount: number, facets: { years: Array<{ year: number | null, count: number }> } | null, network: { authors: Array<{ distance: number | null, degree: number, articleCount: number, workCount: number, author: { id: string, name: string } }>, ties: Array<{ articleCount: number, workCount: number, strength: number, firstYear: number | null, lastYear: number | null, authors: Array<{ id: string }> }>, truncation: { reasons: Array<TruncationReason>, omittedAuthors: number | null, omittedTies: number | null, atDistance: number | null } | null } | null } }
    | { __typename: 'Collection', name: string, id: string, articles: { totalCount: number, facets: { years: Array<{ year: number | null, count: number }> } | null, network: { authors: Array<{ distance: number | null, degree: number, articleCount: number, workCount: number, author: { id: string, name: string } }>, ties: Array<{ articleCount: number, workCount: number, strength: number, firstYear: number | null, lastYear: number | null, authors: Array<{ id: string }> }>, truncation: { reasons: Array<TruncationReason>, omittedAuthors: number | null, omittedTies: number | null, atDistance: number | null } | null } | null } }
    | { __typename: 'Format', name: string, id: string, articles: { totalCount: number, facets: { years: Array<{ year: number | null, count: number }> } | null, network: { authors: Array<{ distance: number | null, degree: number, articleCount: number, workCount: number, author: { id: string, name: string } }>, ties: Array<{ articleCount: number, workCount: number, strength: number, firstYear: number | null, lastYear: number | null, authors: Array<{ id: string }> }>, truncation: { reasons: Array<TruncationReason>, omittedAuthors: number | null, omittedTies: number | null, atDistance: number | null } | null } | null } }
    | { __typename: 'Institution', name: string, id: string, articles: { totalCount: number, facets: { years: Array<{ year: number | null, count: number }> } | null, network: { authors: Array<{ distance: number | null, degree: number, articleCount: number, workCount: number, author: { id: string, name: string } }>, ties: Array<{ articleCount: number, workCount: number, strength: number, firstYear: number | null, lastYear: number | null, authors: Array<{ id: string }> }>, truncation: { reasons: Array<TruncationReason>, omittedAuthors: number | null, omittedTies: number | null, atDistance: number | null } | null } | null } }
    | { __typename: 'Language', name: string, id: string, articles: { totalCount: number, facets: { years: Array<{ year: number | null, count: number }> } | null, network: { authors: Array<{ distance: number | null, degree: number, articleCount: number, workCount: number, author: { id: string, name: string } }>, ties: Array<{ articleCount: number, workCount: number, strength: number, firstYear: number | null, lastYear: number | null, authors: Array<{ id: string }> }>, truncation: { reasons: Array<TruncationReason>, omittedAuthors: number | null, omittedTies: number | null, atDistance: number | null } | null } | null } }
    | { __typename: 'Load', id: string }
    | { __typename: 'Publisher', name: string, id: string, articles: { totalCount: number, facets: { years: Array<{ year: number | null, count: number }> } | null, network: { authors: Array<{ distance: number | null, degree: number, articleCount: number, workCount: number, author: { id: string, name: string } }>, ties: Array<{ articleCount: number, workCount: number, strength: number, firstYear: number | null, lastYear: number | null, authors: Array<{ id: string }> }>, truncation: { reasons: Array<TruncationReason>, omittedAuthors: number | null, omittedTies: number | null, atDistance: number | null } | null } | null } }
    | { __typename: 'Source', id: string }
    | { __typename: 'Topic', name: string, id: string, articles: { totalCount: number, facets: { years: Array<{ year: number | null, count: number }> } | null, network: { authors: Array<{ distance: number | null, degree: number, articleCount: number, workCount: number, author: { id: string, name: string } }>, ties: Array<{ articleCount: number, workCount: number, strength: number, firstYear: number | null, lastYear: number | null, authors: Array<{ id: string }> }>, truncation: { reasons: Array<TruncationReason>, omittedAuthors: number | null, omittedTies: number | null, atDistance: number | null } | null } | null } }
    | { __typename: 'Venue', name: string, id: string, articles: { totalCount: number, facets: { years: Array<{ year: number | null, count: number }> } | null, network: { authors: Array<{ distance: number | null, degree: number, articleCount: number, workCount: number, author: { id: string, name: string } }>, ties: Array<{ articleCount: number, workCount: number, strength: number, firstYear: number | null, lastYear: number | null, authors: Array<{ id: string }> }>, truncation: { reasons: Array<TruncationReason>, omittedAuthors: number | null, omittedTies: number | null, atDistance: number | null } | null } | null } }
    | { __typename: 'Work', id: string }
   | null };

export type PathQueryVariables = Exact<{
  from: string | number;
  to: string | number;
  maxHops: number;
  years?: YearRange | null | undefined;
}>;


export type PathQuery = { from: { id: string, name: string } | null, to: { id: string, name: string } | null, collaborationPath: { length: number, authors: Array<{ id: string, name: string, articleCount: number, workCount: number }>, steps: Array<{ articleCount: number, workCount: number, strength: number, firstYear: number | null, lastYear: number | null, authors: Array<{ id: string, name: string }>, articles: { totalCount: number, nodes: Array<{ id: string, title: string, subtitle: string | null, year: number | null, doi: string | null, makesTies: boolean, links: Array<{ url: string, label: string | null }>, publication: { venue: { id: string, name: string } } | null }> } }> } | null };

export type ArticleLineFragment = { id: string, title: string, subtitle: string | null, year: number | null, doi: string | null, makesTies: boolean, links: Array<{ url: string, label: string | null }>, publication: { venue: { id: string, name: string } } | null };

export type SetNameQueryVariables = Exact<{
  id: string | number;
}>;


export type SetNameQuery = { node:
    | { __typename: 'Article', id: string }
    | { __typename: 'Author', name: string, id: string }
    | { __typename: 'Collection', name: string, id: string }
    | { __typename: 'Format', name: string, id: string }
    | { __typename: 'Institution', name: string, id: string }
    | { __typename: 'Language', name: string, id: string }
    | { __typename: 'Load', id: string }
    | { __typename: 'Publisher', name: string, id: string }
    | { __typename: 'Source', id: string }
    | { __typename: 'Topic', name: string, id: string }
    | { __typename: 'Venue', name: string, id: string }
    | { __typename: 'Work', id: string }
   | null };

export type StartQueryVariables = Exact<{ [key: string]: never; }>;


export type StartQuery = { statistics: { articleCount: number, authorCount: number, tieCount: number }, authors: { nodes: Array<{ id: string, name: string, coAuthorCount: number }> } };

export type SuggestQueryVariables = Exact<{
  text: string;
  kinds?: Array<SuggestionKind> | SuggestionKind | null | undefined;
  first: number;
}>;


export type SuggestQuery = { suggest: Array<{ kind: SuggestionKind, text: string, highlighted: string, articleCount: number | null, node:
      | { __typename: 'Article', id: string }
      | { __typename: 'Author', id: string }
      | { __typename: 'Collection', id: string }
      | { __typename: 'Format', id: string }
      | { __typename: 'Institution', id: string }
      | { __typename: 'Language', id: string }
      | { __typename: 'Load', id: string }
      | { __typename: 'Publisher', id: string }
      | { __typename: 'Source', id: string }
      | { __typename: 'Topic', id: string }
      | { __typename: 'Venue', id: string }
      | { __typename: 'Work', id: string }
     }> };

export type AuthorNamesQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type AuthorNamesQuery = { nodes: Array<
    | { id: string, name: string }
    | Record<PropertyKey, never>
   | null> };

export type TieDetailsFragment = { articleCount: number, workCount: number, strength: number, firstYear: number | null, lastYear: number | null, topics: { totalCount: number, edges: Array<{ articleCount: number, node: { id: string, name: string } }> }, articles: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, title: string, subtitle: string | null, year: number | null, doi: string | null, makesTies: boolean, links: Array<{ url: string, label: string | null }>, publication: { venue: { id: string, name: string } } | null }> } };

export type AuthorTieQueryVariables = Exact<{
  a: string | number;
  b: string | number;
  years?: YearRange | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type AuthorTieQuery = { author: { id: string, coAuthorship: { articleCount: number, workCount: number, strength: number, firstYear: number | null, lastYear: number | null, topics: { totalCount: number, edges: Array<{ articleCount: number, node: { id: string, name: string } }> }, articles: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, title: string, subtitle: string | null, year: number | null, doi: string | null, makesTies: boolean, links: Array<{ url: string, label: string | null }>, publication: { venue: { id: string, name: string } } | null }> } } | null } | null };

export type SearchTieQueryVariables = Exact<{
  a: string | number;
  b: string | number;
  search: string;
  years?: YearFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type SearchTieQuery = { articles: { coAuthorship: { articleCount: number, workCount: number, strength: number, firstYear: number | null, lastYear: number | null, topics: { totalCount: number, edges: Array<{ articleCount: number, node: { id: string, name: string } }> }, articles: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, title: string, subtitle: string | null, year: number | null, doi: string | null, makesTies: boolean, links: Array<{ url: string, label: string | null }>, publication: { venue: { id: string, name: string } } | null }> } } | null } };

export type SetTieQueryVariables = Exact<{
  a: string | number;
  b: string | number;
  set: string | number;
  search?: string | null | undefined;
  years?: YearFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type SetTieQuery = { node:
    | { __typename: 'Article', id: string }
    | { __typename: 'Author', id: string, articles: { coAuthorship: { articleCount: number, workCount: number, strength: number, firstYear: number | null, lastYear: number | null, topics: { totalCount: number, edges: Array<{ articleCount: number, node: { id: string, name: string } }> }, articles: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, title: string, subtitle: string | null, year: number | null, doi: string | null, makesTies: boolean, links: Array<{ url: string, label: string | null }>, publication: { venue: { id: string, name: string } } | null }> } } | null } }
    | { __typename: 'Collection', id: string, articles: { coAuthorship: { articleCount: number, workCount: number, strength: number, firstYear: number | null, lastYear: number | null, topics: { totalCount: number, edges: Array<{ articleCount: number, node: { id: string, name: string } }> }, articles: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, title: string, subtitle: string | null, year: number | null, doi: string | null, makesTies: boolean, links: Array<{ url: string, label: string | null }>, publication: { venue: { id: string, name: string } } | null }> } } | null } }
    | { __typename: 'Format', id: string, articles: { coAuthorship: { articleCount: number, workCount: number, strength: number, firstYear: number | null, lastYear: number | null, topics: { totalCount: number, edges: Array<{ articleCount: number, node: { id: string, name: string } }> }, articles: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, title: string, subtitle: string | null, year: number | null, doi: string | null, makesTies: boolean, links: Array<{ url: string, label: string | null }>, publication: { venue: { id: string, name: string } } | null }> } } | null } }
    | { __typename: 'Institution', id: string, articles: { coAuthorship: { articleCount: number, workCount: number, strength: number, firstYear: number | null, lastYear: number | null, topics: { totalCount: number, edges: Array<{ articleCount: number, node: { id: string, name: string } }> }, articles: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, title: string, subtitle: string | null, year: number | null, doi: string | null, makesTies: boolean, links: Array<{ url: string, label: string | null }>, publication: { venue: { id: string, name: string } } | null }> } } | null } }
    | { __typename: 'Language', id: string, articles: { coAuthorship: { articleCount: number, workCount: number, strength: number, firstYear: number | null, lastYear: number | null, topics: { totalCount: number, edges: Array<{ articleCount: number, node: { id: string, name: string } }> }, articles: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, title: string, subtitle: string | null, year: number | null, doi: string | null, makesTies: boolean, links: Array<{ url: string, label: string | null }>, publication: { venue: { id: string, name: string } } | null }> } } | null } }
    | { __typename: 'Load', id: string }
    | { __typename: 'Publisher', id: string, articles: { coAuthorship: { articleCount: number, workCount: number, strength: number, firstYear: number | null, lastYear: number | null, topics: { totalCount: number, edges: Array<{ articleCount: number, node: { id: string, name: string } }> }, articles: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, title: string, subtitle: string | null, year: number | null, doi: string | null, makesTies: boolean, links: Array<{ url: string, label: string | null }>, publication: { venue: { id: string, name: string } } | null }> } } | null } }
    | { __typename: 'Source', id: string }
    | { __typename: 'Topic', id: string, articles: { coAuthorship: { articleCount: number, workCount: number, strength: number, firstYear: number | null, lastYear: number | null, topics: { totalCount: number, edges: Array<{ articleCount: number, node: { id: string, name: string } }> }, articles: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, title: string, subtitle: string | null, year: number | null, doi: string | null, makesTies: boolean, links: Array<{ url: string, label: string | null }>, publication: { venue: { id: string, name: string } } | null }> } } | null } }
    | { __typename: 'Venue', id: string, articles: { coAuthorship: { articleCount: number, workCount: number, strength: number, firstYear: number | null, lastYear: number | null, topics: { totalCount: number, edges: Array<{ articleCount: number, node: { id: string, name: string } }> }, articles: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, title: string, subtitle: string | null, year: number | null, doi: string | null, makesTies: boolean, links: Array<{ url: string, label: string | null }>, publication: { venue: { id: string, name: string } } | null }> } } | null } }
    | { __typename: 'Work', id: string }
   | null };

export const NetworkFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Network"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CollaborationNetwork"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"authors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"distance"}},{"kind":"Field","name":{"kind":"Name","value":"degree"}},{"kind":"Field","name":{"kind":"Name","value":"articleCount"}},{"kind":"Field","name":{"kind":"Name","value":"workCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ties"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"authors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"articleCount"}},{"kind":"Field","name":{"kind":"Name","value":"workCount"}},{"kind":"Field","name":{"kind":"Name","value":"strength"}},{"kind":"Field","name":{"kind":"Name","value":"firstYear"}},{"kind":"Field","name":{"kind":"Name","value":"lastYear"}}]}},{"kind":"Field","name":{"kind":"Name","value":"truncation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reasons"}},{"kind":"Field","name":{"kind":"Name","value":"omittedAuthors"}},{"kind":"Field","name":{"kind":"Name","value":"omittedTies"}},{"kind":"Field","name":{"kind":"Name","value":"atDistance"}}]}}]}}]} as unknown as DocumentNode<NetworkFragment, unknown>;
export const ListNetworkFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListNetwork"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ArticleConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"facets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"years"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"year"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"network"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"maxAuthors"},"value":{"kind":"Variable","name":{"kind":"Name","value":"maxAuthors"}}},{"kind":"Argument","name":{"kind":"Name","value":"maxTies"},"value":{"kind":"Variable","name":{"kind":"Name","value":"maxTies"}}},{"kind":"Argument","name":{"kind":"Name","value":"minWorks"},"value":{"kind":"Variable","name":{"kind":"Name","value":"minWorks"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Network"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Network"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CollaborationNetwork"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"authors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"distance"}},{"kind":"Field","name":{"kind":"Name","value":"degree"}},{"kind":"Field","name":{"kind":"Name","value":"articleCount"}},{"kind":"Field","name":{"kind":"Name","value":"workCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ties"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"authors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"articleCount"}},{"kind":"Field","name":{"kind":"Name","value":"workCount"}},{"kind":"Field","name":{"kind":"Name","value":"strength"}},{"kind":"Field","name":{"kind":"Name","value":"firstYear"}},{"kind":"Field","name":{"kind":"Name","value":"lastYear"}}]}},{"kind":"Field","name":{"kind":"Name","value":"truncation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reasons"}},{"kind":"Field","name":{"kind":"Name","value":"omittedAuthors"}},{"kind":"Field","name":{"kind":"Name","value":"omittedTies"}},{"kind":"Field","name":{"kind":"Name","value":"atDistance"}}]}}]}}]} as unknown as DocumentNode<ListNetworkFragment, unknown>;
export const ArticleLineFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ArticleLine"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Article"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"subtitle"}},{"kind":"Field","name":{"kind":"Name","value":"year"}},{"kind":"Field","name":{"kind":"Name","value":"doi"}},{"kind":"Field","name":{"kind":"Name","value":"makesTies"}},{"kind":"Field","name":{"kind":"Name","value":"links"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"publication"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<ArticleLineFragment, unknown>;
export const ArticlePageFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ArticlePage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ArticleConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ArticleLine"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ArticleLine"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Article"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"subtitle"}},{"kind":"Field","name":{"kind":"Name","value":"year"}},{"kind":"Field","name":{"kind":"Name","value":"doi"}},{"kind":"Field","name":{"kind":"Name","value":"makesTies"}},{"kind":"Field","name":{"kind":"Name","value":"links"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"publication"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<ArticlePageFragment, unknown>;
export const TieDetailsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TieDetails"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CoAuthorship"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"articleCount"}},{"kind":"Field","name":{"kind":"Name","value":"workCount"}},{"kind":"Field","name":{"kind":"Name","value":"strength"}},{"kind":"Field","name":{"kind":"Name","value":"firstYear"}},{"kind":"Field","name":{"kind":"Name","value":"lastYear"}},{"kind":"Field","name":{"kind":"Name","value":"topics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"8"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"articleCount"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"articles"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ArticlePage"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ArticleLine"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Article"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"subtitle"}},{"kind":"Field","name":{"kind":"Name","value":"year"}},{"kind":"Field","name":{"kind":"Name","value":"doi"}},{"kind":"Field","name":{"kind":"Name","value":"makesTies"}},{"kind":"Field","name":{"kind":"Name","value":"links"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"publication"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ArticlePage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ArticleConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ArticleLine"}}]}}]}}]} as unknown as DocumentNode<TieDetailsFragment, unknown>;
export const AuthorDetailsDocument = {"__meta__":{"hash":"sha256:0deba6b402076f1f872f232c10f782c3e84ff20bcbbf93009a9c9c9fd9f36a8b"}} as unknown as DocumentNode<AuthorDetailsQuery, AuthorDetailsQueryVariables>;
export const StrongestCoAuthorsDocument = {"__meta__":{"hash":"sha256:286add7a75bc985b60f31fc32abf56d61f9f735357dcef36e8323e19a69e6f17"}} as unknown as DocumentNode<StrongestCoAuthorsQuery, StrongestCoAuthorsQueryVariables>;
export const SuggestedCoAuthorsDocument = {"__meta__":{"hash":"sha256:e9e5338e160404be0d59ee5048b906cf0cf6554fc8e75d3d08760e38f37c2010"}} as unknown as DocumentNode<SuggestedCoAuthorsQuery, SuggestedCoAuthorsQueryVariables>;
export const AuthorArticlesDocument = {"__meta__":{"hash":"sha256:4bdff78699c210c0acfdda614fbccc1805e452f349951944a2c0406e0c82f6ad"}} as unknown as DocumentNode<AuthorArticlesQuery, AuthorArticlesQueryVariables>;
export const SearchAuthorArticlesDocument = {"__meta__":{"hash":"sha256:39b1462415fd80179cf8de52134c38c636418338590bd48a532ce2f643468b01"}} as unknown as DocumentNode<SearchAuthorArticlesQuery, SearchAuthorArticlesQueryVariables>;
export const SetAuthorArticlesDocument = {"__meta__":{"hash":"sha256:ef7ee68c868f60e9d97322436587916fc168bc42d70a9c07cf912b838c575511"}} as unknown as DocumentNode<SetAuthorArticlesQuery, SetAuthorArticlesQueryVariables>;
export const AuthorNetworkDocument = {"__meta__":{"hash":"sha256:eb642c775479edf3388ce5115eaba32c2af9041c54db91666773405a1732ab1e"}} as unknown as DocumentNode<AuthorNetworkQuery, AuthorNetworkQueryVariables>;
export const NeighboursDocument = {"__meta__":{"hash":"sha256:09e2bc1aa9b68ced65faad708592b7890ca26d48adede3fa2b4200cc019e2b03"}} as unknown as DocumentNode<NeighboursQuery, NeighboursQueryVariables>;
export const GivenNetworkDocument = {"__meta__":{"hash":"sha256:d2fda544ecf9fdaee131c5e684bc38076e584b314d59c43126ed6d7dd518e0d9"}} as unknown as DocumentNode<GivenNetworkQuery, GivenNetworkQueryVariables>;
export const AllYearsDocument = {"__meta__":{"hash":"sha256:d53799db4a9b5944db5d4fdcd66943dbf812198dcb3daf6d9d54df0d280cddbd"}} as unknown as DocumentNode<AllYearsQuery, AllYearsQueryVariables>;
export const SearchNetworkDocument = {"__meta__":{"hash":"sha256:0c90a462713c077cac2d98d5b513907d66ec64869af3af19d0e959025462e0f0"}} as unknown as DocumentNode<SearchNetworkQuery, SearchNetworkQueryVariables>;
export const SetNetworkDocument = {"__meta__":{"hash":"sha256:159030d9ec16cbce38c6944141e1263bd8baa4d2f0532f1b4c3a309b7ca4c63d"}} as unknown as DocumentNode<SetNetworkQuery, SetNetworkQueryVariables>;
export const PathDocument = {"__meta__":{"hash":"sha256:93522db1311e58a76b6c4d0b270e898f04fa26c430bd9beec82dacf953c11cd9"}} as unknown as DocumentNode<PathQuery, PathQueryVariables>;
export const SetNameDocument = {"__meta__":{"hash":"sha256:ef3eb807bfaad02c37f280e5e5897bb5d3c0ef8a207ff5807cb1a62a5d16bcd3"}} as unknown as DocumentNode<SetNameQuery, SetNameQueryVariables>;
export const StartDocument = {"__meta__":{"hash":"sha256:0998c803e3dba478467b4a8f04be0fbbaa4d174032d0bec7f794de940931d18b"}} as unknown as DocumentNode<StartQuery, StartQueryVariables>;
export const SuggestDocument = {"__meta__":{"hash":"sha256:22b5a3e02f075887c259ecb65cf060254bff036b185bdf28cfb2e208b793b399"}} as unknown as DocumentNode<SuggestQuery, SuggestQueryVariables>;
export const AuthorNamesDocument = {"__meta__":{"hash":"sha256:5c68fe83962fca6b0fc1862ea51e2226584de9b370142fdb72dfe04f41b34c65"}} as unknown as DocumentNode<AuthorNamesQuery, AuthorNamesQueryVariables>;
export const AuthorTieDocument = {"__meta__":{"hash":"sha256:1df6c3f478467691ce459b7dc36efd4572b7fc018c73e214698c5d41e4700595"}} as unknown as DocumentNode<AuthorTieQuery, AuthorTieQueryVariables>;
export const SearchTieDocument = {"__meta__":{"hash":"sha256:0d68de419dbd72ce5eceadbd44bf98333d8f3c8f2aa7d609f87c2490d049a275"}} as unknown as DocumentNode<SearchTieQuery, SearchTieQueryVariables>;
export const SetTieDocument = {"__meta__":{"hash":"sha256:f7d3086a630d0668ab75b253683e232068f025e2106932a2b11838476427edb5"}} as unknown as DocumentNode<SetTieQuery, SetTieQueryVariables>;