//! Verification of an archive: what should hold, and in words what does not.

use std::path::Path;

use rusqlite::Connection;

use crate::{Error, keys};

/// How many problems of one sort are named.
const NAMED: usize = 20;

/// What must not be found. Each query gives one line of text for each problem.
const RULES: &[(&str, &str)] = &[
    (
        "damaged reference",
        "SELECT 'row ' || ifnull(rowid, '?') || ' of ' || \"table\" || ' refers to a missing row of '
            || parent FROM pragma_foreign_key_check",
    ),
    (
        "article without sightings",
        "SELECT 'article ' || id FROM articles AS a
         WHERE NOT EXISTS (SELECT 1 FROM sightings WHERE article_id = a.id)",
    ),
    (
        "wording that nothing says",
        "SELECT 'wording ' || id || ' of article ' || article_id FROM wordings AS w
         WHERE NOT EXISTS (SELECT 1 FROM sightings WHERE wording_id = w.id)",
    ),
    (
        "sighting in the words of another article",
        "SELECT 'entry ' || s.ordinal || ' of snapshot ' || s.snapshot_id FROM sightings AS s
         JOIN wordings AS w ON w.id = s.wording_id WHERE w.article_id <> s.article_id",
    ),
    (
        "wrong count of sightings",
        "SELECT 'article ' || id || ' says ' || sightings || ', has ' || n FROM (
            SELECT id, a.sightings,
                (SELECT ifnull(sum(entries), 0) FROM sightings WHERE article_id = a.id) AS n
            FROM articles AS a) WHERE n <> sightings",
    ),
    (
        "wrong count of articles",
        "SELECT 'outlet ' || name || ' says ' || articles || ', has ' || n FROM (
            SELECT name, articles, (SELECT count(*) FROM articles WHERE outlet_id = o.id) AS n
            FROM outlets AS o) WHERE n <> articles",
    ),
    (
        "wrong count of snapshots",
        "SELECT 'outlet ' || name || ' says ' || snapshots || ', has ' || n FROM (
            SELECT name, snapshots, (SELECT count(*) FROM snapshots WHERE outlet_id = o.id) AS n
            FROM outlets AS o) WHERE n <> snapshots",
    ),
    (
        "wrong count of listings",
        "SELECT 'outlet ' || name || ' says ' || listings || ', has ' || n FROM (
            SELECT name, listings, (SELECT count(*) FROM listings WHERE outlet_id = o.id) AS n
            FROM outlets AS o) WHERE n <> listings",
    ),
    (
        "wrong count of sightings",
        "SELECT 'the outlets say ' || said || ', the archive has ' || n FROM (
            SELECT (SELECT ifnull(sum(sightings), 0) FROM outlets) AS said,
                   (SELECT ifnull(sum(entries), 0) FROM sightings) AS n) WHERE n <> said",
    ),
    (
        "article that the change log does not know",
        "SELECT 'article ' || id FROM articles AS a
         WHERE NOT EXISTS (SELECT 1 FROM changes WHERE article_id = a.id)",
    ),
    (
        "article that cannot be found by its words or address",
        "SELECT 'article ' || id FROM articles AS a
         WHERE NOT EXISTS (SELECT 1 FROM keys_of_articles WHERE article_id = a.id)",
    ),
    (
        "range of days that ends before it begins",
        "SELECT 'article ' || id FROM articles WHERE date_latest < date_earliest",
    ),
    (
        "article that cannot be found by what it tells of",
        "SELECT 'article ' || id FROM articles AS a
         WHERE NOT EXISTS (SELECT 1 FROM likenesses WHERE article_id = a.id)",
    ),
    (
        "wrong count of articles",
        "SELECT 'story ' || id || ' says ' || articles || ', has ' || n FROM (
            SELECT id, s.articles, (SELECT count(*) FROM articles WHERE story = s.id) AS n
            FROM stories AS s) WHERE n <> articles OR n = 1",
    ),
    (
        "copy that its row does not name",
        "SELECT 'article ' || id FROM articles AS a LEFT JOIN copies AS c ON c.article_id = a.id
         WHERE a.copy_of IS NOT c.original_id",
    ),
    (
        "copy of a copy",
        "SELECT 'article ' || c.article_id FROM copies AS c
         JOIN copies AS o ON o.article_id = c.original_id",
    ),
    (
        "span of time that ends before it begins",
        "SELECT 'article ' || id FROM articles WHERE last_seen < first_seen",
    ),
];

pub(crate) fn check(store: &Connection, directory: &Path) -> Result<Vec<String>, Error> {
    let mut problems = integrity(store)?;
    for (problem, query) in RULES {
        let mut statement = store.prepare(query)?;
        let found: Vec<String> =
            statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        report(&mut problems, problem, found);
    }
    let found = keys::lost(store)?.iter().map(|article| format!("article {article}")).collect();
    report(&mut problems, "article that is not found by one of its keys", found);
    let found = unreadable_snapshots(store, directory)?;
    report(&mut problems, "snapshot that cannot be read back", found);
    Ok(problems)
}

fn report(problems: &mut Vec<String>, problem: &str, found: Vec<String>) {
    let more = found.len().saturating_sub(NAMED);
    problems.extend(found.into_iter().take(NAMED).map(|which| format!("{problem}: {which}")));
    if more > 0 {
        problems.push(format!("{problem}: and {more} more"));
    }
}

fn integrity(store: &Connection) -> Result<Vec<String>, Error> {
    let mut statement = store.prepare("PRAGMA integrity_check")?;
    let lines: Vec<String> =
        statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(lines
        .into_iter()
        .filter(|line| line != "ok")
        .map(|line| format!("damaged database: {line}"))
        .collect())
}

/// Snapshots whose WARC file is missing, or too short to hold their record.
fn unreadable_snapshots(store: &Connection, directory: &Path) -> Result<Vec<String>, Error> {
    let mut statement = store.prepare(
        "SELECT warc_file, max(warc_offset + warc_length), count(*) FROM snapshots
         WHERE warc_file IS NOT NULL GROUP BY warc_file ORDER BY warc_file",
    )?;
    let files: Vec<(String, i64, i64)> = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_, _>>()?;
    let mut problems = Vec::new();
    for (file, end, snapshots) in files {
        let path = directory.join("warc").join(&file);
        match fs_err::metadata(&path) {
            Err(error) => problems.push(format!("{snapshots} of them in warc/{file}: {error}")),
            Ok(found) if i64::try_from(found.len()).is_ok_and(|length| length < end) => problems
                .push(format!(
                    "the records in warc/{file} end at byte {end}, the file at {}",
                    found.len()
                )),
            Ok(_) => {}
        }
    }
    Ok(problems)
}
