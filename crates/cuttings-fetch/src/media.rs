//! Which files and responses can be pages at all, so that the pictures and scripts of a mirrored
//! site or a web archive are passed over without being read.

/// Endings of files that are never pages, sorted. From Apache's `mime.types` (image, audio, video,
/// font, script, style and archive types) as mirroring tools save them.
const NEVER_PAGES: &[&str] = &[
    "7z", "aac", "apk", "avi", "avif", "bin", "bmp", "bz2", "cdx", "cdxj", "css", "dmg", "doc",
    "docx", "dot", "eot", "epub", "exe", "flac", "flv", "gif", "ico", "iso", "jar", "jp2", "jpeg",
    "jpg", "js", "m4a", "m4v", "map", "mid", "mjs", "mkv", "mov", "mp3", "mp4", "mpeg", "mpg",
    "odp", "ods", "odt", "ogg", "ogv", "opus", "otf", "pdf", "png", "ppt", "pptx", "ps", "rar",
    "rpm", "rtf", "so", "sqlite", "svg", "swf", "tar", "tgz", "tif", "tiff", "ttf", "wasm", "wav",
    "webm", "webp", "wma", "wmv", "woff", "woff2", "xls", "xlsx", "xz", "zip",
];

/// Text types that are nevertheless no pages, sorted.
const NEVER_PAGE_TYPES: &[&str] = &[
    "application/ecmascript",
    "application/javascript",
    "application/ld+json",
    "application/manifest+json",
    "application/opensearchdescription+xml",
    "application/x-javascript",
    "image/svg+xml",
    "text/cache-manifest",
    "text/css",
    "text/csv",
    "text/dns",
    "text/ecmascript",
    "text/javascript",
    "text/vtt",
    "text/x-javascript",
];

/// Whether a file can be a page, by its name.
pub(crate) fn may_be_page(file_name: &str) -> bool {
    match file_name.rsplit_once('.') {
        Some((_, ending)) => {
            NEVER_PAGES.binary_search(&ending.to_ascii_lowercase().as_str()).is_err()
        }
        None => true,
    }
}

/// Whether a response can be a page, by its `Content-Type`. One that does not say can.
pub(crate) fn is_text_like(content_type: Option<&str>) -> bool {
    let Some(content_type) = content_type else { return true };
    let essence = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if essence.is_empty() {
        return true;
    }
    if NEVER_PAGE_TYPES.binary_search(&essence.as_str()).is_ok() {
        return false;
    }
    essence.starts_with("text/")
        || essence.ends_with("/xml")
        || essence.ends_with("+xml")
        || essence.ends_with("/json")
        || essence.ends_with("+json")
        || essence == crate::ROWS
}

#[cfg(test)]
mod tests {
    use super::{NEVER_PAGE_TYPES, NEVER_PAGES, is_text_like, may_be_page};

    #[test]
    fn the_tables_are_sorted() {
        assert!(NEVER_PAGES.is_sorted());
        assert!(NEVER_PAGE_TYPES.is_sorted());
    }

    #[test]
    fn pages_feeds_and_unnamed_types_are_text_like() {
        for yes in [
            "text/html; charset=utf-8",
            "application/rss+xml",
            "Application/JSON",
            "",
            "text/plain",
        ] {
            assert!(is_text_like(Some(yes)), "{yes}");
        }
        assert!(is_text_like(None));
    }

    #[test]
    fn pictures_styles_and_scripts_are_not() {
        for no in [
            "image/png",
            "text/css",
            "text/javascript;charset=utf-8",
            "application/pdf",
            "image/svg+xml",
        ] {
            assert!(!is_text_like(Some(no)), "{no}");
        }
        assert!(!may_be_page("logo.PNG"));
        assert!(may_be_page("index.html?page=2"));
        assert!(may_be_page("news"));
    }
}
