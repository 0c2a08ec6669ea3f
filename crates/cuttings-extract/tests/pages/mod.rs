//! The real pages to measure by, where they are at hand.

use std::io::Read;
use std::path::{Path, PathBuf};

/// Every page of the benchmark sites, and of the article collection if `with_articles`: where it is
/// from, and its text. `None` where there are none.
pub(crate) fn all(with_articles: bool) -> Option<Vec<(String, String)>> {
    let shared = shared()?;
    let mut files = Vec::new();
    for site in entries(&shared.join("pressbench/sites")) {
        collect(&site.join("pages"), &mut files);
    }
    if with_articles {
        collect(&shared.join("wcxb-dev/html"), &mut files);
    }
    files.sort();
    let pages =
        files.into_iter().filter_map(|file| Some((file.display().to_string(), read(&file)?)));
    Some(pages.collect())
}

/// The folder of shared data: `CUTTINGS_SHARED`, or the nearest `shared` beside the checkout.
fn shared() -> Option<PathBuf> {
    let named = std::env::var_os("CUTTINGS_SHARED").map(PathBuf::from);
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|dir| dir.join("shared"));
    named.into_iter().chain(above).find(|dir| dir.join("pressbench").is_dir())
}

fn entries(dir: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(dir) else { return Vec::new() };
    entries.filter_map(|entry| Some(entry.ok()?.path())).collect()
}

fn collect(dir: &Path, files: &mut Vec<PathBuf>) {
    let mut dirs = vec![dir.to_path_buf()];
    while let Some(dir) = dirs.pop() {
        for path in entries(&dir) {
            if path.is_dir() {
                dirs.push(path);
            } else {
                files.push(path);
            }
        }
    }
}

/// The text of a page's file.
pub(crate) fn read(file: &Path) -> Option<String> {
    let bytes = std::fs::read(file).ok()?;
    let bytes = if file.extension().is_some_and(|extension| extension == "gz") {
        let mut unpacked = Vec::new();
        flate2::read::GzDecoder::new(&bytes[..]).read_to_end(&mut unpacked).ok()?;
        unpacked
    } else {
        bytes
    };
    Some(String::from_utf8_lossy(&bytes).into_owned())
}
