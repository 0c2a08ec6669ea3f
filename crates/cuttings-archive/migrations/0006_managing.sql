-- What the user ordered from a server: jobs, one of which runs at a time.
CREATE TABLE jobs (
    id     INTEGER PRIMARY KEY,
    -- What is to be done, as JSON.
    task   TEXT NOT NULL,
    -- waiting, running, stopped, done, partly or failed.
    state  TEXT NOT NULL,
    added  INTEGER NOT NULL,
    begun  INTEGER,
    ended  INTEGER,
    -- What was said while it ran, a line each; the last lines where there were many.
    log    TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX jobs_by_state ON jobs (state, id);

-- The user's own tags of outlets.
CREATE TABLE outlet_tags (
    tag       TEXT NOT NULL,
    outlet_id INTEGER NOT NULL REFERENCES outlets (id) ON DELETE CASCADE,
    PRIMARY KEY (tag, outlet_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX tags_of_outlet ON outlet_tags (outlet_id);

-- Searches that the user gave a name. `query` is the query string of the search page's address.
CREATE TABLE saved_searches (
    name  TEXT PRIMARY KEY,
    query TEXT NOT NULL,
    added INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
