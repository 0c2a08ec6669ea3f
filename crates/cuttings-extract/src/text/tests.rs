use std::io::Write as _;

use super::segment::Dump;
use super::{features, gather};
use crate::Hint;

/// Writes what the training of the title model reads (`scripts/train_titles.py`): a line per piece
/// that can be a title: the dump's path, the piece's place, its title as it would be given, features.
#[test]
#[ignore = "writes training data: needs CUTTINGS_DUMPS, a folder, and CUTTINGS_FEATURES, a file"]
fn write_features() {
    let dumps = std::env::var("CUTTINGS_DUMPS").expect("CUTTINGS_DUMPS");
    let out = std::env::var("CUTTINGS_FEATURES").expect("CUTTINGS_FEATURES");
    let mut out = std::io::BufWriter::new(std::fs::File::create(out).unwrap());
    let mut folders = vec![std::path::PathBuf::from(dumps)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            let language = super::language::of(&text);
            let dump = Dump::of(&text, &Hint::default(), language.as_deref());
            for (at, features) in features::of(&dump.segments) {
                let title = gather::headline(&dump.segments[at]);
                let numbers: Vec<String> = features.iter().map(f32::to_string).collect();
                writeln!(
                    out,
                    "{}\t{at}\t{title}\t{}\t{}",
                    path.display(),
                    dump.segments[at].text,
                    numbers.join(" ")
                )
                .unwrap();
            }
        }
    }
}
