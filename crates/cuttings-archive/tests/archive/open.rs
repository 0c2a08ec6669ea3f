use cuttings_archive::{Archive, Error};
use rusqlite::Connection;

use crate::pages::{LISTING, entry, may, page, scratch};

fn is_shared<T: Clone + Send + Sync>(_: &T) {}

#[test]
fn a_handle_can_be_shared_between_threads() {
    is_shared(&scratch().archive);
}

#[test]
fn what_was_filed_is_there_when_the_archive_is_opened_again() {
    let scratch = scratch();
    scratch.file(LISTING, may(1), &page(vec![entry("Harbour reopens", "", "")]));
    let again = Archive::open(scratch.directory.path()).unwrap();
    assert_eq!(again.counts().unwrap().articles, 1);
    assert_eq!(again.counts().unwrap(), scratch.archive.counts().unwrap());
}

#[test]
fn a_missing_archive_is_not_made_by_opening_it() {
    let directory = tempfile::tempdir().unwrap();
    let result = Archive::open(directory.path());
    assert!(matches!(result, Err(Error::Missing(_))));
    assert_eq!(directory.path().read_dir().unwrap().count(), 0);
}

#[test]
fn a_directory_of_something_else_is_left_alone() {
    let directory = tempfile::tempdir().unwrap();
    fs_err::write(directory.path().join("letters.txt"), "Dear").unwrap();
    let result = Archive::open_or_create(directory.path());
    assert!(matches!(result, Err(Error::Occupied { found, .. }) if found == "letters.txt"));
    assert_eq!(directory.path().read_dir().unwrap().count(), 1);
}

#[test]
fn the_folders_of_an_archive_may_be_there_before_its_database() {
    let directory = tempfile::tempdir().unwrap();
    fs_err::create_dir(directory.path().join("warc")).unwrap();
    assert!(Archive::open_or_create(directory.path()).is_ok());
}

#[test]
fn a_database_of_something_else_is_left_alone() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("archive.sqlite");
    Connection::open(&file).unwrap().execute("CREATE TABLE birds (name)", []).unwrap();
    let before = fs_err::read(&file).unwrap();
    for result in [Archive::open(directory.path()), Archive::open_or_create(directory.path())] {
        assert!(matches!(result, Err(Error::Foreign(_))), "{result:?}");
    }
    assert_eq!(fs_err::read(&file).unwrap(), before);
}

#[test]
fn a_file_that_is_no_database_is_left_alone() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("archive.sqlite");
    fs_err::write(&file, "this is no database ".repeat(100)).unwrap();
    let result = Archive::open_or_create(directory.path());
    assert!(matches!(result, Err(Error::Foreign(_))), "{result:?}");
}

#[test]
fn an_archive_of_a_newer_format_is_refused_with_both_versions() {
    let scratch = scratch();
    let database = scratch.directory.path().join("archive.sqlite");
    Connection::open(database).unwrap().pragma_update(None, "user_version", 999).unwrap();
    let error = Archive::open(scratch.directory.path()).unwrap_err();
    assert!(matches!(error, Error::Newer { version: 999, .. }));
    assert!(error.to_string().contains("update the program"), "{error}");
}

#[test]
fn a_creation_that_was_cut_short_is_finished() {
    let directory = tempfile::tempdir().unwrap();
    fs_err::write(directory.path().join("archive.sqlite"), "").unwrap();
    let archive = Archive::open_or_create(directory.path()).unwrap();
    assert_eq!(archive.counts().unwrap().articles, 0);
}

#[test]
fn two_handles_write_at_the_same_time() {
    let scratch = scratch();
    let threads: Vec<_> = (0..4)
        .map(|thread| {
            let archive = Archive::open(scratch.directory.path()).unwrap();
            std::thread::spawn(move || {
                for number in 0..10 {
                    let url = format!("https://{thread}.example/{number}");
                    let page = page(vec![entry(&format!("Story {number} of {thread}"), &url, "")]);
                    let listing = format!("https://{thread}.example/page/{number}");
                    archive.file(&crate::pages::snapshot(&listing, may(1), &page), &page).unwrap();
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    assert_eq!(scratch.archive.counts().unwrap().articles, 40);
    scratch.assert_sound();
}

#[test]
fn an_archive_made_by_several_at_once_is_one() {
    for _ in 0..20 {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().to_owned();
        let open = |number: u32| {
            let path = path.clone();
            std::thread::spawn(move || {
                let archive = Archive::open_or_create(&path).unwrap();
                let page = page(vec![entry(&format!("Story {number}"), "", "")]);
                archive.file(&crate::pages::snapshot(LISTING, may(number), &page), &page).unwrap();
            })
        };
        let threads: Vec<_> = (1..=8).map(open).collect();
        for thread in threads {
            thread.join().unwrap();
        }
        let archive = Archive::open(&path).unwrap();
        assert_eq!(archive.counts().unwrap().articles, 8);
        assert_eq!(archive.check().unwrap(), Vec::<String>::new());
    }
}
