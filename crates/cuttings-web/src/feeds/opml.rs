//! `/outlets.opml`: every outlet's feed, to subscribe to all of them at once.

use axum::extract::{Extension, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use cuttings_export::{Subscription, write_opml};

use crate::failure::Failure;
use crate::href;
use crate::origin::Origin;
use crate::site::Site;

pub(crate) async fn opml(
    State(site): State<Site>,
    Extension(origin): Extension<Origin>,
) -> Result<Response, Failure> {
    let outlets = site.ask(|archive| Ok(archive.outlets()?)).await?;
    let subscriptions: Vec<Subscription> = outlets
        .into_iter()
        .map(|outlet| {
            let home = origin.absolute(&href::outlet(&outlet.name));
            Subscription { title: outlet.name, feed: format!("{home}/feed.atom"), home: Some(home) }
        })
        .collect();
    let mut body = Vec::new();
    write_opml(&mut body, "Outlets", &subscriptions)?;
    let media_type = HeaderValue::from_static("text/x-opml; charset=utf-8");
    Ok(([(header::CONTENT_TYPE, media_type)], body).into_response())
}
