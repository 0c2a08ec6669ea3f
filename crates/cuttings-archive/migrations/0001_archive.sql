-- Times are microseconds since 1970-01-01T00:00:00Z. Days are ISO 8601 text. Lists are JSON text.

-- Small facts about the store itself, such as the version of its identity keys.
CREATE TABLE settings (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What tells this archive from another one in the same directory, for indexes made from it.
INSERT INTO settings (name, value) VALUES ('archive id', lower(hex(randomblob(16))));

-- The figures are kept with each filing, so that an overview does not count millions of rows.
CREATE TABLE outlets (
    id        INTEGER PRIMARY KEY,
    name      TEXT NOT NULL UNIQUE,
    articles  INTEGER NOT NULL DEFAULT 0,
    sightings INTEGER NOT NULL DEFAULT 0,
    snapshots INTEGER NOT NULL DEFAULT 0,
    listings  INTEGER NOT NULL DEFAULT 0,
    last_seen INTEGER
) STRICT;

-- `batch` and `depth` place a page in its chain: the time at which the chain's first page was taken
-- in, and how many pages lie before this one.
CREATE TABLE listings (
    id         INTEGER PRIMARY KEY,
    outlet_id  INTEGER NOT NULL REFERENCES outlets (id),
    url        TEXT NOT NULL,
    kind       TEXT NOT NULL,
    title      TEXT,
    next       TEXT,
    previous   TEXT,
    entries    INTEGER NOT NULL,
    snapshots  INTEGER NOT NULL DEFAULT 0,
    batch      INTEGER NOT NULL,
    depth      INTEGER NOT NULL,
    first_seen INTEGER NOT NULL,
    last_seen  INTEGER NOT NULL,
    UNIQUE (outlet_id, url)
) STRICT;

CREATE INDEX listings_by_next ON listings (outlet_id, next) WHERE next IS NOT NULL;
CREATE INDEX listings_by_last_seen ON listings (last_seen);

-- `place` is where the bytes were found: the address, or the outlet for files, since the same file at
-- another path is the same file. A file of article rows is of no outlet: each row names its own.
CREATE TABLE snapshots (
    id           INTEGER PRIMARY KEY,
    outlet_id    INTEGER REFERENCES outlets (id),
    listing_id   INTEGER REFERENCES listings (id),
    digest       TEXT NOT NULL,
    place        TEXT NOT NULL,
    url          TEXT NOT NULL,
    content_type TEXT,
    kind         TEXT,
    title        TEXT,
    warc_file    TEXT,
    warc_offset  INTEGER,
    warc_length  INTEGER,
    first_seen   INTEGER NOT NULL,
    last_seen    INTEGER NOT NULL,
    UNIQUE (digest, place)
) STRICT;

CREATE INDEX snapshots_by_listing ON snapshots (listing_id) WHERE listing_id IS NOT NULL;

-- What is known of an article: the combination of its wordings. `sort_key` orders "newest first".
CREATE TABLE articles (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    outlet_id        INTEGER NOT NULL REFERENCES outlets (id),
    at_home          INTEGER NOT NULL,
    url              TEXT,
    title            TEXT,
    summary          TEXT,
    truncated        INTEGER NOT NULL,
    date_published   TEXT,
    published_day    TEXT,
    date_earliest    TEXT,
    date_latest      TEXT,
    date_basis       TEXT,
    date_text        TEXT,
    authors          TEXT NOT NULL,
    kind             TEXT NOT NULL,
    language         TEXT,
    language_primary TEXT,
    section          TEXT,
    tags             TEXT NOT NULL,
    image            TEXT,
    text_id          INTEGER REFERENCES texts (id),
    story            INTEGER,
    copy_of          INTEGER REFERENCES articles (id),
    first_seen       INTEGER NOT NULL,
    last_seen        INTEGER NOT NULL,
    sightings        INTEGER NOT NULL,
    sort_key         BLOB NOT NULL
) STRICT;

CREATE INDEX articles_newest ON articles (sort_key);
CREATE INDEX articles_newest_of_outlet ON articles (outlet_id, sort_key);
CREATE INDEX articles_newest_of_kind ON articles (kind, sort_key) WHERE kind <> 'article';
CREATE INDEX articles_newest_of_language ON articles (language_primary, sort_key);
CREATE INDEX articles_of_outlet ON articles (outlet_id);
CREATE INDEX articles_dated ON articles (outlet_id, published_day) WHERE published_day IS NOT NULL;
-- The articles whose date is a range: those that `before` must look at besides the dated ones.
CREATE INDEX articles_ranged ON articles (sort_key) WHERE published_day IS NULL;

-- Whole texts, each kept once.
CREATE TABLE texts (
    id     INTEGER PRIMARY KEY,
    hash   BLOB NOT NULL UNIQUE,
    length INTEGER NOT NULL,
    text   TEXT NOT NULL
) STRICT;

-- What pages said about an article, each different saying once, with when it was said first and last.
-- This is the article's history.
CREATE TABLE wordings (
    id             INTEGER PRIMARY KEY,
    article_id     INTEGER NOT NULL REFERENCES articles (id),
    hash           BLOB NOT NULL,
    own_page       INTEGER NOT NULL,
    title          TEXT,
    url            TEXT,
    summary        TEXT,
    truncated      INTEGER NOT NULL,
    date_published TEXT,
    date_earliest  TEXT,
    date_latest    TEXT,
    date_basis     TEXT,
    date_text      TEXT,
    authors        TEXT NOT NULL,
    kind           TEXT NOT NULL,
    language       TEXT,
    section        TEXT,
    tags           TEXT NOT NULL,
    image          TEXT,
    text_id        INTEGER REFERENCES texts (id),
    first_seen     INTEGER NOT NULL,
    last_seen      INTEGER NOT NULL,
    batch          INTEGER NOT NULL,
    depth          INTEGER NOT NULL,
    position       INTEGER NOT NULL,
    UNIQUE (article_id, hash)
) STRICT;

CREATE INDEX wordings_of_article ON wordings (article_id);

-- `entries` is 1 but for rows imported from another archive, which stand for the entries seen there.
CREATE TABLE sightings (
    snapshot_id INTEGER NOT NULL REFERENCES snapshots (id),
    ordinal     INTEGER NOT NULL,
    article_id  INTEGER NOT NULL REFERENCES articles (id),
    wording_id  INTEGER NOT NULL REFERENCES wordings (id),
    position    INTEGER NOT NULL,
    reason      TEXT NOT NULL,
    entries     INTEGER NOT NULL DEFAULT 1,
    first_seen  INTEGER NOT NULL,
    last_seen   INTEGER NOT NULL,
    PRIMARY KEY (snapshot_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE INDEX sightings_of_article ON sightings (article_id, first_seen);
CREATE INDEX sightings_of_wording ON sightings (wording_id);

-- The keys by which the article of an entry is found.
CREATE TABLE article_keys (
    key        BLOB NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    PRIMARY KEY (key, article_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX article_keys_of_article ON article_keys (article_id);

-- One row for each article: its last change. Numbers are never used again, so that whoever has seen
-- number n has seen everything up to n. No reference: the row of a removed article stays.
CREATE TABLE changes (
    number     INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL UNIQUE
) STRICT;
