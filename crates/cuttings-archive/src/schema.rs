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

    #[test]
    fn an_older_archive_keeps_what_its_articles_are_found_by() {
        let mut store = Connection::open_in_memory().unwrap();
        store.pragma_update(None, "foreign_keys", false).unwrap();
        let before =
            MIGRATIONS.iter().position(|text| text.contains("CREATE TABLE posted")).unwrap();
        for migration in &MIGRATIONS[..before] {
            store.execute_batch(migration).unwrap();
        }
        store.pragma_update(None, "user_version", i64::try_from(before).unwrap()).unwrap();
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
