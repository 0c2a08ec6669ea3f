//! Where data goes: stdout or a file.
//!
//! A reader that has seen enough (`cuttings export | head`) closes the pipe. That is no failure of
//! ours: it is noted once, here, so that `main` can end quietly whichever library the error came
//! through.

use std::io::{self, BufWriter, IsTerminal, Write, stdout};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use clap::ValueEnum;
use fs_err::File;

use crate::failure::Failure;

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Color {
    /// Whether stdout gets colours.
    pub(crate) fn on_stdout(self) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => {
                let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
                let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
                stdout().is_terminal() && !set("NO_COLOR") && !dumb
            }
        }
    }
}

static READER_IS_GONE: AtomicBool = AtomicBool::new(false);

/// Whether the reader of stdout has closed it.
pub(crate) fn reader_is_gone() -> bool {
    READER_IS_GONE.load(Ordering::Relaxed)
}

/// Stdout, buffered, watched for its reader's leaving.
#[derive(Debug)]
struct Watched(io::Stdout);

impl Watched {
    fn watch<T>(result: io::Result<T>) -> io::Result<T> {
        if let Err(error) = &result
            && error.kind() == io::ErrorKind::BrokenPipe
        {
            READER_IS_GONE.store(true, Ordering::Relaxed);
        }
        result
    }
}

impl Write for Watched {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Self::watch(self.0.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        Self::watch(self.0.flush())
    }
}

/// Where a command's data goes.
pub(crate) enum Output {
    /// To stdout, a device or a pipe, as it comes.
    Stream(Box<dyn Write + Send>),
    /// To a file that takes its name only once it is whole.
    File {
        /// The unfinished file.
        file: BufWriter<File>,
        /// What it is called until then.
        unfinished: PathBuf,
        /// What it is called in the end.
        path: PathBuf,
    },
}

impl Output {
    /// Stdout.
    pub(crate) fn stdout() -> Self {
        Self::Stream(Box::new(BufWriter::new(Watched(stdout()))))
    }

    /// A file, or stdout where none is named (or `-` is).
    pub(crate) fn to(path: Option<&Path>) -> Result<Self, Failure> {
        let Some(path) = path.filter(|path| path.as_os_str() != "-") else {
            return Ok(Self::stdout());
        };
        // A finished file takes the place of what had its name. What is no plain file (a device, a
        // pipe) must keep its place, or a `-o /dev/null` by root would put a file there for good.
        let is_stream =
            fs_err::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir());
        if is_stream {
            let stream = fs_err::OpenOptions::new().write(true).open(path)?;
            return Ok(Self::Stream(Box::new(BufWriter::new(stream))));
        }
        // Where a link leads is written, not the link.
        let path = fs_err::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let mut unfinished = path.as_os_str().to_owned();
        unfinished.push(".part");
        let unfinished = PathBuf::from(unfinished);
        let file = BufWriter::new(File::create(&unfinished)?);
        Ok(Self::File { file, unfinished, path })
    }

    /// Like [`Self::to`], for data that no terminal should get.
    pub(crate) fn binary_to(path: Option<&Path>, what: &str) -> Result<Self, Failure> {
        if path.is_none() && stdout().is_terminal() {
            return Err(Failure::usage(format!("{what} is binary: it would garble the terminal"))
                .hint("name a file with -o FILE, or pipe it"));
        }
        Self::to(path)
    }

    /// Ends the data: all of it is written, and a file gets its name.
    pub(crate) fn finish(self) -> Result<(), Failure> {
        match self {
            Self::Stream(mut out) => out.flush()?,
            Self::File { file, unfinished, path } => {
                let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
                file.sync_all()?;
                fs_err::rename(unfinished, path)?;
            }
        }
        Ok(())
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stream(out) => out.write(bytes),
            Self::File { file, .. } => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stream(out) => out.flush(),
            Self::File { file, .. } => file.flush(),
        }
    }
}

/// Serialises a value as indented JSON with a line end.
pub(crate) fn write_json(
    out: &mut dyn Write,
    value: &(impl serde::Serialize + ?Sized),
) -> Result<(), Failure> {
    serde_json::to_writer_pretty(&mut *out, value).map_err(io::Error::from)?;
    out.write_all(b"\n")?;
    Ok(())
}
