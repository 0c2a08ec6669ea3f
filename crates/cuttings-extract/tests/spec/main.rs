//! The reader's specification: the cases of `spec/*.md`, each a whole page and what is to be read.
//!
//! How a case is written is said in `spec/README.md`. A case must give what it says but for its known
//! misses, and those word for word: a miss that is mended must lose its mark, too.
//! `CUTTINGS_UPDATE=1` rewrites the marks to what the reader gives today; `CUTTINGS_CASES=FOLDER` reads the cases of
//! another folder.

mod case;
mod judge;
mod score;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use case::{Case, File};
use score::Score;

/// Where the cases are: those of the specification, or those of a folder that `CUTTINGS_CASES` names, such as pages
/// that a reader has complained of.
fn folder() -> PathBuf {
    let named = std::env::var_os("CUTTINGS_CASES").map(PathBuf::from);
    named.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("spec"))
}

fn files() -> Vec<PathBuf> {
    let folder = folder();
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("a folder can be listed").path())
        .filter(|path| {
            path.extension().is_some_and(|end| end == "md") && !path.ends_with("README.md")
        })
        .collect();
    files.sort();
    files
}

fn load(path: &Path) -> File {
    let text =
        std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    File::parse(text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What is to be said where the misses of a case are not those that its file knows of.
fn complaint(path: &Path, case: &Case, misses: &[String]) -> Option<String> {
    let new: Vec<_> = misses.iter().filter(|miss| !case.known.contains(miss)).collect();
    let mended: Vec<_> = case.known.iter().filter(|miss| !misses.contains(miss)).collect();
    if new.is_empty() && mended.is_empty() {
        return None;
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut text = format!("spec/{name}:{}: {}\n", case.line, case.name);
    for miss in new {
        let _ = writeln!(text, "  wrong: {miss}");
    }
    for miss in mended {
        let _ = writeln!(text, "  no longer missed: {miss}");
    }
    Some(text)
}

#[test]
#[expect(clippy::print_stderr, reason = "tells the figures over all cases")]
fn the_reader_does_what_its_specification_says() {
    let update = std::env::var_os("CUTTINGS_UPDATE").is_some();
    let (mut complaints, mut scores) = (String::new(), Vec::new());
    for path in files() {
        let mut file = load(&path);
        for index in 0..file.cases.len() {
            let case = &file.cases[index];
            let page = case.read();
            let misses = judge::misses(&case.expected, &page);
            scores.push((case.name.clone(), Score::of(&case.expected, &page, &misses)));
            if update {
                file.cases[index].known = misses;
            } else {
                complaints.extend(complaint(&path, case, &misses));
            }
        }
        if update {
            std::fs::write(&path, file.marked())
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        }
    }
    eprintln!("{}", score::table(&scores));
    let least = if std::env::var_os("CUTTINGS_CASES").is_some() { 1 } else { 20 };
    assert!(scores.len() >= least, "only {} cases were found", scores.len());
    assert!(
        complaints.is_empty(),
        "{complaints}\nWhere this is an intended change: CUTTINGS_UPDATE=1 rewrites the known misses."
    );
}

#[test]
fn no_two_cases_have_one_name() {
    let mut names: Vec<String> =
        files().iter().flat_map(|path| load(path).cases).map(|case| case.name).collect();
    names.sort();
    let twice: Vec<_> = names.windows(2).filter(|pair| pair[0] == pair[1]).collect();
    assert!(twice.is_empty(), "{twice:?}");
}
