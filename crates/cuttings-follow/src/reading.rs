//! Reads the pages of a source on several threads, and gives them back in the source's order, so
//! that what is printed and filed does not depend on how many threads there are.
//!
//! ```text
//! source ─► page 1 ─► reader 1 ─┐
//!           page 2 ─► reader 2 ─┼─► handled in turn: 1, 2, 3, …
//!           page 3 ─► reader 1 ─┘
//! ```

use std::num::NonZero;
use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use cuttings_extract::{Hint, Page, PageKind, read};
use cuttings_fetch::{Error, Fetched, Progress, Source};
use jiff::Timestamp;

/// Pages waiting in front of and behind each reader: enough to keep it busy, and a bound on memory.
const WAITING: usize = 4;

/// More readers than this only wait for the one that files.
const MOST_READERS: usize = 4;

/// What became of one thing that a source gave.
pub struct Given {
    /// How far the source was.
    pub progress: Progress,
    /// The page and what was read from it.
    pub result: Result<(Fetched, Page), Error>,
}

/// Reads one snapshot. `reference` is the time that relative dates are read against; where it is not
/// given, the time of fetching is taken, where that is known.
pub fn read_one(fetched: &Fetched, reference: Option<Timestamp>) -> Page {
    if fetched.is_rows() {
        return Page::new(PageKind::Other);
    }
    read(&fetched.body, &hint(fetched, reference))
}

/// What is read of a snapshot that an entry of this title led to, where that is its article, and a list without the title.
pub fn as_told(fetched: &Fetched, page: &Page, title: &str) -> Option<Page> {
    if page.kind != PageKind::Listing {
        return None;
    }
    let page = read(&fetched.body, &Hint { told: Some(title), ..hint(fetched, None) });
    (page.kind == PageKind::Article).then_some(page)
}

/// What is known of a snapshot besides its bytes.
pub fn hint(fetched: &Fetched, reference: Option<Timestamp>) -> Hint<'_> {
    Hint {
        url: fetched.web_address(),
        content_type: fetched.content_type.as_deref(),
        reference_time: reference.or(fetched.fetched_at),
        ..Hint::default()
    }
}

/// Reads all pages of a source and hands each to `handle`, in order, until it breaks off. Gives what
/// the source passed over.
pub fn read_all<E>(
    mut source: impl Source + Send,
    reference: Option<Timestamp>,
    mut handle: impl FnMut(Given) -> Result<ControlFlow<()>, E>,
) -> Result<Vec<String>, E> {
    let readers = thread::available_parallelism().map_or(1, NonZero::get).min(MOST_READERS);
    thread::scope(|scope| {
        let (inputs, outputs): (Vec<_>, Vec<_>) = (0..readers)
            .map(|_| {
                let (input, jobs) = sync_channel::<Job>(WAITING);
                let (results, output) = sync_channel::<Given>(WAITING);
                scope.spawn(move || read_jobs(&jobs, &results, reference));
                (input, output)
            })
            .unzip();
        let feeder = scope.spawn(move || {
            feed(&mut source, &inputs);
            source.passed_over()
        });
        let mut turn = outputs.iter().cycle();
        let mut handled = Ok(ControlFlow::Continue(()));
        while let Ok(ControlFlow::Continue(())) = handled {
            let Some(Ok(given)) = turn.next().map(Receiver::recv) else { break };
            handled = handle(given);
        }
        drop(turn);
        // Tells the readers, and they the feeder, that nobody is waiting any more.
        drop(outputs);
        let passed_over = feeder.join().unwrap_or_default();
        handled.map(|_| passed_over)
    })
}

/// Something to be read, or an error that keeps its place among the pages.
struct Job {
    progress: Progress,
    result: Result<Fetched, Error>,
}

fn feed(source: &mut impl Source, readers: &[SyncSender<Job>]) {
    for reader in readers.iter().cycle() {
        let Some(result) = source.next() else { return };
        if reader.send(Job { progress: source.progress(), result }).is_err() {
            return;
        }
    }
}

fn read_jobs(jobs: &Receiver<Job>, results: &SyncSender<Given>, reference: Option<Timestamp>) {
    while let Ok(Job { progress, result }) = jobs.recv() {
        let result = result.map(|fetched| {
            let page = read_one(&fetched, reference);
            (fetched, page)
        });
        if results.send(Given { progress, result }).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use cuttings_fetch::{Error, Fetched, Source};

    use super::read_all;

    struct Numbers(std::ops::Range<u32>);

    impl Source for Numbers {
        fn next(&mut self) -> Option<Result<Fetched, Error>> {
            let number = self.0.next()?;
            Some(Ok(Fetched { url: number.to_string(), ..Fetched::default() }))
        }
    }

    fn handled_of(count: u32, stop_at: usize) -> Vec<String> {
        let mut urls = Vec::new();
        read_all(Numbers(0..count), None, |given| {
            urls.push(given.result.unwrap().0.url);
            Ok::<_, ()>(if urls.len() == stop_at {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            })
        })
        .unwrap();
        urls
    }

    #[test]
    fn pages_are_handled_in_the_order_of_the_source() {
        for count in [0, 1, 2, 3, 5, 100] {
            let expected: Vec<String> = (0..count).map(|number| number.to_string()).collect();
            assert_eq!(handled_of(count, usize::MAX), expected);
        }
    }

    #[test]
    fn breaking_off_stops_the_source_too() {
        assert_eq!(handled_of(u32::MAX, 3).len(), 3);
    }
}
