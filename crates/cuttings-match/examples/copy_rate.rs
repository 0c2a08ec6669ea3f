//! Finds the copies among texts by their sketches, for `scripts/measure_copy_rate.py`: reads a text a line
//! on stdin, looks each up among those before it, and prints how many pairs were found and the seconds
//! that it took, without reading and printing.

use std::collections::HashMap;
use std::io::{BufRead, Write};
use std::time::Instant;

use cuttings_match::copying;
use cuttings_match::sketch::{Runs, Sketch};

/// How many of the smallest hashes of a text it is found by, and how many of them two texts need.
const ASKED: usize = 48;
const IN_COMMON: u32 = 3;

fn main() -> std::io::Result<()> {
    let texts: Vec<String> = std::io::stdin().lock().lines().collect::<Result<_, _>>()?;
    let started = Instant::now();
    let mut by_hash: HashMap<u32, Vec<usize>> = HashMap::new();
    let mut before: Vec<(Runs, Sketch<'_>)> = Vec::new();
    let mut pairs = 0_usize;
    for (number, text) in texts.iter().enumerate() {
        let runs = Runs::of(text);
        let sketch = runs.sketch();
        let mut common: HashMap<usize, u32> = HashMap::new();
        for hash in sketch.smallest().iter().take(ASKED) {
            let having = by_hash.entry(*hash).or_default();
            for &other in having.iter() {
                *common.entry(other).or_default() += 1;
            }
            having.push(number);
        }
        for (other, count) in common {
            let Some((other_runs, other_sketch)) = before.get(other) else { continue };
            if count >= IN_COMMON
                && copying::may_be_copies(&sketch, other_sketch)
                && copying::similarity(&runs, other_runs).is_some()
            {
                pairs += 1;
            }
        }
        before.push((runs, sketch));
    }
    let seconds = started.elapsed().as_secs_f64();
    writeln!(std::io::stdout(), "{pairs}\t{seconds:.6}")
}
