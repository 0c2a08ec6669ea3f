//! The schema's versions. Migrations only grow: a released one is never edited, and each runs once, in
//! order, all in the transaction that takes an archive from its version to this one's.

use rusqlite::{Connection, TransactionBehavior};

/// "CUTT": tells an archive's database from any other SQLite file.
pub(crate) const APPLICATION_ID: i64 = 0x4355_5454;

const MIGRATIONS: &[&str] = &[
    include_str!("../migrations/0001_archive.sql"),
    include_str!("../migrations/0002_following.sql"),
    include_str!("../migrations/0003_likeness.sql"),
    include_str!("../migrations/0004_order.sql"),
    include_str!("../migrations/0005_decisions.sql"),
    include_str!("../migrations/0006_managing.sql"),
    include_str!("../migrations/0007_posted.sql"),
    include_str!("../migrations/0008_newest_of_story.sql"),
    include_str!("../migrations/0009_fresh_keys.sql"),
    include_str!("../migrations/0010_keys_by_turns.sql"),
    include_str!("../migrations/0011_wordings_once.sql"),
    include_str!("../migrations/0012_undated_last.sql"),
    include_str!("../migrations/0013_newest_told.sql"),
    include_str!("../migrations/0014_dictionaries.sql"),
    include_str!("../migrations/0015_as_told.sql"),
];

/// The version that this program writes.
pub(crate) const VERSION: i64 = MIGRATIONS.len() as i64;

/// What a database file is, by its own marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// Nothing is in it.
    Empty,
    /// An archive of this version, or an older one (0: none yet).
    Archive(i64),
    /// A database of something else.
    Foreign,
}

pub(crate) fn state(connection: &mut Connection) -> rusqlite::Result<State> {
    // One transaction: the marks must be of one moment, or an archive that another process is making
    // right now looks like somebody else's database.
    let moment = connection.transaction()?;
    let read = |query: &str| moment.query_row(query, [], |row| row.get::<_, i64>(0));
    let id = read("PRAGMA application_id")?;
    let version = read("PRAGMA user_version")?;
    let objects = read("SELECT count(*) FROM sqlite_schema")?;
    Ok(match (id, version, objects) {
        (APPLICATION_ID, version, _) => State::Archive(version),
        (0, 0, 0) => State::Empty,
        _ => State::Foreign,
    })
}

/// Brings an empty database or an older archive to [`VERSION`].
pub(crate) fn migrate(connection: &mut Connection) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another process may have been faster: the version counts as it is within the transaction.
    let version: i64 = transaction.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let done = usize::try_from(version).unwrap_or(0);
    for migration in MIGRATIONS.iter().skip(done) {
        transaction.execute_batch(migration)?;
    }
    if version < VERSION {
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", VERSION)?;
    }
    transaction.commit()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chronology::dating::Dating;
    use crate::order::SortKey;
    use crate::wording::Place;

    /// An archive as it was before the migration that has these words.
    fn made_before(words: &str) -> Connection {
        let store = Connection::open_in_memory().unwrap();
        store.pragma_update(None, "foreign_keys", false).unwrap();
        let before = MIGRATIONS.iter().position(|text| text.contains(words)).unwrap();
        for migration in &MIGRATIONS[..before] {
            store.execute_batch(migration).unwrap();
        }
        store.pragma_update(None, "user_version", i64::try_from(before).unwrap()).unwrap();
        store
    }

    #[test]
    fn the_undated_articles_of_an_older_archive_get_the_place_that_new_ones_have() {
        let mut store = made_before("now, with the first possible one");
        let day = |day: &str| day.parse::<jiff::civil::Date>().ok();
        let place = Place { batch: 5, depth: 3, position: 1 };
        let datings = [
            (Some("2024-02-29"), Some("2024-03-03")),
            (None, Some("2026-11-29")),
            (Some("1915-01-01"), Some("2026-11-29")),
        ]
        .map(|(first, last)| Dating {
            earliest: first.and_then(day),
            latest: last.and_then(day),
            ..Dating::default()
        });
        for (id, dating) in (1_i64..).zip(&datings) {
            // What stood for the day has become another; the rest stays.
            let mut key = SortKey::new(dating, place).0;
            key[..4].fill(7);
            let text = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
            let values = rusqlite::params![id, text(dating.earliest), text(dating.latest), key];
            store
                .execute(
                    "INSERT INTO articles (id, outlet_id, at_home, truncated, authors, kind, tags, first_seen,
                        last_seen, sightings, story, date_earliest, date_latest, sort_key)
                     VALUES (?1, 1, 1, 0, '[]', 'article', '[]', 0, 0, 1, 1, ?2, ?3, ?4)",
                    values,
                )
                .unwrap();
        }
        store.execute("INSERT INTO stories VALUES (1, 3, x'07', NULL)", []).unwrap();
        migrate(&mut store).unwrap();
        let keys = |query: &str| -> Vec<[u8; SortKey::LENGTH]> {
            let mut statement = store.prepare(query).unwrap();
            statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
        };
        let expected = datings.map(|dating| SortKey::new(&dating, place).0);
        assert_eq!(keys("SELECT sort_key FROM articles ORDER BY id"), expected);
        assert_eq!(keys("SELECT newest FROM stories"), expected[..1]);
        let changed: i64 =
            store.query_row("SELECT count(*) FROM changes", [], |row| row.get(0)).unwrap();
        assert_eq!(changed, 3);
    }

    #[test]
    fn an_older_archive_keeps_what_its_articles_are_found_by() {
        let mut store = made_before("CREATE TABLE posted");
        let postings = "INSERT INTO postings VALUES (600, 7, 1), (600, 4294967295, 1), (600, 7, 2), (601, 7, 2)";
        store.execute_batch(postings).unwrap();
        migrate(&mut store).unwrap();
        let mut statement =
            store.prepare("SELECT bucket, article_id, hex(terms) FROM posted").unwrap();
        let posted = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .unwrap()
            .collect::<Result<Vec<(i64, i64, String)>, _>>()
            .unwrap();
        let expected = [(600, 1, "00000007FFFFFFFF"), (600, 2, "00000007"), (601, 2, "00000007")];
        assert_eq!(
            posted,
            expected.map(|(bucket, article, terms)| (bucket, article, terms.to_owned()))
        );
    }
}
