-- The keys by which articles are found, anew. `article_keys` has what was taken over, without a reference to
-- `articles`, each of which would be looked up. `keys_of_articles` has all, the newest articles last, so that a new
-- one's stand together.
CREATE TABLE keys_of_articles (
    article_id INTEGER NOT NULL REFERENCES articles (id),
    key        BLOB NOT NULL,
    PRIMARY KEY (article_id, key)
) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO article_keys (key, article_id)
SELECT key, article_id FROM fresh_keys ORDER BY key, article_id;

INSERT INTO keys_of_articles (article_id, key)
SELECT article_id, key FROM article_keys ORDER BY article_id, key;

ALTER TABLE article_keys RENAME TO article_keys_before;

CREATE TABLE article_keys (
    key        BLOB NOT NULL,
    article_id INTEGER NOT NULL,
    PRIMARY KEY (key, article_id)
) STRICT, WITHOUT ROWID;

INSERT INTO article_keys (key, article_id)
SELECT key, article_id FROM article_keys_before ORDER BY key, article_id;

DROP TABLE article_keys_before;

-- Keys that `article_keys` does not have yet, a row for each filing, 24 bytes for each key (the key, the number of the
-- article with its last byte first). `place` is how far the taking over had come when they were written: what it has
-- come by since then is there already.
DROP TABLE fresh_keys;
CREATE TABLE fresh_keys (
    number INTEGER PRIMARY KEY,
    place  INTEGER NOT NULL,
    keys   BLOB NOT NULL
) STRICT;

-- The articles without an address, the only ones that an entry with one is looked for among by its words.
CREATE INDEX articles_without_address ON articles (outlet_id) WHERE url IS NULL;
