//! Follows what was found from an address: takes it in, walks along its chain where that is asked for,
//! and keeps up with it from then on.

use cuttings_archive::{Follow, FollowKind, Followed};
use cuttings_extract::Page;
use cuttings_extract::address::host_name;
use cuttings_fetch::Fetched;
use url::Url;

use crate::asker::{Follower, named_outlet};
use crate::backfill::{self, Options, backfill};
use crate::failure::Failure;
use crate::intake::Keep;
use crate::texts::fetch_texts;
use crate::update::{first_look, look_later, update};
use crate::way_in::{Candidate, find};
use crate::words::count;

/// While a chain is read its outlet goes on publishing: so often what is new on top is looked for.
const LAST_LOOKS: usize = 5;

/// What is to be added, and how.
#[derive(Clone, Debug)]
pub struct Wish {
    /// The outlet's name, where it is not the host's.
    pub outlet: Option<String>,
    /// Follow only this.
    pub only: Option<FollowKind>,
    /// Whether to walk along chains to their end, and how.
    pub backfill: Option<Options>,
    /// Whether to fetch the articles' own pages too.
    pub full_text: bool,
    /// Whether it is the web that is asked, so that it can be kept up with.
    pub live: bool,
}

/// Adding under way.
pub struct Adding<'a> {
    /// What is to be added.
    pub wish: Wish,
    /// Who follows it.
    pub follower: Follower<'a>,
}

impl Adding<'_> {
    /// Adds what is found from one address. Gives whether something of it has to wait for another run. Where that fails,
    /// what was taken in before is filed all the same.
    pub fn add(&self, url: &Url) -> Result<bool, Failure> {
        self.add_found(url).inspect_err(|_| {
            // The failure that is told is the first one.
            let _ = self.follower.intake().flush();
        })
    }

    fn add_found(&self, url: &Url) -> Result<bool, Failure> {
        let follower = &self.follower;
        let found = match find(&follower.asker, url, self.wish.only)? {
            Ok(found) => found,
            Err(error) => {
                follower.intake().failed(&error);
                return Ok(false);
            }
        };
        let listener = &follower.asker.context.listener;
        let outlet = self.outlet(url, &found);
        let mut halted = false;
        let nothing = found.iter().all(|candidate| !candidate.chosen);
        for candidate in found {
            let Candidate { url, kind, chosen, why, read } = candidate;
            let verb = if chosen { "Following" } else { "Not following" };
            listener.note(format_args!("{verb} the {} {url}: {why}.", kind.name()));
            // What was asked for is taken in, whether it is followed or not.
            let asked_for = nothing && read.as_ref().is_some_and(|(fetched, _)| fetched.url == url);
            match read {
                Some(read) if chosen => {
                    let follow = Follow {
                        url,
                        outlet: outlet.clone(),
                        kind,
                        reason: why,
                        full_text: self.wish.full_text,
                        live: self.wish.live,
                        at: follower.asker.context.now(),
                    };
                    halted |= self.follow(&follow, read)?;
                }
                Some((fetched, page)) if asked_for => {
                    follower.intake().keep(Keep::new(fetched, page))?;
                }
                _ => {}
            }
        }
        if self.wish.full_text {
            let (read, failed) = fetch_texts(follower, &outlet)?;
            let read = count(read, "article's own page", "articles' own pages");
            listener.note(format_args!("Read {read}; {failed} could not be had."));
        }
        Ok(halted)
    }

    /// Follows a listing whose first page was read. Gives whether its chain has to wait for another run.
    fn follow(&self, follow: &Follow, read: (Fetched, Page)) -> Result<bool, Failure> {
        let follower = &self.follower;
        let id = follower.archive.follow_unhurried(follow)?;
        let followed = self.followed(id)?;
        // A web archive is gone through from its beginning, however far an earlier run went.
        if followed.head.is_empty() || !self.wish.live {
            first_look(follower, id, &read.0, &read.1)?;
        }
        match self.wish.backfill {
            Some(options) => self.backfill(&followed, options, read),
            None => {
                let (fetched, page) = read;
                let outlet = named_outlet(&followed);
                follower.intake().keep(Keep { outlet, ..Keep::new(fetched, page) })?;
                self.later_looks(id)?;
                Ok(false)
            }
        }
    }

    fn backfill(
        &self,
        followed: &Followed,
        options: Options,
        first: (Fetched, Page),
    ) -> Result<bool, Failure> {
        let outcome = backfill(&self.follower, followed, options, Some(first))?;
        let halted = matches!(outcome, backfill::Outcome::Halted(_));
        if let backfill::Outcome::Halted(Some(error)) = &outcome {
            self.follower.intake().failed(error);
        }
        if !halted {
            self.last_looks(followed.id)?;
            self.later_looks(followed.id)?;
        }
        Ok(halted)
    }

    /// Takes in what came in on top while the chain was read.
    fn last_looks(&self, id: i64) -> Result<(), Failure> {
        let looks = if self.wish.live { LAST_LOOKS } else { 0 };
        for _ in 0..looks {
            if self.follower.asker.interrupt.asked() {
                break;
            }
            let looked = update(&self.follower, &self.followed(id)?)?;
            if let Some(error) = &looked.error {
                self.follower.intake().failed(error);
            }
            // One request reached what was known: nothing can have come in behind it.
            if looked.requests <= 1 {
                break;
            }
        }
        Ok(())
    }

    /// Takes in what a web archive knows of the listing at later times.
    fn later_looks(&self, id: i64) -> Result<(), Failure> {
        while !self.wish.live && !self.follower.asker.interrupt.asked() {
            if look_later(&self.follower, &self.followed(id)?)?.is_none() {
                break;
            }
        }
        Ok(())
    }

    fn followed(&self, id: i64) -> Result<Followed, Failure> {
        self.follower.archive.followed_one(id)?.ok_or(Failure::Gone)
    }

    /// The outlet's name: the one given, else the host that the page came from.
    fn outlet(&self, url: &Url, found: &[Candidate]) -> String {
        let landed = found.first().and_then(|candidate| Url::parse(&candidate.url).ok());
        let host = || host_name(landed.as_ref().unwrap_or(url));
        let given = self.wish.outlet.clone().filter(|name| !name.trim().is_empty());
        given.or_else(host).unwrap_or_else(|| "unknown".to_owned())
    }
}

