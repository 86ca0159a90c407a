/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const NetworkFragmentDoc = new TypedDocumentString(`
    fragment Network on CollaborationNetwork {
  authors {
    author {
      id
      name
    }
    distance
    degree
    articleCount
    workCount
  }
  ties {
    authors {
      id
    }
    articleCount
    workCount
    strength
    firstYear
    lastYear
  }
  truncation {
    reasons
    omittedAuthors
    omittedTies
    atDistance
  }
}
    `, {"fragmentName":"Network"}) as unknown as TypedDocumentString<NetworkFragment, unknown>;
export const ListNetworkFragmentDoc = new TypedDocumentString(`
    fragment ListNetwork on ArticleConnection {
  totalCount
  facets {
    years {
      year
      count
    }
  }
  network(maxAuthors: $maxAuthors, maxTies: $maxTies, minWorks: $minWorks) {
    ...Network
  }
}
    fragment Network on CollaborationNetwork {
  authors {
    author {
      id
      name
    }
    distance
    degree
    articleCount
    workCount
  }
  ties {
    authors {
      id
    }
    articleCount
    workCount
    strength
    firstYear
    lastYear
  }
  truncation {
    reasons
    omittedAuthors
    omittedTies
    atDistance
  }
}`, {"fragmentName":"ListNetwork"}) as unknown as TypedDocumentString<ListNetworkFragment, unknown>;
export const ArticleLineFragmentDoc = new TypedDocumentString(`
    fragment ArticleLine on Article {
  id
  title
  subtitle
  year
  doi
  makesTies
  links {
    url
    label
  }
  publication {
    venue {
      id
      name
    }
  }
}
    `, {"fragmentName":"ArticleLine"}) as unknown as TypedDocumentString<ArticleLineFragment, unknown>;
export const ArticlePageFragmentDoc = new TypedDocumentString(`
    fragment ArticlePage on ArticleConnection {
  totalCount
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    ...ArticleLine
  }
}
    fragment ArticleLine on Article {
  id
  title
  subtitle
  year
  doi
  makesTies
  links {
    url
    label
  }
  publication {
    venue {
      id
      name
    }
  }
}`, {"fragmentName":"ArticlePage"}) as unknown as TypedDocumentString<ArticlePageFragment, unknown>;
export const TieDetailsFragmentDoc = new TypedDocumentString(`
    fragment TieDetails on CoAuthorship {
  articleCount
  workCount
  strength
  firstYear
  lastYear
  topics(first: 8) {
    totalCount
    edges {
      articleCount
      node {
        id
        name
      }
    }
  }
  articles(first: $first, after: $after) {
    ...ArticlePage
  }
}
    fragment ArticlePage on ArticleConnection {
  totalCount
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    ...ArticleLine
  }
}
fragment ArticleLine on Article {
  id
  title
  subtitle
  year
  doi
  makesTies
  links {
    url
    label
  }
  publication {
    venue {
      id
      name
    }
  }
}`, {"fragmentName":"TieDetails"}) as unknown as TypedDocumentString<TieDetailsFragment, unknown>;
export const AuthorDetailsDocument = new TypedDocumentString(`
    query AuthorDetails($id: ID!) {
  author(by: {id: $id}) {
    id
    kind
    name
    orcid
    nameVariants
    articleCount
    workCount
    coAuthorCount
    articlesPerYear {
      year
      articleCount
    }
  }
}
    `) as unknown as TypedDocumentString<AuthorDetailsQuery, AuthorDetailsQueryVariables>;
