//! Prints kind, number of entries and address of each page named on standard input (PATH, tab, URL, tab,
//! anything).

use std::io::BufRead;

use cuttings_extract::{Hint, read};

fn main() -> std::io::Result<()> {
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let mut parts = line.split('\t');
        let (Some(path), Some(url)) = (parts.next(), parts.next()) else { continue };
        let page = read(&std::fs::read(path)?, &Hint { url: Some(url), ..Hint::default() });
        println!(
            "{}\t{:?}\t{}\t{}",
            parts.next().unwrap_or_default(),
            page.kind,
            page.entries.len(),
            path
        );
    }
    Ok(())
}
