-- Whether a snapshot looks like a list, and is the article that an entry told of: who reads it again has to know.
ALTER TABLE snapshots ADD COLUMN as_told INTEGER NOT NULL DEFAULT 0;
