//! The article of an article page: its body, and what is known about it.

use url::Url;

use super::structured::Structured;
use crate::Article;
use crate::dates::Context;
use crate::dom::{Dom, NodeId};

/// Finds the article of a page. `None` where no run of text is long enough to be one.
#[must_use]
pub fn read(
    dom: &Dom<'_>,
    base: Option<&Url>,
    claims: &Structured,
    dates: &Context<'_>,
) -> Option<Article> {
    let _ = (dom, base, claims, dates);
    None
}

/// A part of a page as sanitised HTML: known elements, no scripts, no styles, web addresses only.
#[must_use]
pub fn sanitised(dom: &Dom<'_>, node: NodeId, base: Option<&Url>) -> String {
    let _ = (dom, node, base);
    String::new()
}
