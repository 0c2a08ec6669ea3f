//! Prints what the reader makes of a file, as JSON.
//!
//! ```text
//! cargo run --example read_page -- PATH [URL] [REFERENCE_TIME] [TITLE_OF_ENTRY]
//! ```

use std::process::ExitCode;

use cuttings_extract::{Hint, read};

fn main() -> ExitCode {
    match run() {
        Ok(page) => {
            #[expect(clippy::print_stdout, reason = "data goes to standard output")]
            {
                println!("{page}");
            }
            ExitCode::SUCCESS
        }
        Err(message) => {
            #[expect(clippy::print_stderr, reason = "talk goes to standard error")]
            {
                eprintln!("{message}");
            }
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<String, String> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let path =
        arguments.first().ok_or("usage: read_page PATH [URL] [REFERENCE_TIME] [TITLE_OF_ENTRY]")?;
    let bytes = std::fs::read(path).map_err(|error| format!("cannot read {path}: {error}"))?;
    let reference_time = match arguments.get(2) {
        Some(text) if !text.is_empty() => {
            Some(text.parse().map_err(|error| format!("{text} is not RFC 3339: {error}"))?)
        }
        _ => None,
    };
    let text = path.ends_with(".txt") || path.ends_with(".md");
    let hint = Hint {
        url: arguments.get(1).map(String::as_str).filter(|url| !url.is_empty()),
        content_type: text.then_some("text/plain; charset=utf-8"),
        reference_time,
        told: arguments.get(3).map(String::as_str),
    };
    let page = if text {
        cuttings_extract::text::read(&String::from_utf8_lossy(&bytes), &hint)
    } else {
        read(&bytes, &hint)
    };
    serde_json::to_string(&page).map_err(|error| error.to_string())
}
