//! Prints what the model of titles in text dumps is trained on: a line for each piece that can be a title,
//! with the dump's path, the piece's place, its title as it would be given, its text, and its features. The
//! paths of the dumps are read from standard input.
//!
//! ```text
//! find DUMPS -name '*.txt' | cargo run --release --example title_features > FEATURES
//! ```

use std::io::{BufRead, Write};

use cuttings_extract::{Hint, text};

fn main() -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for path in std::io::stdin().lock().lines() {
        let path = path?;
        let dump = std::fs::read_to_string(&path)?;
        for candidate in text::candidates(&dump, &Hint::default()) {
            let text::Candidate { place, title, text, features } = candidate;
            let numbers: Vec<String> = features.iter().map(f32::to_string).collect();
            writeln!(out, "{path}\t{place}\t{title}\t{text}\t{}", numbers.join(" "))?;
        }
    }
    out.flush()
}
