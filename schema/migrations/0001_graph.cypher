// The graph's own constraints and indexes. Every statement may run again, and side by side with itself.
// Statements end with a semicolon at the end of a line.

CREATE CONSTRAINT article_id IF NOT EXISTS FOR (n:Article) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT author_id IF NOT EXISTS FOR (n:Author) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT publisher_id IF NOT EXISTS FOR (n:Publisher) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT venue_id IF NOT EXISTS FOR (n:Venue) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT institution_id IF NOT EXISTS FOR (n:Institution) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT collection_id IF NOT EXISTS FOR (n:Collection) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT language_id IF NOT EXISTS FOR (n:Language) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT format_id IF NOT EXISTS FOR (n:Format) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT topic_id IF NOT EXISTS FOR (n:Topic) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT work_id IF NOT EXISTS FOR (n:Work) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT work_key IF NOT EXISTS FOR (n:WorkKey) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT issn_value IF NOT EXISTS FOR (n:Issn) REQUIRE n.value IS UNIQUE;
CREATE CONSTRAINT source_id IF NOT EXISTS FOR (n:Source) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT load_id IF NOT EXISTS FOR (n:Load) REQUIRE n.id IS UNIQUE;

// Look-ups by what is printed. A sort key begins with the folded name, so that it also answers look-ups without case and accents.
CREATE INDEX article_doi IF NOT EXISTS FOR (n:Article) ON (n.doi);
CREATE INDEX author_name IF NOT EXISTS FOR (n:Author) ON (n.name);
CREATE INDEX author_orcid IF NOT EXISTS FOR (n:Author) ON (n.orcid);
CREATE INDEX publisher_name IF NOT EXISTS FOR (n:Publisher) ON (n.name);
CREATE INDEX venue_name IF NOT EXISTS FOR (n:Venue) ON (n.name);
CREATE INDEX institution_name IF NOT EXISTS FOR (n:Institution) ON (n.name);
CREATE INDEX collection_name IF NOT EXISTS FOR (n:Collection) ON (n.name);
CREATE INDEX language_name IF NOT EXISTS FOR (n:Language) ON (n.name);
CREATE INDEX format_name IF NOT EXISTS FOR (n:Format) ON (n.name);
CREATE INDEX topic_name IF NOT EXISTS FOR (n:Topic) ON (n.name);

// The sort keys that pages are cut by. Each ends in the id of its node and so is unique.
CREATE INDEX article_title_key IF NOT EXISTS FOR (n:Article) ON (n.titleKey);
CREATE INDEX article_year_asc_key IF NOT EXISTS FOR (n:Article) ON (n.yearAscKey);
CREATE INDEX article_year_desc_key IF NOT EXISTS FOR (n:Article) ON (n.yearDescKey);
CREATE INDEX article_indexed_asc_key IF NOT EXISTS FOR (n:Article) ON (n.indexedAscKey);
CREATE INDEX article_indexed_desc_key IF NOT EXISTS FOR (n:Article) ON (n.indexedDescKey);
CREATE INDEX author_name_key IF NOT EXISTS FOR (n:Author) ON (n.nameKey);
CREATE INDEX author_most_articles_key IF NOT EXISTS FOR (n:Author) ON (n.mostArticlesKey);
CREATE INDEX author_most_co_authors_key IF NOT EXISTS FOR (n:Author) ON (n.mostCoAuthorsKey);
CREATE INDEX publisher_name_key IF NOT EXISTS FOR (n:Publisher) ON (n.nameKey);
CREATE INDEX publisher_most_articles_key IF NOT EXISTS FOR (n:Publisher) ON (n.mostArticlesKey);
CREATE INDEX venue_name_key IF NOT EXISTS FOR (n:Venue) ON (n.nameKey);
CREATE INDEX venue_most_articles_key IF NOT EXISTS FOR (n:Venue) ON (n.mostArticlesKey);
CREATE INDEX institution_name_key IF NOT EXISTS FOR (n:Institution) ON (n.nameKey);
CREATE INDEX institution_most_articles_key IF NOT EXISTS FOR (n:Institution) ON (n.mostArticlesKey);
CREATE INDEX collection_name_key IF NOT EXISTS FOR (n:Collection) ON (n.nameKey);
CREATE INDEX collection_most_articles_key IF NOT EXISTS FOR (n:Collection) ON (n.mostArticlesKey);
CREATE INDEX topic_name_key IF NOT EXISTS FOR (n:Topic) ON (n.nameKey);
CREATE INDEX topic_most_articles_key IF NOT EXISTS FOR (n:Topic) ON (n.mostArticlesKey);
CREATE INDEX language_name_key IF NOT EXISTS FOR (n:Language) ON (n.nameKey);
CREATE INDEX format_name_key IF NOT EXISTS FOR (n:Format) ON (n.nameKey);
CREATE INDEX load_started_key IF NOT EXISTS FOR (n:Load) ON (n.startedKey);
