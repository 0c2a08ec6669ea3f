-- What the user decided about identity: an entry with these words at this address is of this article.
-- The rules are asked only about entries that nothing was decided of.
CREATE TABLE decisions (
    key        BLOB PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    at         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX decisions_of_article ON decisions (article_id);
