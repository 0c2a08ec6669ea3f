//! How a site reaches the web: who outlets can write to, and the one client through which everything
//! goes, so that each host sees one visitor that waits.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use cuttings_fetch::http::Contact;
use cuttings_fetch::{Answer, Ask, Capture, Error, Web};
use url::Url;

/// What the server's surroundings say of the web.
pub trait Reach: Send + Sync {
    /// The address that outlets can write to, where it was given once.
    fn contact(&self) -> Option<Contact>;

    /// Keeps such an address. The error is for the reader.
    fn keep_contact(&self, contact: &Contact) -> Result<(), String>;

    /// Sets up a client.
    fn web(&self, contact: &Contact) -> Result<Box<dyn Web>, Error>;

    /// The pause between two requests to one host.
    fn pause(&self) -> Duration;
}

/// The one client, set up when it is first needed.
pub(crate) struct Line {
    reach: Box<dyn Reach>,
    open: Mutex<Option<(Contact, Arc<Held>)>>,
}

/// Why nothing can be fetched.
#[derive(Debug)]
pub(crate) enum NoLine {
    /// Nobody has said whom outlets can write to.
    NoContact,
    /// The client could not be set up.
    Failed(Error),
}

impl Line {
    pub(crate) fn new(reach: Box<dyn Reach>) -> Self {
        Self { reach, open: Mutex::default() }
    }

    pub(crate) fn contact(&self) -> Option<Contact> {
        self.reach.contact()
    }

    pub(crate) fn keep_contact(&self, contact: &Contact) -> Result<(), String> {
        // Two at once would write into each other's file.
        let _one_by_one = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        self.reach.keep_contact(contact)
    }

    pub(crate) fn pause(&self) -> Duration {
        self.reach.pause()
    }

    /// The client; a new one where the contact is another than before.
    pub(crate) fn web(&self) -> Result<Arc<Held>, NoLine> {
        let contact = self.reach.contact().ok_or(NoLine::NoContact)?;
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((known, web)) = &*open
            && *known == contact
        {
            return Ok(Arc::clone(web));
        }
        let web = Arc::new(Held(Some(self.reach.web(&contact).map_err(NoLine::Failed)?)));
        *open = Some((contact, Arc::clone(&web)));
        Ok(web)
    }
}

/// A client that may be let go of anywhere: a live one has threads of its own, whose end must not be
/// waited for on the threads that answer requests.
pub(crate) struct Held(Option<Box<dyn Web>>);

impl Web for Held {
    fn get(&self, ask: &Ask, captures: &mut Vec<Capture>) -> Result<Answer, Error> {
        match &self.0 {
            Some(web) => web.get(ask, captures),
            None => Err(Error::NotSaved {
                url: ask.url.to_string(),
                name: "a client that was let go of".to_owned(),
            }),
        }
    }

    fn sitemaps(&self, site: &Url, captures: &mut Vec<Capture>) -> Vec<Url> {
        self.0.as_ref().map(|web| web.sitemaps(site, captures)).unwrap_or_default()
    }

    fn requests(&self) -> u64 {
        self.0.as_ref().map_or(0, |web| web.requests())
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let web = self.0.take();
        std::thread::spawn(move || drop(web));
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::time::Duration;

    use cuttings_fetch::http::Contact;
    use cuttings_fetch::{Error, Web};

    use super::{Line, Reach};

    /// Surroundings that can write down one address at a time.
    #[derive(Default)]
    struct OneAtATime(AtomicBool);

    impl Reach for OneAtATime {
        fn contact(&self) -> Option<Contact> {
            None
        }

        fn keep_contact(&self, _: &Contact) -> Result<(), String> {
            let is_busy = self.0.swap(true, Ordering::SeqCst);
            std::thread::sleep(Duration::from_millis(2));
            self.0.store(false, Ordering::SeqCst);
            if is_busy { Err("two at once".to_owned()) } else { Ok(()) }
        }

        fn web(&self, _: &Contact) -> Result<Box<dyn Web>, Error> {
            unreachable!("nothing is fetched")
        }

        fn pause(&self) -> Duration {
            Duration::ZERO
        }
    }

    #[test]
    fn addresses_that_come_at_once_are_kept_one_after_the_other() {
        let line = Line::new(Box::new(OneAtATime::default()));
        let contact: Contact = "desk@library.example".parse().unwrap();
        std::thread::scope(|scope| {
            let keep = || scope.spawn(|| line.keep_contact(&contact));
            let all: Vec<_> = (0..8).map(|_| keep()).collect();
            for kept in all {
                kept.join().unwrap().unwrap();
            }
        });
    }
}
