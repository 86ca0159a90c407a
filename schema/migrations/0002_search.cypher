// Full-text search. What is indexed is folded, and stemmed, when it is written: tokens with spaces between them are all that the
// indexes see, so that a search finds exactly what its words say. Each index is part of the transaction that writes.

CREATE FULLTEXT INDEX article_search IF NOT EXISTS FOR (n:Article)
ON EACH [n.searchTitle, n.titleWords, n.searchNames, n.searchSubjects, n.searchAbstract, n.searchForms, n.searchKeys]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace', `fulltext.eventually_consistent`: false}};

// Names of all that has articles: whole names score by what they are, words by whether they are there, and uses by their number.
CREATE FULLTEXT INDEX name_search IF NOT EXISTS FOR (n:Author|Publisher|Venue|Institution|Collection|Topic)
ON EACH [n.nameWords, n.wholeName, n.usage, n.orcid]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace', `fulltext.eventually_consistent`: false}};

// What articles are counted by: with it, the years of the whole graph are read off in the order of the index.
CREATE INDEX article_facet_key IF NOT EXISTS FOR (n:Article) ON (n.facetKey);
