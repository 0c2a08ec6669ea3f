//! A process that is killed while it files: what it had reported is there, and no half page.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use cuttings_archive::Archive;
use cuttings_extract::Page;

use crate::pages::{entry, may, page, snapshot};

const DIRECTORY: &str = "CUTTINGS_TEST_CRASH_DIRECTORY";
const ENTRIES: u64 = 20;

fn address(number: u64) -> String {
    format!("https://www.harbour-post.example/page/{number}")
}

fn numbered(number: u64) -> Page {
    let story = |n: u64| {
        let name = format!("https://www.harbour-post.example/{number}/{n}");
        entry(&format!("Story {n} of page {number}"), &name, "Ships again.")
    };
    page((0..ENTRIES).map(story).collect())
}

/// Not a test of its own: the process that is killed. It files pages for ever and says which are done.
#[test]
fn the_process_that_is_killed() {
    let Some(directory) = std::env::var_os(DIRECTORY) else { return };
    let archive = Archive::open_or_create(Path::new(&directory)).unwrap();
    let first = archive.counts().unwrap().snapshots;
    let mut out = std::io::stdout().lock();
    for number in first.. {
        let page = numbered(number);
        archive.file(&snapshot(&address(number), may(1), &page), &page).unwrap();
        writeln!(out, "done {number}").unwrap();
        out.flush().unwrap();
    }
}

/// Starts the process, kills it after a while, and gives the last page that it reported.
fn file_until_killed(directory: &Path, after: Duration) -> Option<u64> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "crash::the_process_that_is_killed", "--nocapture"])
        .env(DIRECTORY, directory)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let out = child.stdout.take().unwrap();
    let reader = std::thread::spawn(move || {
        let lines = BufReader::new(out).lines().map_while(Result::ok);
        let done = |line: String| line.strip_prefix("done ").and_then(|n| n.parse().ok());
        lines.filter_map(done).last()
    });
    std::thread::sleep(after);
    child.kill().unwrap();
    child.wait().unwrap();
    reader.join().unwrap()
}

#[test]
fn what_was_reported_as_done_survives_a_kill() {
    let directory = tempfile::tempdir().unwrap();
    let mut reported = 0;
    // Uneven waits: the process is hit in its start, in transactions and between them.
    let uneven = [40, 333, 151, 77, 204, 119, 263, 58];
    // On a busy machine the process may need longer to get anywhere.
    for (round, wait) in uneven.into_iter().chain([2000; 10]).enumerate() {
        if round >= uneven.len() && reported > 0 {
            break;
        }
        let last = file_until_killed(directory.path(), Duration::from_millis(wait));
        reported = reported.max(last.map_or(0, |number| number + 1));
        let archive = Archive::open_or_create(directory.path()).unwrap();
        let counts = archive.counts().unwrap();
        assert!(counts.snapshots >= reported, "{} of {reported} are there", counts.snapshots);
        assert!(counts.snapshots <= reported + 1, "a page that was not reported is at most one");
        assert_eq!(counts.articles, counts.snapshots * ENTRIES, "a page is there in part");
        assert_eq!(archive.check().unwrap(), Vec::<String>::new());
        reported = counts.snapshots;
    }
    assert!(reported > 0, "nothing was filed in all that time");
}
