//! JSON lines: each row as it is, one object a line.

use std::io::{BufWriter, Write};

use serde::Serialize;

use super::Sink;
use crate::Error;

pub(super) struct Lines<W: Write> {
    out: BufWriter<W>,
}

impl<W: Write> Lines<W> {
    pub(super) fn start(out: W) -> Self {
        Self { out: BufWriter::new(out) }
    }
}

impl<W: Write, R: Serialize> Sink<R> for Lines<W> {
    fn row(&mut self, row: &R) -> Result<(), Error> {
        serde_json::to_writer(&mut self.out, row)?;
        self.out.write_all(b"\n")?;
        Ok(())
    }

    fn finish(mut self) -> Result<(), Error> {
        Ok(self.out.flush()?)
    }
}
