-- Which snapshot came of asking for an article's own page: who reads it again knows what the entry was called that
-- led to it.
ALTER TABLE article_visits ADD COLUMN snapshot_id INTEGER REFERENCES snapshots (id) ON DELETE SET NULL;
CREATE INDEX article_visits_of_snapshot ON article_visits (snapshot_id) WHERE snapshot_id IS NOT NULL;
