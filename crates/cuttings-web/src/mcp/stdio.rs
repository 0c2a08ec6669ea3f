//! Messages over standard input and output: one a line. An answer is given before the next line is read.

use std::io::{self, BufRead, Read, Write};

use super::{Own, protocol};

/// The longest line that is read, in bytes.
const LONGEST: u64 = 2_000_000;

/// Answers the messages that come in until there are no more.
pub async fn converse(
    own: &Own,
    mut messages: impl BufRead,
    mut answers: impl Write,
) -> io::Result<()> {
    let mut line = Vec::new();
    loop {
        line.clear();
        (&mut messages).take(LONGEST).read_until(b'\n', &mut line)?;
        if line.is_empty() {
            return Ok(());
        }
        if !line.ends_with(b"\n") {
            // What was cut is no JSON, and is answered so.
            skip_line(&mut messages)?;
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        if let Some(reply) = protocol::answer(&own.0, &line, None).await {
            // JSON on one line: serde_json writes line ends in texts as "\n".
            writeln!(answers, "{}", reply.body)?;
            answers.flush()?;
        }
    }
}

fn skip_line(messages: &mut impl BufRead) -> io::Result<()> {
    loop {
        let seen = messages.fill_buf()?;
        let end = seen.iter().position(|byte| *byte == b'\n');
        let (used, done) = match end {
            Some(end) => (end + 1, true),
            None => (seen.len(), seen.is_empty()),
        };
        messages.consume(used);
        if done {
            return Ok(());
        }
    }
}
