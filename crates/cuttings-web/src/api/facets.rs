//! What a search finds by outlet, kind, language, year and day.

use axum::Json;
use axum::extract::{RawQuery, State};
use axum::response::IntoResponse;
use serde_json::{Value, json};

use super::answers::Answer;
use crate::pages::search::{Asked, WHAT};
use crate::query::Params;
use crate::site::Site;

pub(super) async fn facets(State(site): State<Site>, RawQuery(query): RawQuery) -> Answer {
    let params = Params::read(query.as_deref());
    params.only(&WHAT)?;
    let asked = Asked::read(&params, cuttings_search::Order::Newest)?;
    let facets = site.search(move |index, _| Ok(index.facets(&asked.query)?)).await?;
    Ok(Json(json!({
        "outlets": counted(&facets.outlets),
        "kinds": counted(&facets.kinds),
        "languages": counted(&facets.languages),
        "years": counted(&facets.years),
        "days": counted(&facets.days),
    }))
    .into_response())
}

fn counted<T: ToString>(counts: &[(T, u64)]) -> Vec<Value> {
    counts
        .iter()
        .map(|(value, articles)| json!({ "value": value.to_string(), "articles": articles }))
        .collect()
}
