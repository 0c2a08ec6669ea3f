-- Listings that are kept up with. `interval` and all other lengths of time are microseconds.
CREATE TABLE followed (
    id            INTEGER PRIMARY KEY,
    url           TEXT NOT NULL UNIQUE,
    outlet        TEXT NOT NULL,
    kind          TEXT NOT NULL,
    reason        TEXT NOT NULL,
    full_text     INTEGER NOT NULL,
    -- Whether it is on the web, rather than in a web archive that was replayed.
    live          INTEGER NOT NULL,
    added         INTEGER NOT NULL,
    -- Hashes of the entries of its first page when it was last read, in its order, 8 bytes each: a new
    -- reading that reaches one of them has missed nothing.
    head          BLOB,
    -- What the last answer gave to recognise it by.
    etag          TEXT,
    last_modified TEXT,
    digest        TEXT,
    -- When it was asked last, when it was last another than before, when it is to be asked again.
    checked       INTEGER,
    changed       INTEGER,
    interval      INTEGER,
    due           INTEGER,
    -- Failures in a row, and the last one in words.
    failures      INTEGER NOT NULL DEFAULT 0,
    error         TEXT,
    -- What all updates together cost and brought.
    requests      INTEGER NOT NULL DEFAULT 0,
    articles      INTEGER NOT NULL DEFAULT 0
) STRICT;

-- The last walk along the chain of a followed listing.
CREATE TABLE walks (
    followed_id INTEGER PRIMARY KEY REFERENCES followed (id) ON DELETE CASCADE,
    begun       INTEGER NOT NULL,
    ended       INTEGER,
    -- Why it ended; null while there is more to read.
    ending      TEXT,
    requests    INTEGER NOT NULL DEFAULT 0,
    rereads     INTEGER NOT NULL DEFAULT 0,
    errors      INTEGER NOT NULL DEFAULT 0
) STRICT;

-- The addresses that a walk is still to read, in their order; a chain has one at a time, an index of
-- sitemaps has many.
CREATE TABLE frontier (
    followed_id INTEGER NOT NULL REFERENCES followed (id) ON DELETE CASCADE,
    number      INTEGER NOT NULL,
    url         TEXT NOT NULL,
    PRIMARY KEY (followed_id, number)
) STRICT, WITHOUT ROWID;

-- The pages that a walk has read. `joined` says how it is known that nothing lies between a page and the
-- one before it. `keys` are hashes of the page's entries, in its order, 8 bytes each: by them a walk
-- that goes on later knows what it has seen.
CREATE TABLE walk_pages (
    followed_id INTEGER NOT NULL REFERENCES followed (id) ON DELETE CASCADE,
    number      INTEGER NOT NULL,
    url         TEXT NOT NULL,
    joined      TEXT NOT NULL,
    entries     INTEGER NOT NULL,
    duplicates  INTEGER NOT NULL,
    first_day   TEXT,
    last_day    TEXT,
    keys        BLOB NOT NULL,
    PRIMARY KEY (followed_id, number)
) STRICT, WITHOUT ROWID;

-- Stretches of a chain that were not proven adjacent.
CREATE TABLE gaps (
    id          INTEGER PRIMARY KEY,
    followed_id INTEGER NOT NULL REFERENCES followed (id) ON DELETE CASCADE,
    after_url   TEXT,
    before_url  TEXT,
    reason      TEXT NOT NULL,
    found       INTEGER NOT NULL
) STRICT;

CREATE INDEX gaps_of_followed ON gaps (followed_id);

-- What a listing's first page yielded each time it was another than before.
CREATE TABLE yields (
    followed_id INTEGER NOT NULL REFERENCES followed (id) ON DELETE CASCADE,
    at          INTEGER NOT NULL,
    entries     INTEGER NOT NULL,
    titled      INTEGER NOT NULL,
    dated       INTEGER NOT NULL,
    summarised  INTEGER NOT NULL,
    authored    INTEGER NOT NULL,
    pictured    INTEGER NOT NULL,
    next        INTEGER NOT NULL,
    PRIMARY KEY (followed_id, at)
) STRICT, WITHOUT ROWID;

-- What is wrong with a listing, as compared with its own past.
CREATE TABLE alarms (
    followed_id INTEGER NOT NULL REFERENCES followed (id) ON DELETE CASCADE,
    kind        TEXT NOT NULL,
    since       INTEGER NOT NULL,
    last        INTEGER NOT NULL,
    before      TEXT NOT NULL,
    after       TEXT NOT NULL,
    PRIMARY KEY (followed_id, kind)
) STRICT, WITHOUT ROWID;

-- The records of each time that a snapshot was fetched again.
CREATE TABLE visits (
    snapshot_id INTEGER NOT NULL REFERENCES snapshots (id) ON DELETE CASCADE,
    seen        INTEGER NOT NULL,
    warc_file   TEXT NOT NULL,
    warc_offset INTEGER NOT NULL,
    warc_length INTEGER NOT NULL,
    PRIMARY KEY (snapshot_id, seen)
) STRICT, WITHOUT ROWID;

-- Articles whose own page was asked for, and what came of it: 'read', or an error in words.
CREATE TABLE article_visits (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    at         INTEGER NOT NULL,
    outcome    TEXT NOT NULL
) STRICT;

-- What was removed and must not come back, as hashes only: what is forgotten is not kept as a list of
-- what was forgotten.
CREATE TABLE forgotten (
    kind TEXT NOT NULL,
    hash BLOB NOT NULL,
    at   INTEGER NOT NULL,
    PRIMARY KEY (kind, hash)
) STRICT, WITHOUT ROWID;
