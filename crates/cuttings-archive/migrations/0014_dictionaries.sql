-- What the words of a language are in the language that articles are compared in, one dictionary for a language.
CREATE TABLE dictionaries (
    language     TEXT PRIMARY KEY,
    name         TEXT NOT NULL,    -- of the file that it is from
    words        INTEGER NOT NULL, -- how many pairs of words it was made from
    added        INTEGER NOT NULL,
    digest       BLOB NOT NULL,
    translations BLOB NOT NULL     -- as cuttings-match keeps them
) WITHOUT ROWID;
