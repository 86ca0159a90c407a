// What became of records. An article knows the bytes that it was last read from, so that a record which comes again as it was is recognised
// before it is parsed; a record that was deleted is remembered, so that an old file does not bring it back.

CREATE INDEX article_read_hash IF NOT EXISTS FOR (n:Article) ON (n.readHash);
CREATE CONSTRAINT deleted_record_id IF NOT EXISTS FOR (n:DeletedRecord) REQUIRE n.id IS UNIQUE;
CREATE INDEX deleted_record_source IF NOT EXISTS FOR (n:DeletedRecord) ON (n.source);
