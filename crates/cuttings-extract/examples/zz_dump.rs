//! scratch: dump pages / time.
#![allow(clippy::all, missing_docs)]
use I as Instant;
use cuttings_extract::{Hint, read};
use std::io::{Read, Write};
fn cpu() -> f64 {
    std::fs::read_to_string("/proc/thread-self/schedstat")
        .unwrap()
        .split_whitespace()
        .next()
        .unwrap()
        .parse::<f64>()
        .unwrap()
        / 1e9
}
struct I(f64);
impl I {
    fn now() -> Self {
        I(cpu())
    }
    fn elapsed(&self) -> D {
        D(cpu() - self.0)
    }
}
struct D(f64);
impl D {
    fn as_secs_f64(&self) -> f64 {
        self.0
    }
}
fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let list = std::fs::read_to_string(&args[0]).unwrap();
    let step: usize = args.get(2).and_then(|s| s.parse().ok()).unwrap_or(1);
    let rounds: usize = args.get(3).and_then(|s| s.parse().ok()).unwrap_or(1);
    let mut pages = Vec::new();
    for line in list.lines().step_by(step) {
        let p: Vec<&str> = line.split('\t').collect();
        let mut bytes = std::fs::read(p[0]).unwrap();
        if p[0].ends_with(".gz") {
            let mut o = Vec::new();
            flate2::read::GzDecoder::new(&bytes[..]).read_to_end(&mut o).unwrap();
            bytes = o;
        }
        pages.push((p[0].to_owned(), p[1].to_owned(), p[2].to_owned(), bytes));
    }
    let hint = |p: &(String, String, String, Vec<u8>)| (p.1.clone(), p.2.parse().ok());
    if args[1] == "time" {
        let total: usize = pages.iter().map(|p| p.3.len()).sum();
        let mut best = [f64::MAX; 3];
        let texts: Vec<String> =
            pages.iter().map(|p| String::from_utf8_lossy(&p.3).into_owned()).collect();
        for _ in 0..rounds {
            let s = Instant::now();
            let mut n = 0;
            for p in &pages {
                let (u, r) = hint(p);
                let h = Hint {
                    url: Some(&u).filter(|u| !u.is_empty()).map(|u| u.as_str()),
                    reference_time: r,
                    ..Hint::default()
                };
                n += read(&p.3, &h).entries.len();
            }
            best[0] = best[0].min(s.elapsed().as_secs_f64());
            let s = Instant::now();
            for t in &texts {
                n += cuttings_extract::dom::Dom::parse(t).len();
            }
            best[1] = best[1].min(s.elapsed().as_secs_f64());
            if args.len() > 4 {
                let s = Instant::now();
                for t in &texts {
                    n += t.len()
                        + std::hint::black_box(scraper::Html::parse_document(t))
                            .tree
                            .values()
                            .count();
                }
                best[2] = best[2].min(s.elapsed().as_secs_f64());
            }
            std::hint::black_box(n);
        }
        println!(
            "{} pages {:.1} MB: read {:.3}s parse {:.3}s html5ever {:.3}s ratio {:.3} parse ratio {:.3}",
            pages.len(),
            total as f64 / 1e6,
            best[0],
            best[1],
            best[2],
            best[0] / best[2],
            best[1] / best[2]
        );
        return;
    }
    let mut out = std::io::BufWriter::new(std::fs::File::create(&args[1]).unwrap());
    for p in &pages {
        let (u, r) = hint(p);
        let h = Hint {
            url: Some(&u).filter(|u| !u.is_empty()).map(|u| u.as_str()),
            reference_time: r,
            ..Hint::default()
        };
        let page = read(&p.3, &h);
        writeln!(out, "{}\t{}", p.0, serde_json::to_string(&page).unwrap()).unwrap();
    }
}
