//! The article of an article page: its body, and what is known about it.

mod body;
mod byline;
mod clean;
mod features;
mod hints;
mod lines;
mod phrases;
mod sanitise;
mod text;

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
    let _ = dates;
    let about = body::About {
        title: claims.title.as_deref(),
        host: base.and_then(Url::host_str),
    };
    let features = features::Features::of(dom);
    let body = body::find(dom, &features, &about)?;
    Some(Article {
        content_text: Some(text::of(dom, body.node, &body.cut)),
        ..Article::default()
    })
}

/// The text of a part of a page, paragraphs separated by blank lines.
#[must_use]
pub fn text(dom: &Dom<'_>, node: NodeId) -> String {
    text::of(dom, node, &body::Cut::default())
}

/// A part of a page as sanitised HTML: known elements, no scripts, no styles, web addresses only.
#[must_use]
pub fn sanitised(dom: &Dom<'_>, node: NodeId, base: Option<&Url>) -> String {
    sanitise::of(dom, node, base, &body::Cut::default())
}

/// TEMPORARY
pub(super) fn knob(name: &str, default: f32) -> f32 {
    std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(default)
}
