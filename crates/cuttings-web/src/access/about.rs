//! `/about`: what this archive is, who may see what, whom to write to; and the way in and out.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use cuttings_accounts::Scope;

use super::Viewer;
use crate::pages::head::Head;
use crate::pages::{Answer, render};
use crate::site::Site;

#[derive(Template)]
#[template(path = "about.html")]
struct About<'a> {
    head: Head,
    is_locked: bool,
    teasers: Option<usize>,
    account: Option<&'a str>,
    token: Option<&'static str>,
    is_owner: bool,
    removals: Option<Address<'a>>,
}

/// Whom to write to.
struct Address<'a> {
    text: &'a str,
    href: Option<String>,
}

pub(crate) async fn show(State(site): State<Site>, Extension(viewer): Extension<Viewer>) -> Answer {
    let is_locked = site.accounts().is_some();
    render(&About {
        head: Head::new("About this archive"),
        is_locked,
        teasers: site.public_teasers().filter(|_| is_locked),
        account: match &viewer {
            Viewer::Account(name) => Some(name),
            _ => None,
        },
        token: match viewer {
            Viewer::Program(Scope::Read) => Some("reads"),
            Viewer::Program(Scope::Manage) => Some("reads and manages"),
            _ => None,
        },
        is_owner: viewer == Viewer::Owner,
        removals: site.removals().map(Address::new),
    })
}

impl<'a> Address<'a> {
    fn new(text: &'a str) -> Self {
        let is_word = !text.contains(char::is_whitespace);
        let is_web = text.starts_with("https://") || text.starts_with("http://");
        let href = match (is_word, is_web) {
            (true, true) => Some(text.to_owned()),
            (true, false) if text.contains('@') => Some(format!("mailto:{text}")),
            _ => None,
        };
        Self { text, href }
    }
}
