//! Whom the page that is being made is for, as its head tells: the way in, or who is in and the way out.
//!
//! Every page has this, failures as well, and no view decides by it; so it does not go through their hands but
//! is kept beside the request, for as long as that takes.

use std::cell::RefCell;

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;

use super::Viewer;
use crate::href;
use crate::site::Site;
use crate::view::foreign;

/// The longest name that is shown.
const NAME: usize = 40;

/// What the head of a page says of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Way {
    /// Nothing: there are no accounts, or a program asks.
    #[default]
    None,
    /// Nobody has logged in.
    In { href: String },
    /// Somebody has.
    Out { name: String },
}

tokio::task_local! {
    static WAY: RefCell<Way>;
}

/// Keeps what [`note`] notes until the request is answered.
pub(crate) async fn remember(request: Request, next: Next) -> Response {
    WAY.scope(RefCell::default(), next.run(request)).await
}

/// Notes who asks. Outside a request nothing is noted.
pub(super) fn note(site: &Site, viewer: &Viewer, request: &Request) {
    let _ = WAY.try_with(|way| way.replace(Way::of(site, viewer, request)));
}

/// Whom the page is for.
pub(crate) fn way() -> Way {
    WAY.try_with(|way| way.borrow().clone()).unwrap_or_default()
}

impl Way {
    fn of(site: &Site, viewer: &Viewer, request: &Request) -> Self {
        match viewer {
            Viewer::Account(name) => Self::Out { name: foreign::line(name, NAME) },
            Viewer::Stranger if site.accounts().is_some() && request.uri().path() != "/login" => {
                // What was sent cannot be sent again by going there.
                let here = request.uri().path_and_query().map_or("/", |path| path.as_str());
                let here = if request.method().is_safe() { here } else { "/" };
                Self::In { href: href::with_query("/login", &[("next", Some(here))]) }
            }
            _ => Self::None,
        }
    }
}
