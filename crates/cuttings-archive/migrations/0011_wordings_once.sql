-- The wordings of an article are found by the index that keeps them from standing there twice: a second one
-- would only be written along with each of them.
DROP INDEX wordings_of_article;