export const StrongestCoAuthorsDocument = new TypedDocumentString(`
    query StrongestCoAuthors($id: ID!, $years: YearRange, $first: Int!) {
  author(by: {id: $id}) {
    id
    coAuthors(
      orderBy: {field: STRENGTH, direction: DESC}
      years: $years
      first: $first
    ) {
      totalCount
      edges {
        workCount
        strength
        node {
          id
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StrongestCoAuthorsQuery, StrongestCoAuthorsQueryVariables>;
export const SuggestedCoAuthorsDocument = new TypedDocumentString(`
    query SuggestedCoAuthors($id: ID!, $first: Int!) {
  author(by: {id: $id}) {
    id
    suggestedCoAuthors(first: $first) {
      author {
        id
        name
      }
      via(first: 3) {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SuggestedCoAuthorsQuery, SuggestedCoAuthorsQueryVariables>;
export const AuthorArticlesDocument = new TypedDocumentString(`
    query AuthorArticles($id: ID!, $years: YearFilter, $first: Int!, $after: String) {
  author(by: {id: $id}) {
    id
    articles(
      where: {years: $years}
      orderBy: {field: YEAR, direction: DESC}
      first: $first
      after: $after
    ) {
      ...ArticlePage
    }
  }
}
    fragment ArticlePage on ArticleConnection {
  totalCount
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    ...ArticleLine
  }
}
fragment ArticleLine on Article {
  id
  title
  subtitle
  year
  doi
  makesTies
  links {
    url
    label
  }
  publication {
    venue {
      id
      name
    }
  }
}`) as unknown as TypedDocumentString<AuthorArticlesQuery, AuthorArticlesQueryVariables>;
export const SearchAuthorArticlesDocument = new TypedDocumentString(`
    query SearchAuthorArticles($id: ID!, $search: String!, $years: YearFilter, $first: Int!, $after: String) {
  articles(
    search: $search
    where: {authors: {anyOf: [{id: $id}]}, years: $years}
    orderBy: {field: YEAR, direction: DESC}
    first: $first
    after: $after
  ) {
    ...ArticlePage
  }
}
    fragment ArticlePage on ArticleConnection {
  totalCount
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    ...ArticleLine
  }
}
fragment ArticleLine on Article {
  id
  title
  subtitle
  year
  doi
  makesTies
  links {
    url
    label
  }
  publication {
    venue {
      id
      name
    }
  }
}`) as unknown as TypedDocumentString<SearchAuthorArticlesQuery, SearchAuthorArticlesQueryVariables>;
export const SetAuthorArticlesDocument = new TypedDocumentString(`
    query SetAuthorArticles($id: ID!, $set: ID!, $search: String, $years: YearFilter, $first: Int!, $after: String) {
  node(id: $set) {
    __typename
    id
    ... on ArticleSet {
      articles(
        search: $search
        where: {authors: {anyOf: [{id: $id}]}, years: $years}
        orderBy: {field: YEAR, direction: DESC}
        first: $first
        after: $after
      ) {
        ...ArticlePage
      }
    }
  }
}
    fragment ArticlePage on ArticleConnection {
  totalCount
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    ...ArticleLine
  }
}
fragment ArticleLine on Article {
  id
  title
  subtitle
  year
  doi
  makesTies
  links {
    url
    label
  }
  publication {
    venue {
      id
      name
    }
  }
}`) as unknown as TypedDocumentString<SetAuthorArticlesQuery, SetAuthorArticlesQueryVariables>;
export const AuthorNetworkDocument = new TypedDocumentString(`
    query AuthorNetwork($id: ID!, $depth: Int!, $maxAuthors: Int!, $maxTies: Int!, $minWorks: Int!, $years: YearRange) {
  author(by: {id: $id}) {
    id
    kind
    name
    articleCount
    coAuthorCount
    articlesPerYear {
      year
      articleCount
    }
    network(
      depth: $depth
      maxAuthors: $maxAuthors
      maxTies: $maxTies
      minWorks: $minWorks
      years: $years
    ) {
      ...Network
    }
  }
}
    fragment Network on CollaborationNetwork {
  authors {
    author {
      id
      name
    }
    distance
    degree
    articleCount
    workCount
  }
  ties {
    authors {
      id
    }
    articleCount
    workCount
    strength
    firstYear
    lastYear
  }
  truncation {
    reasons
    omittedAuthors
    omittedTies
    atDistance
  }
}`) as unknown as TypedDocumentString<AuthorNetworkQuery, AuthorNetworkQueryVariables>;
export const NeighboursDocument = new TypedDocumentString(`
    query Neighbours($ids: [ID!]!, $maxAuthors: Int!, $minWorks: Int!, $years: YearRange) {
  nodes(ids: $ids) {
    ... on Author {
      id
      name
      network(
        depth: 1
        maxAuthors: $maxAuthors
        maxTies: 0
        minWorks: $minWorks
        years: $years
      ) {
        authors {
          author {
            id
          }
        }
        truncation {
          reasons
          omittedAuthors
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<NeighboursQuery, NeighboursQueryVariables>;
export const GivenNetworkDocument = new TypedDocumentString(`
    query GivenNetwork($authors: [AuthorBy!]!, $maxTies: Int!, $minWorks: Int!, $years: YearRange) {
  collaborationNetwork(
    authors: $authors
    maxTies: $maxTies
    minWorks: $minWorks
    years: $years
  ) {
    ...Network
  }
}
    fragment Network on CollaborationNetwork {
  authors {
    author {
      id
      name
    }
    distance
    degree
    articleCount
    workCount
  }
  ties {
    authors {
      id
    }
    articleCount
    workCount
    strength
    firstYear
    lastYear
  }
  truncation {
    reasons
    omittedAuthors
    omittedTies
    atDistance
  }
}`) as unknown as TypedDocumentString<GivenNetworkQuery, GivenNetworkQueryVariables>;
export const AllYearsDocument = new TypedDocumentString(`
    query AllYears {
  articles(first: 0) {
    facets {
      years {
        year
        count
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AllYearsQuery, AllYearsQueryVariables>;
export const SearchNetworkDocument = new TypedDocumentString(`
    query SearchNetwork($search: String!, $years: YearFilter, $maxAuthors: Int!, $maxTies: Int!, $minWorks: Int!) {
  articles(search: $search, where: {years: $years}, first: 0) {
    ...ListNetwork
  }
}
    fragment Network on CollaborationNetwork {
  authors {
    author {
      id
      name
    }
    distance
    degree
    articleCount
    workCount
  }
  ties {
    authors {
      id
    }
    articleCount
    workCount
    strength
    firstYear
    lastYear
  }
  truncation {
    reasons
    omittedAuthors
    omittedTies
    atDistance
  }
}
fragment ListNetwork on ArticleConnection {
  totalCount
  facets {
    years {
      year
      count
    }
  }
  network(maxAuthors: $maxAuthors, maxTies: $maxTies, minWorks: $minWorks) {
    ...Network
  }
}`) as unknown as TypedDocumentString<SearchNetworkQuery, SearchNetworkQueryVariables>;
export const SetNetworkDocument = new TypedDocumentString(`
    query SetNetwork($id: ID!, $search: String, $years: YearFilter, $maxAuthors: Int!, $maxTies: Int!, $minWorks: Int!) {
  node(id: $id) {
    __typename
    id
    ... on ArticleSet {
      name
      articles(search: $search, where: {years: $years}, first: 0) {
        ...ListNetwork
      }
    }
  }
}
    fragment Network on CollaborationNetwork {
  authors {
    author {
      id
      name
    }
    distance
    degree
    articleCount
    workCount
  }
  ties {
    authors {
      id
    }
    articleCount
    workCount
    strength
    firstYear
    lastYear
  }
  truncation {
    reasons
    omittedAuthors
    omittedTies
    atDistance
  }
}
fragment ListNetwork on ArticleConnection {
  totalCount
  facets {
    years {
      year
      count
    }
  }
  network(maxAuthors: $maxAuthors, maxTies: $maxTies, minWorks: $minWorks) {
    ...Network
  }
}`) as unknown as TypedDocumentString<SetNetworkQuery, SetNetworkQueryVariables>;
export const PathDocument = new TypedDocumentString(`
    query Path($from: ID!, $to: ID!, $maxHops: Int!, $years: YearRange) {
  from: author(by: {id: $from}) {
    id
    name
  }
  to: author(by: {id: $to}) {
    id
    name
  }
  collaborationPath(
    from: {id: $from}
    to: {id: $to}
    maxHops: $maxHops
    years: $years
  ) {
    length
    authors {
      id
      name
      articleCount
      workCount
    }
    steps {
      authors {
        id
        name
      }
      articleCount
      workCount
      strength
      firstYear
      lastYear
      articles(first: 5) {
        totalCount
        nodes {
          ...ArticleLine
        }
      }
    }
  }
}
    fragment ArticleLine on Article {
  id
  title
  subtitle
  year
  doi
  makesTies
  links {
    url
    label
  }
  publication {
    venue {
      id
      name
    }
  }
}`) as unknown as TypedDocumentString<PathQuery, PathQueryVariables>;
export const SetNameDocument = new TypedDocumentString(`
    query SetName($id: ID!) {
  node(id: $id) {
    __typename
    id
    ... on ArticleSet {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<SetNameQuery, SetNameQueryVariables>;
export const StartDocument = new TypedDocumentString(`
    query Start {
  statistics {
    articleCount
    authorCount
    tieCount
  }
  authors(first: 8, orderBy: {field: CO_AUTHOR_COUNT, direction: DESC}) {
    nodes {
      id
      name
      coAuthorCount
    }
  }
}
    `) as unknown as TypedDocumentString<StartQuery, StartQueryVariables>;
export const SuggestDocument = new TypedDocumentString(`
    query Suggest($text: String!, $kinds: [SuggestionKind!], $first: Int!) {
  suggest(text: $text, kinds: $kinds, first: $first) {
    kind
    text
    highlighted
    articleCount
    node {
      __typename
      id
    }
  }
}
    `) as unknown as TypedDocumentString<SuggestQuery, SuggestQueryVariables>;
export const AuthorNamesDocument = new TypedDocumentString(`
    query AuthorNames($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Author {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<AuthorNamesQuery, AuthorNamesQueryVariables>;
export const AuthorTieDocument = new TypedDocumentString(`
    query AuthorTie($a: ID!, $b: ID!, $years: YearRange, $first: Int!, $after: String) {
  author(by: {id: $a}) {
    id
    coAuthorship(with: {id: $b}, years: $years) {
      ...TieDetails
    }
  }
}
    fragment ArticlePage on ArticleConnection {
  totalCount
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    ...ArticleLine
  }
}
fragment ArticleLine on Article {
  id
  title
  subtitle
  year
  doi
  makesTies
  links {
    url
    label
  }
  publication {
    venue {
      id
      name
    }
  }
}
fragment TieDetails on CoAuthorship {
  articleCount
  workCount
  strength
  firstYear
  lastYear
  topics(first: 8) {
    totalCount
    edges {
      articleCount
      node {
        id
        name
      }
    }
  }
  articles(first: $first, after: $after) {
    ...ArticlePage
  }
}`) as unknown as TypedDocumentString<AuthorTieQuery, AuthorTieQueryVariables>;
export const SearchTieDocument = new TypedDocumentString(`
    query SearchTie($a: ID!, $b: ID!, $search: String!, $years: YearFilter, $first: Int!, $after: String) {
  articles(search: $search, where: {years: $years}, first: 0) {
    coAuthorship(of: {id: $a}, with: {id: $b}) {
      ...TieDetails
    }
  }
}
    fragment ArticlePage on ArticleConnection {
  totalCount
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    ...ArticleLine
  }
}
fragment ArticleLine on Article {
  id
  title
  subtitle
  year
  doi
  makesTies
  links {
    url
    label
  }
  publication {
    venue {
      id
      name
    }
  }
}
fragment TieDetails on CoAuthorship {
  articleCount
  workCount
  strength
  firstYear
  lastYear
  topics(first: 8) {
    totalCount
    edges {
      articleCount
      node {
        id
        name
      }
    }
  }
  articles(first: $first, after: $after) {
    ...ArticlePage
  }
}`) as unknown as TypedDocumentString<SearchTieQuery, SearchTieQueryVariables>;
export const SetTieDocument = new TypedDocumentString(`
    query SetTie($a: ID!, $b: ID!, $set: ID!, $search: String, $years: YearFilter, $first: Int!, $after: String) {
  node(id: $set) {
    __typename
    id
    ... on ArticleSet {
      articles(search: $search, where: {years: $years}, first: 0) {
        coAuthorship(of: {id: $a}, with: {id: $b}) {
          ...TieDetails
        }
      }
    }
  }
}
    fragment ArticlePage on ArticleConnection {
  totalCount
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    ...ArticleLine
  }
}
fragment ArticleLine on Article {
  id
  title
  subtitle
  year
  doi
  makesTies
  links {
    url
    label
  }
  publication {
    venue {
      id
      name
    }
  }
}
fragment TieDetails on CoAuthorship {
  articleCount
  workCount
  strength
  firstYear
  lastYear
  topics(first: 8) {
    totalCount
    edges {
      articleCount
      node {
        id
        name
      }
    }
  }
  articles(first: $first, after: $after) {
    ...ArticlePage
  }
}`) as unknown as TypedDocumentString<SetTieQuery, SetTieQueryVariables>;