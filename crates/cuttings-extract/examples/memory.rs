//! How much memory it takes to read a page, in proportion to the page: the most that the process held
//! while reading, less what it held before.
//!
//! `memory [PATH…]`; without paths, all real pages at hand. Each page is read in a process of its own,
//! since an allocator keeps what it was given once. Linux only: the kernel counts, in steps of 4 kB, so
//! that pages below [`LEAST`] bytes tell little and are left out.

#![expect(clippy::print_stdout, reason = "the figures are what it is for")]

#[path = "../tests/pages/mod.rs"]
mod pages;

use std::error::Error;
use std::path::Path;
use std::process::Command;

use cuttings_extract::{Hint, read};

/// Shorter pages are not measured, in bytes.
const LEAST: usize = 50_000;

const HINT: Hint<'static> = Hint {
    url: Some("https://paper.example/news/"),
    content_type: None,
    reference_time: None,
    told: None,
};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [flag, path] = arguments.as_slice()
        && flag == "--one"
    {
        return one(Path::new(path));
    }
    let paths = if arguments.is_empty() {
        let pages = pages::all(true).ok_or("no pages named, and no shared pages")?;
        pages.into_iter().map(|(path, _)| path).collect()
    } else {
        arguments
    };
    let mut ratios: Vec<(f64, String)> = Vec::new();
    for path in paths {
        let output = Command::new(std::env::current_exe()?).args(["--one", &path]).output()?;
        if !output.status.success() {
            return Err(format!("{path}: {}", String::from_utf8_lossy(&output.stderr)).into());
        }
        if let Ok(ratio) = String::from_utf8_lossy(&output.stdout).trim().parse() {
            ratios.push((ratio, path));
        }
    }
    ratios.sort_by(|a, b| a.0.total_cmp(&b.0));
    let at = |share: f64| ratios.get(((ratios.len() - 1) as f64 * share) as usize);
    let (Some(median), Some(high), Some(most)) = (at(0.5), at(0.95), at(1.0)) else {
        return Err("no page is long enough".into());
    };
    println!(
        "{} pages: median {:.1} times the page, 95% up to {:.1}, most {:.1} ({})",
        ratios.len(),
        median.0,
        high.0,
        most.0,
        most.1
    );
    Ok(())
}

/// Prints the ratio of one page; nothing for a short one.
fn one(path: &Path) -> Result<(), Box<dyn Error>> {
    let page = pages::read(path).ok_or("cannot be read")?;
    if page.len() < LEAST {
        return Ok(());
    }
    // The tables that are built once are no part of reading this page.
    drop(read(WARM_UP.as_bytes(), &HINT));
    std::fs::write("/proc/self/clear_refs", "5")?;
    let before = memory("VmRSS:")?;
    drop(read(page.as_bytes(), &HINT));
    let most = memory("VmHWM:")?;
    println!("{}", most.saturating_sub(before) as f64 / page.len() as f64);
    Ok(())
}

const WARM_UP: &str = "<!doctype html><title>News</title><main><h1>News</h1>\
    <article><h2><a href=/one>The harbour opens again</a></h2><time>17 March 2023</time>\
    <p>After two years of work the harbour opens on Monday. Read more</p></article>\
    <article><h2><a href=/two>The bridge is closed again</a></h2><time>16 March 2023</time>\
    <p>After two days of traffic the bridge is closed on Tuesday.</p></article></main>";

/// A line of the kernel's account of this process, in bytes.
fn memory(name: &str) -> Result<usize, Box<dyn Error>> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix(name)).ok_or("no such line")?;
    let kilobytes: usize = line.split_whitespace().next().ok_or("no number")?.parse()?;
    Ok(kilobytes * 1024)
}
