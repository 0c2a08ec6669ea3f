-- Keys that `article_keys` does not have yet, in the order in which they came. A key is a hash: among the
-- others each would have a page of its own. Once they are many, all go there together.
CREATE TABLE fresh_keys (
    key        BLOB NOT NULL,
    article_id INTEGER NOT NULL
) STRICT;
