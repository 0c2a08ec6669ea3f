-- What articles tell of, for finding stories and copies.

-- `source` names what the rest was made from. `first_bucket` to `last_bucket` are the stretches of time
-- that the article is posted in (-1: it could be of any time).
CREATE TABLE likenesses (
    article_id   INTEGER PRIMARY KEY REFERENCES articles (id),
    source       BLOB NOT NULL,
    profile      BLOB NOT NULL,
    sketch       BLOB NOT NULL,
    first_bucket INTEGER NOT NULL,
    last_bucket  INTEGER NOT NULL
) STRICT;

-- In how many articles a word is, by the number of its stem.
CREATE TABLE terms (
    term     INTEGER PRIMARY KEY,
    articles INTEGER NOT NULL
) STRICT;

-- Which articles of a stretch of time have a telling word. The stretch stands first, so that what is
-- new touches few pages of the table, however large it is.
CREATE TABLE postings (
    bucket     INTEGER NOT NULL,
    term       INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    PRIMARY KEY (bucket, term, article_id)
) STRICT, WITHOUT ROWID;

-- Stories of at least two articles. One that became a part of another one names it; one that fell apart
-- has no articles. Numbers are never used again. `newest` is the sort key of its newest article.
CREATE TABLE stories (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    articles    INTEGER NOT NULL DEFAULT 0,
    newest      BLOB,
    merged_into INTEGER REFERENCES stories (id)
) STRICT;

CREATE INDEX stories_newest ON stories (newest) WHERE newest IS NOT NULL;
CREATE INDEX articles_of_story ON articles (story) WHERE story IS NOT NULL;

-- Copies: `similarity` is the part of the shorter text that stands in the other one, 0 to 1; `basis`
-- says how it is known which was first.
CREATE TABLE copies (
    article_id  INTEGER PRIMARY KEY REFERENCES articles (id),
    original_id INTEGER NOT NULL REFERENCES articles (id),
    similarity  REAL NOT NULL,
    basis       TEXT NOT NULL
) STRICT;

CREATE INDEX copies_of_article ON copies (original_id);
