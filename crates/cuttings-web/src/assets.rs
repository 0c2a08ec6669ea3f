//! The one style sheet and the one picture, under addresses that change when they do, so that browsers
//! keep them for good.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

use crate::conditional::hash;
use crate::failure::Failure;

struct Asset {
    name: String,
    media_type: &'static str,
    content: &'static str,
}

static STYLE: LazyLock<Asset> = LazyLock::new(|| {
    asset("style", "css", "text/css; charset=utf-8", include_str!("../assets/style.css"))
});
static ICON: LazyLock<Asset> =
    LazyLock::new(|| asset("icon", "svg", "image/svg+xml", include_str!("../assets/icon.svg")));

fn asset(stem: &str, ending: &str, media_type: &'static str, content: &'static str) -> Asset {
    let name = format!("{stem}-{:016x}.{ending}", hash(content.as_bytes()));
    Asset { name, media_type, content }
}

/// The style sheet's address.
pub(crate) fn style() -> String {
    format!("/assets/{}", STYLE.name)
}

/// The icon's address.
pub(crate) fn icon() -> String {
    format!("/assets/{}", ICON.name)
}

pub(crate) async fn serve(Path(name): Path<String>) -> Result<Response, Failure> {
    let found = [&STYLE, &ICON].into_iter().find(|asset| asset.name == name);
    let asset = found.ok_or_else(|| Failure::NotFound("There is no such file.".into()))?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(asset.media_type)),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")),
    ];
    Ok((headers, asset.content).into_response())
}

/// Everything may be indexed but what has no end, and the copies of pages that others publish.
pub(crate) async fn robots() -> &'static str {
    "User-agent: *\nDisallow: /search\nDisallow: /api/\nDisallow: /snapshots/\nDisallow: /new\n"
}
