-- Which telling words an article of a stretch of time has: a row for each article, 4 bytes for each
-- word (the number of its stem, the first byte first). A stretch is read as a whole when the first
-- article of it is looked at, so that no index by words has to be kept on disk, whose pages each new
-- article would touch in a dozen places. No reference to the article: whoever removes one takes it out
-- of here, and looking for the rows of an article would mean looking at all.
CREATE TABLE posted (
    bucket     INTEGER NOT NULL,
    article_id INTEGER NOT NULL,
    terms      BLOB NOT NULL,
    PRIMARY KEY (bucket, article_id)
) STRICT, WITHOUT ROWID;

INSERT INTO posted (bucket, article_id, terms)
SELECT bucket, article_id, unhex(group_concat(printf('%08X', term), '')) FROM postings
GROUP BY bucket, article_id;

DROP TABLE postings;

-- New counts of words that `terms` does not have yet: 8 bytes for each word (its number, in how many
-- articles it is; the last byte first), a row for each filing. Later rows count more. Once they are many,
-- all go into `terms` together.
CREATE TABLE recounted (
    number INTEGER PRIMARY KEY,
    counts BLOB NOT NULL
) STRICT;
