-- `sort_key` begins with the day of publication or, now, with the first possible one instead of the last (days are
-- counted from the year -9999, the latest first; without one, the last of all). What can be of any time stood above
-- the news. The search index has its order from the changes.
UPDATE articles SET sort_key = unhex(
    CASE WHEN julianday(date_earliest) IS NULL THEN 'FFFFFFFF'
    ELSE printf('%08X', 4294967295 - CAST(julianday(date_earliest) + 1930999.5 AS INTEGER)) END
    || hex(substr(sort_key, 5)))
WHERE published_day IS NULL;

INSERT OR REPLACE INTO changes (article_id) SELECT id FROM articles WHERE published_day IS NULL ORDER BY id;

UPDATE stories SET newest = (SELECT min(sort_key) FROM articles WHERE story = stories.id) WHERE newest IS NOT NULL;
