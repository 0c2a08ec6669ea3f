//! Bylines: "By Ada Quill and Bo Inkwell, Staff Writers".

/// Whether a line starts as a byline does.
pub(super) fn starts(line: &str) -> bool {
    let first = line.split_whitespace().next().unwrap_or("").to_lowercase();
    matches!(first.as_str(), "by" | "von" | "por" | "par" | "di" | "door" | "av" | "af" | "posted" | "written" | "published" | "updated")
}
