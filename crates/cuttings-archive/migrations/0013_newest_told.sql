-- The articles of which some page told more than the address, so that a list of these need not pass over
-- the others, however many a sitemap names.
CREATE INDEX articles_newest_told ON articles (sort_key)
    WHERE title IS NOT NULL OR summary IS NOT NULL OR text_id IS NOT NULL;
