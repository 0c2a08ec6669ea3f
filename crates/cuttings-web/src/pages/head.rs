//! What all pages share: title, style sheet, navigation, announced feeds, the search box.

use cuttings_export::FeedFormat;

use crate::access::who::{self, Way};
use crate::feeds::ENDINGS;
use crate::{assets, href};

/// The part of the site that a page belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Part {
    #[default]
    None,
    Latest,
    Stories,
    Outlets,
    Following,
    Search,
    Api,
}

/// A link of the navigation.
pub(crate) struct Place {
    pub(crate) name: &'static str,
    pub(crate) href: &'static str,
    pub(crate) current: bool,
}

/// A feed of a page.
#[derive(Clone, Debug)]
pub(crate) struct FeedLink {
    pub(crate) name: &'static str,
    pub(crate) media_type: &'static str,
    pub(crate) href: String,
}

/// The head of a page.
#[derive(Clone, Debug)]
pub(crate) struct Head {
    pub(crate) title: String,
    pub(crate) part: Part,
    pub(crate) style: String,
    pub(crate) icon: String,
    pub(crate) feeds: Vec<FeedLink>,
    /// Whether search engines should leave the page out: results and errors.
    pub(crate) unlisted: bool,
    /// The way in or out, where there are accounts.
    pub(crate) way: Way,
}

impl Head {
    pub(crate) fn new(title: &str) -> Self {
        Self {
            title: title.to_owned(),
            part: Part::None,
            style: assets::style(),
            icon: assets::icon(),
            feeds: Vec::new(),
            unlisted: false,
            way: who::way(),
        }
    }

    /// A page that search engines should leave out.
    pub(crate) fn unlisted(self) -> Self {
        Self { unlisted: true, ..self }
    }

    pub(crate) fn part(mut self, part: Part) -> Self {
        self.part = part;
        self
    }

    /// Announces the feeds at `path` followed by `feed.atom` and so on.
    pub(crate) fn feeds(mut self, path: &str, pairs: &[(&str, &str)]) -> Self {
        self.feeds = ENDINGS
            .iter()
            .map(|(format, ending)| FeedLink {
                name: match format {
                    FeedFormat::Atom => "Atom",
                    FeedFormat::Rss => "RSS",
                    FeedFormat::Json => "JSON Feed",
                },
                media_type: format.media_type().split(';').next().unwrap_or_default(),
                href: href::with_pairs(&format!("{path}feed.{ending}"), pairs),
            })
            .collect();
        self
    }

    /// The navigation.
    pub(crate) fn navigation(&self) -> [Place; 4] {
        let place = |name, href, part| Place { name, href, current: self.part == part };
        [
            place("Latest", "/", Part::Latest),
            place("Stories", "/stories", Part::Stories),
            place("Outlets", "/outlets", Part::Outlets),
            place("Following", "/following", Part::Following),
        ]
    }

    /// Whether the page has a search form of its own, so that it needs no box in its head.
    pub(crate) fn has_search_form(&self) -> bool {
        self.part == Part::Search
    }
}
