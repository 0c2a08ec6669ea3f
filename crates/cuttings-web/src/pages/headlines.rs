//! `/outlets/{name}/headlines`: which headlines an outlet changed, word by word.

use askama::Template;
use axum::extract::{Path, RawQuery, State};
use cuttings_archive::{ArticleRow, History};

use super::head::{Head, Part};
use super::outlet::unknown;
use super::{Answer, render};
use crate::href;
use crate::query::Params;
use crate::site::Site;
use crate::view::difference::Change;
use crate::view::foreign;
use crate::view::wording::{self, Changed};

/// Articles on a page.
const PAGE: usize = 40;
/// Changes shown of an article at most.
const CHANGES: usize = 4;
const HEADLINE: usize = 200;

#[derive(Template)]
#[template(path = "headlines.html")]
struct Headlines {
    head: Head,
    name: String,
    outlet: String,
    articles: Vec<Article>,
    first_page: bool,
    newest: String,
    older: Option<String>,
}

/// An article whose headline became another.
struct Article {
    href: String,
    headline: String,
    language: Option<String>,
    changes: Vec<Changed>,
}

pub(crate) async fn show(
    State(site): State<Site>,
    Path(name): Path<String>,
    RawQuery(query): RawQuery,
) -> Answer {
    let cursor = Params::read(query.as_deref()).get("cursor").map(str::to_owned);
    let first_page = cursor.is_none();
    let outlet = name.clone();
    let (articles, next) = site
        .ask(move |archive| {
            archive.outlet(&outlet)?.ok_or_else(|| unknown(&outlet))?;
            let page = archive.reworded(&outlet, cursor.as_deref(), PAGE)?;
            let mut articles = Vec::new();
            for article in page.articles {
                let history = archive.article_history(article.id)?;
                articles.push((article, history));
            }
            Ok((articles, page.next))
        })
        .await?;
    let path = href::headlines(&name);
    let shown = foreign::line(&name, 60);
    render(&Headlines {
        head: Head::new(&format!("Headlines that {shown} changed")).part(Part::Outlets),
        name: shown,
        outlet: href::outlet(&name),
        articles: articles.iter().filter_map(|(row, history)| Article::new(row, history)).collect(),
        first_page,
        older: next.as_deref().map(|next| href::with_query(&path, &[("cursor", Some(next))])),
        newest: path,
    })
}

impl Article {
    /// `None` where the headline was only cut at another place.
    fn new(article: &ArticleRow, history: &History) -> Option<Self> {
        let mut changes = wording::headline_changes(history);
        changes.truncate(CHANGES);
        (!changes.is_empty()).then(|| Self {
            href: href::article(article.id),
            headline: foreign::line(&cuttings_export::headline(article), HEADLINE),
            language: foreign::language(article.language.as_deref()),
            changes,
        })
    }
}
