// Full-text search. What is indexed is folded, and stemmed, when it is written: tokens with spaces between them are all that the
// indexes see, so that a search finds exactly what its words say. Each index is part of the transaction that writes.

CREATE FULLTEXT INDEX article_search IF NOT EXISTS FOR (n:Article)
ON EACH [n.searchTitle, n.searchNames, n.searchSubjects, n.searchAbstract, n.searchForms, n.searchKeys]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace', `fulltext.eventually_consistent`: false}};
