-- The days between which a listing's order puts an article that shows no date there.
CREATE TABLE order_bounds (
    snapshot_id INTEGER NOT NULL REFERENCES snapshots (id),
    article_id  INTEGER NOT NULL REFERENCES articles (id),
    earliest    TEXT,
    latest      TEXT,
    PRIMARY KEY (snapshot_id, article_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX order_bounds_of_article ON order_bounds (article_id);
