//! The evidence: snapshots as they are kept, to look at and to take away.
//!
//! - `/snapshots/{digest}`: what is known of a copy of a page, and the copy in a frame;
//! - `/snapshots/{digest}/copy`: the copy itself, for that frame;
//! - `/snapshots/{digest}/record.warc.gz`: its WARC record, as it stands in the archive's files.
//!
//! A snapshot is named by the digest of its bytes. The same bytes at several addresses are several; `copy`
//! says which of them is meant, in the order in which they were filed, and is 1 where nothing is said.

use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use cuttings_archive::{Archive, SnapshotRow, WarcPlace};
use cuttings_fetch::warc::{Place, read_at, record_with_request};
use cuttings_fetch::{Fetched, Limits};

use crate::failure::Failure;
use crate::headers::Policy;
use crate::pages;
use crate::query::Params;
use crate::site::Site;
use crate::view::copy::Copy;

/// The folder of the archive's directory that the WARC files are in.
const WARC_FOLDER: &str = "warc";

/// A copy that is larger is not shown, only handed out as a record.
const SHOWN: u64 = 10_000_000;

/// Digests are this long at most, in hexadecimal digits.
const LONGEST: usize = 128;

/// The routes of all that is evidence.
pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route("/snapshots/{digest}", get(pages::snapshot::show))
        .route("/snapshots/{digest}/copy", get(copy))
        .route("/snapshots/{digest}/record.warc.gz", get(record))
}

/// Which snapshot is asked for.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    digest: String,
    copy: usize,
}

impl Asked {
    pub(crate) fn read(digest: &str, params: &Params) -> Result<Self, Failure> {
        let hexadecimal = digest.strip_prefix("sha256:").unwrap_or(digest);
        let is_digest = !hexadecimal.is_empty()
            && hexadecimal.len() <= LONGEST
            && hexadecimal.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !is_digest {
            let text = "A snapshot is named by the digest of its bytes, in hexadecimal digits.";
            return Err(Failure::NotFound(text.into()));
        }
        let digest = format!("sha256:{}", hexadecimal.to_ascii_lowercase());
        Ok(Self { digest, copy: params.number("copy", 1, 1000)?.unwrap_or(1) })
    }

    /// All snapshots of the name; never none.
    pub(crate) fn all(&self, archive: &Archive) -> Result<Vec<SnapshotRow>, Failure> {
        let found = archive.snapshots(&self.digest)?;
        if found.is_empty() {
            return Err(Failure::NotFound("This archive has no such snapshot.".into()));
        }
        Ok(found)
    }

    /// The one that is asked for, and its number among those of the name.
    pub(crate) fn one(&self, mut all: Vec<SnapshotRow>) -> Result<(usize, SnapshotRow), Failure> {
        if self.copy > all.len() {
            let text = format!("These bytes were found at {} addresses only.", all.len());
            return Err(Failure::NotFound(text));
        }
        Ok((self.copy, all.swap_remove(self.copy - 1)))
    }
}

/// The copy, for the frame on its page.
async fn copy(
    State(site): State<Site>,
    Path(digest): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let asked = Asked::read(&digest, &Params::read(query.as_deref()))?;
    let copy = site
        .ask(move |archive| {
            let (_, snapshot) = asked.one(asked.all(archive)?)?;
            let content_type = snapshot.content_type.clone();
            let fetched = fetched(archive, &kept(&snapshot)?)?;
            Ok(Copy::new(&fetched.body, content_type.as_deref()))
        })
        .await?;
    let media_type = HeaderValue::from_static(copy.media_type);
    let mut response = ([(header::CONTENT_TYPE, media_type)], copy.text).into_response();
    response.extensions_mut().insert(Policy::StoredCopy);
    Ok(response)
}

/// The record, to take away.
async fn record(
    State(site): State<Site>,
    Path(digest): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let asked = Asked::read(&digest, &Params::read(query.as_deref()))?;
    let (name, bytes) = site
        .ask(move |archive| {
            let (_, snapshot) = asked.one(asked.all(archive)?)?;
            let place = kept(&snapshot)?;
            let bytes = record_with_request(&archive.directory().join(WARC_FOLDER), &place);
            Ok((file_name(&snapshot), bytes.map_err(|error| unreadable(&error))?))
        })
        .await?;
    let attachment = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/gzip")),
        (header::CONTENT_DISPOSITION, attachment.unwrap_or(HeaderValue::from_static("attachment"))),
    ];
    Ok((headers, bytes).into_response())
}

fn file_name(snapshot: &SnapshotRow) -> String {
    let digest: String = snapshot.digest.trim_start_matches("sha256:").chars().take(16).collect();
    format!("{}-{digest}.warc.gz", snapshot.first_seen.strftime("%Y%m%d%H%M%S"))
}

/// Where the bytes of a snapshot are.
fn kept(snapshot: &SnapshotRow) -> Result<Place, Failure> {
    match &snapshot.warc {
        Some(WarcPlace { file, offset, length }) => {
            Ok(Place { file: file.clone(), offset: *offset, length: *length })
        }
        None => Err(Failure::NotFound("No bytes were kept of this snapshot.".into())),
    }
}

fn fetched(archive: &Archive, place: &Place) -> Result<Fetched, Failure> {
    let limits = Limits { page: SHOWN };
    read_at(&archive.directory().join(WARC_FOLDER), place, limits)
        .map_err(|error| unreadable(&error))
}

fn unreadable(error: &cuttings_fetch::Error) -> Failure {
    match error {
        cuttings_fetch::Error::TooLarge { .. } => Failure::NotFound(
            "The copy is too large to be shown here; its record in the archive’s folder has it."
                .into(),
        ),
        other => Failure::from_records(other),
    }
}
