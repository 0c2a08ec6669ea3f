-- The articles of a story, the newest first, so that its newest is found without looking at the others,
-- however many they are.
DROP INDEX articles_of_story;
CREATE INDEX articles_of_story ON articles (story, sort_key) WHERE story IS NOT NULL;
