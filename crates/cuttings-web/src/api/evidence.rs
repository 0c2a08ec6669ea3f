//! Articles and snapshots with all that speaks for them.

use axum::Json;
use axum::extract::{Path, RawQuery, State};
use axum::response::IntoResponse;
use cuttings_archive::{
    Archive, ArticleRow, Clue, CopyOf, History, SightingRow, SnapshotRow, StoryClue,
};
use serde::Serialize;
use serde_json::json;

use super::answers::{Answer, to_value};
use crate::evidence::Asked;
use crate::failure::Failure;
use crate::pages::article::{number, unknown};
use crate::query::Params;
use crate::site::Site;

/// What is known of an article beside its row.
#[derive(Serialize)]
pub(crate) struct Known {
    pub(crate) sightings: Vec<SightingRow>,
    pub(crate) history: History,
    pub(crate) date_clues: Vec<Clue>,
    pub(crate) story_clues: Vec<StoryClue>,
    pub(crate) original: Option<CopyOf>,
    pub(crate) copies: Vec<CopyOf>,
}

impl Known {
    pub(crate) fn of(archive: &Archive, id: i64) -> Result<Self, Failure> {
        Ok(Self {
            sightings: archive.sightings(id)?,
            history: archive.article_history(id)?,
            date_clues: archive.clues(id)?,
            story_clues: archive.story_clues(id)?,
            original: archive.original(id)?,
            copies: archive.copies_of(id)?,
        })
    }
}

/// The row, but with the sightings themselves instead of their count, and what more is known.
pub(super) async fn article(State(site): State<Site>, Path(id): Path<String>) -> Answer {
    let id = number(&id)?;
    let (article, known): (ArticleRow, Known) = site
        .ask(move |archive| {
            let article = archive.article(id)?.ok_or_else(|| unknown(id))?;
            Ok((article, Known::of(archive, id)?))
        })
        .await?;
    let (mut row, known) = (to_value(&article)?, to_value(&known)?);
    if let (Some(fields), serde_json::Value::Object(known)) = (row.as_object_mut(), known) {
        fields.extend(known);
    }
    Ok(Json(row).into_response())
}

/// The snapshots with these bytes.
pub(super) async fn snapshot(
    State(site): State<Site>,
    Path(digest): Path<String>,
    RawQuery(query): RawQuery,
) -> Answer {
    let params = Params::read(query.as_deref());
    params.only(&[])?;
    let asked = Asked::read(&digest, &params)?;
    let snapshots: Vec<SnapshotRow> = site.ask(move |archive| asked.all(archive)).await?;
    Ok(Json(json!({ "snapshots": to_value(&snapshots)? })).into_response())
}
