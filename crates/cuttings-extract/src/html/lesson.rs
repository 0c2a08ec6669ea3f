//! What a page teaches: the numbers that the [`Models`] judge by, for those who train them.

use super::features::NAMES;
use super::model::Models;
use super::sheet::Sheet;
use super::{Desk, page_kind, rivals};
use crate::dom::Dom;
use crate::{Hint, Page};

/// A page as the models see it, and as it was read by them.
#[derive(Debug)]
pub struct Lesson {
    /// The links by which each group of the page is judged.
    pub groups: Vec<Vec<LinkLesson>>,
    /// What tells each group from its rival: the values of [`Lesson::RIVAL_NAMES`].
    pub rival_features: Vec<Vec<f32>>,
    /// What tells its kind: the values of [`Lesson::KIND_NAMES`].
    pub kind_features: Vec<f32>,
    /// As it was read.
    pub page: Page,
}

/// A link as the list model sees it.
#[derive(Debug)]
pub struct LinkLesson {
    /// Its absolute address.
    pub url: String,
    /// Its visible text.
    pub text: String,
    /// How likely it is an entry's, from 0 to 1.
    pub likelihood: f32,
    /// The values of [`Lesson::LIST_NAMES`].
    pub features: Vec<f32>,
}

impl Lesson {
    /// The names of a link's features.
    pub const LIST_NAMES: &[&str] = NAMES;
    /// The names of a group's features beside its rival.
    pub const RIVAL_NAMES: &[&str] = rivals::NAMES;
    /// The names of the features of a page's kind.
    pub const KIND_NAMES: &[&str] = page_kind::NAMES;

    /// Reads a page by the given models, and keeps what they were asked.
    #[must_use]
    pub fn of(text: &str, hint: &Hint<'_>, models: &Models) -> Self {
        let dom = Dom::parse(text);
        let sheet = Sheet::new(&dom, hint);
        let desk = Desk::new(&sheet, models);
        let candidates = desk.candidates();
        let places = desk.places(&candidates);
        let chain = desk.chain(&places);
        let groups = candidates
            .judged
            .iter()
            .zip(&candidates.features)
            .map(|(judged, rows)| {
                judged
                    .group
                    .sample()
                    .zip(judged.opinions.iter().zip(rows))
                    .filter_map(|(at, (&likelihood, row))| {
                        let link = desk.links.all.get(*judged.group.links.get(at)?)?;
                        Some(LinkLesson {
                            url: link.url.to_string(),
                            text: link.text.clone(),
                            likelihood,
                            features: row.to_vec(),
                        })
                    })
                    .collect()
            })
            .collect();
        Self {
            groups,
            rival_features: candidates.judged.iter().map(|j| j.compared.to_vec()).collect(),
            kind_features: desk.looks(&places, &chain).features,
            page: sheet.clear_page().unwrap_or_else(|| desk.page(&candidates)),
        }
    }
}
