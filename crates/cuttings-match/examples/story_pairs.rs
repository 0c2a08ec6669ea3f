//! Prints the features of all pairs of articles, for `scripts/train_stories.py`: reads lines
//! `title TAB text` on stdin in the order of filing, prints a line
//! `i TAB j TAB long TAB cosines…` for each pair.

use std::collections::HashMap;
use std::io::{BufRead, Write};

use cuttings_match::Profile;
use cuttings_match::likeness::View;

fn main() -> std::io::Result<()> {
    let mut with: HashMap<u32, u64> = HashMap::new();
    let mut views: Vec<View<'_>> = Vec::new();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for (number, line) in std::io::stdin().lock().lines().enumerate() {
        let line = line?;
        let (title, text) = line.split_once('\t').unwrap_or((&line, ""));
        let profile = Profile::of(title, text);
        for term in profile.terms() {
            *with.entry(term.id).or_default() += 1;
        }
        let articles = number as u64 + 1;
        let profile = profile.weighed(articles, |term| with.get(&term).copied().unwrap_or(0));
        let view = View::new(&profile, None);
        for (other, before) in views.iter().enumerate() {
            let [a, b, c, d] = view.cosines(before);
            let long = u8::from(view.both_long(before));
            writeln!(out, "{number}\t{other}\t{long}\t{a:.4}\t{b:.4}\t{c:.4}\t{d:.4}")?;
        }
        views.push(view);
    }
    out.flush()
}
