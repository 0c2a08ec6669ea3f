//! A listing that is kept up with: how it is read, how it fares, and how complete what is known of it is.

use cuttings_archive::{FollowKind, Followed, Gap, Report};
use cuttings_export::web_address;

use super::when::{self, Shown};
use super::{count, foreign, number};

const ADDRESS: usize = 200;
const WORDS: usize = 400;
/// Gaps shown at most.
const GAPS: usize = 50;

/// A listing that is kept up with.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    pub(crate) address: String,
    pub(crate) link: Option<String>,
    pub(crate) kind: &'static str,
    pub(crate) reason: String,
    pub(crate) full_text: bool,
    pub(crate) added: Shown,
    pub(crate) checked: Option<Shown>,
    pub(crate) changed: Option<Shown>,
    pub(crate) interval: Option<String>,
    pub(crate) due: Option<Shown>,
    pub(crate) brought: String,
    pub(crate) error: Option<String>,
    pub(crate) failures: String,
    pub(crate) report: Option<Completeness>,
}

/// How complete a listing is.
#[derive(Clone, Debug)]
pub(crate) struct Completeness {
    pub(crate) figures: String,
    pub(crate) span: Option<Shown>,
    /// Boundaries at which it is proven that nothing is missing.
    pub(crate) proven: Option<String>,
    pub(crate) ended: Option<String>,
    pub(crate) goes_on: Option<String>,
    pub(crate) begun: Shown,
    pub(crate) errors: Option<String>,
    pub(crate) gaps: Vec<Missing>,
    pub(crate) more_gaps: usize,
}

/// A stretch where entries may be missing.
#[derive(Clone, Debug)]
pub(crate) struct Missing {
    pub(crate) after: Option<String>,
    pub(crate) before: Option<String>,
    pub(crate) reason: String,
    pub(crate) found: Shown,
}

impl Kept {
    pub(crate) fn new(followed: &Followed, report: Option<&Report>) -> Self {
        Self {
            address: foreign::line(&followed.url, ADDRESS),
            link: web_address(&followed.url).map(str::to_owned),
            kind: match followed.kind {
                FollowKind::Feed => "feed",
                FollowKind::Sitemap => "sitemap",
                FollowKind::List => "list of articles",
            },
            reason: foreign::line(&followed.reason, WORDS),
            full_text: followed.full_text,
            added: when::moment(followed.added),
            checked: followed.checked.map(when::moment),
            changed: followed.changed.map(when::moment),
            interval: followed.interval_seconds.map(every),
            due: followed.due.filter(|_| followed.live).map(when::moment),
            brought: format!(
                "{} brought {}",
                count(followed.requests, "request"),
                count(followed.articles, "new article")
            ),
            error: followed.error.as_deref().map(|error| foreign::line(error, WORDS)),
            failures: match followed.failures {
                1 => "once".to_owned(),
                failures => format!("{} times in a row", number(failures.into())),
            },
            report: report.map(Completeness::new),
        }
    }
}

impl Completeness {
    fn new(report: &Report) -> Self {
        let entries = match report.entries {
            1 => "1 entry".to_owned(),
            entries => format!("{} entries", number(entries)),
        };
        Self {
            figures: format!("{entries} on {}", count(report.pages, "page")),
            span: when::span(report.first_date, report.last_date),
            proven: (report.boundaries > 0).then(|| {
                let all = number(report.boundaries);
                format!("{} of {all} boundaries between pages", number(report.proven))
            }),
            ended: report.ending.as_deref().map(|why| foreign::line(why, WORDS)),
            goes_on: report.next.as_deref().map(|next| foreign::line(next, ADDRESS)),
            begun: when::moment(report.begun),
            errors: (report.errors > 0).then(|| count(report.errors, "page")),
            gaps: report.gaps.iter().take(GAPS).map(Missing::new).collect(),
            more_gaps: report.gaps.len().saturating_sub(GAPS),
        }
    }
}

/// How far a listing was read, in a few sentences.
pub(crate) fn in_words(report: &Report) -> String {
    let Completeness { figures, span, ended, goes_on, .. } = Completeness::new(report);
    let mut text = figures;
    if let Some(span) = span {
        text.push_str(&format!(", {}", span.text));
    }
    text.push_str(". ");
    match report.boundaries {
        0 => {}
        all if report.proven == all => {
            text.push_str("Nothing is missing between its pages, as they prove. ");
        }
        all => text.push_str(&format!(
            "That nothing is missing is proven for {} of {} places where its pages join. ",
            number(report.proven),
            number(all)
        )),
    }
    if !report.gaps.is_empty() {
        text.push_str(&format!(
            "Entries may be missing in {}. ",
            count(report.gaps.len() as u64, "place")
        ));
    }
    if report.errors > 0 {
        text.push_str(&format!("{} could not be had. ", count(report.errors, "page")));
    }
    match (ended, goes_on) {
        (Some(why), _) => text.push_str(&format!("It ends there: {why}.")),
        (None, Some(next)) => text.push_str(&format!("It goes on with {next}.")),
        (None, None) => {}
    }
    text.trim_end().to_owned()
}

impl Missing {
    fn new(gap: &Gap) -> Self {
        let address = |url: &Option<String>| url.as_deref().map(|url| foreign::line(url, ADDRESS));
        Self {
            after: address(&gap.after),
            before: address(&gap.before),
            reason: foreign::line(&gap.reason, WORDS),
            found: when::moment(gap.found),
        }
    }
}

/// "every 3 hours"
fn every(seconds: i64) -> String {
    let (number, unit) = match seconds {
        ..7_200 => (seconds.max(60) / 60, "minute"),
        7_200..172_800 => (seconds / 3_600, "hour"),
        _ => (seconds / 86_400, "day"),
    };
    match number {
        1 => format!("every {unit}"),
        number => format!("every {number} {unit}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::every;

    #[test]
    fn an_interval_is_said_in_its_own_unit() {
        for (seconds, text) in [
            (0, "every minute"),
            (900, "every 15 minutes"),
            (7_200, "every 2 hours"),
            (86_400, "every 24 hours"),
            (172_800, "every 2 days"),
        ] {
            assert_eq!(every(seconds), text);
        }
    }
}
