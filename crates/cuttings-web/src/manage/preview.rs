//! What would be taken in from an address: what is there to follow, what is chosen and why, and the entries
//! that each lists. Nothing is filed.

use cuttings_archive::FollowKind;
use cuttings_extract::{Entry, address::host_name};
use cuttings_follow::way_in::{Candidate, find};
use cuttings_follow::{Context, Interrupt};
use serde::Serialize;
use std::sync::Arc;
use url::Url;

use super::reach::{Line, NoLine, Reach};
use super::task::Tools;
use crate::failure::{Failure, chain};
use crate::query::Params;

/// Entries shown of each listing.
const SHOWN: usize = 12;

/// What there is to follow.
#[derive(Debug, Serialize)]
pub(crate) struct Preview {
    /// The address that was asked for.
    pub(crate) url: String,
    /// The outlet that it would be filed under.
    pub(crate) outlet: String,
    /// What was found, in the order in which it was looked at.
    pub(crate) found: Vec<Found>,
}

/// Something that can be followed.
#[derive(Debug, Serialize)]
pub(crate) struct Found {
    pub(crate) url: String,
    pub(crate) kind: &'static str,
    pub(crate) chosen: bool,
    pub(crate) why: String,
    /// How many entries its first page lists; `null` where it was not looked at.
    pub(crate) count: Option<usize>,
    /// Whether its first page names a next one.
    pub(crate) next: Option<String>,
    /// The first entries.
    pub(crate) entries: Vec<Entry>,
}

/// What it takes to look at pages.
#[derive(Clone)]
pub(crate) struct Lookout {
    line: Arc<Line>,
    context: Context,
}

impl Lookout {
    pub(crate) fn new(line: Arc<Line>, context: Context) -> Self {
        Self { line, context }
    }

    /// A lookout of its own, beside no server.
    pub(crate) fn alone(reach: impl Reach + 'static, context: Context) -> Self {
        Self::new(Arc::new(Line::new(Box::new(reach))), context)
    }
}

/// Looks at an address.
pub(crate) fn preview(
    lookout: &Lookout,
    url: &Url,
    only: Option<FollowKind>,
) -> Result<Preview, Failure> {
    let Lookout { line, context } = lookout;
    let web = line.web().map_err(no_line)?;
    let interrupt = Interrupt::default();
    let tools = Tools { context, web: web.as_ref(), pause: line.pause(), interrupt: &interrupt };
    let found = find(&tools.asker(), url, only)
        .map_err(|failure| Failure::Internal(chain(&failure)))?
        .map_err(|error| unreachable(&error))?;
    let landed = found.first().and_then(|first| Url::parse(&first.url).ok());
    let outlet = host_name(landed.as_ref().unwrap_or(url)).unwrap_or_else(|| "unknown".to_owned());
    Ok(Preview { url: url.to_string(), outlet, found: found.into_iter().map(Found::new).collect() })
}

/// The one kind of listing that is wanted, where the request names one.
pub(crate) fn only(params: &Params) -> Result<Option<FollowKind>, Failure> {
    let read = |name: &str| {
        let unknown = || Failure::BadRequest("only: feed, sitemap or list.".into());
        FollowKind::named(name).ok_or_else(unknown)
    };
    params.get("only").map(read).transpose()
}

/// Why another site could not be had, for the reader.
pub(crate) fn unreachable(error: &cuttings_fetch::Error) -> Failure {
    let hint = error.hint().map(|hint| format!(" ({hint})")).unwrap_or_default();
    Failure::Unreachable(format!("{}{hint}.", chain(error)))
}

/// Why nothing can be fetched, for the reader.
pub(crate) fn no_line(error: NoLine) -> Failure {
    match error {
        NoLine::NoContact => Failure::Conflict(
            "Nothing is fetched before outlets can know whom to write to: give an e-mail or web address \
             first."
                .into(),
        ),
        NoLine::Failed(error) => Failure::Internal(chain(&error)),
    }
}

impl Found {
    fn new(candidate: Candidate) -> Self {
        let Candidate { url, kind, chosen, why, read } = candidate;
        let page = read.map(|(_, page)| page);
        Self {
            url,
            kind: kind.name(),
            chosen,
            why,
            count: page.as_ref().map(|page| page.entries.len()),
            next: page.as_ref().and_then(|page| page.next.clone()),
            entries: page
                .map(|page| page.entries.into_iter().take(SHOWN).collect())
                .unwrap_or_default(),
        }
    }
}