/// Why a text is not the address of a page.
#[derive(Debug, thiserror::Error)]
pub enum NoAddress {
    /// It is of another kind.
    #[error("'{0}' is not a web address: '{1}' addresses cannot be fetched")]
    Scheme(String, String),
    /// It is none at all.
    #[error("'{0}' is not a web address: {1}")]
    Unreadable(String, url::ParseError),
}

/// Reads the address of a page; one without a scheme is taken for https.
pub fn address(text: &str) -> Result<Url, NoAddress> {
    let text = text.trim();
    let looks_bare = !text.contains("://") && text.contains('.') && !text.starts_with(['.', '/']);
    let url = if looks_bare { Url::parse(&format!("https://{text}")) } else { Url::parse(text) };
    match url {
        Ok(url) if matches!(url.scheme(), "http" | "https") => Ok(url),
        Ok(url) => Err(NoAddress::Scheme(text.to_owned(), url.scheme().to_owned())),
        Err(error) => Err(NoAddress::Unreadable(text.to_owned(), error)),
    }
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn an_address_without_a_scheme_is_taken_for_https() {
        assert_eq!(address("outlet.example/news").unwrap().as_str(), "https://outlet.example/news");
        assert_eq!(address("http://outlet.example").unwrap().as_str(), "http://outlet.example/");
    }

    #[test]
    fn other_addresses_are_refused() {
        for no in ["ftp://outlet.example/", "file:///etc/passwd", "./page.html", "news"] {
            assert!(address(no).is_err(), "{no}");
        }
    }
}
