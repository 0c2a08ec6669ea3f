//! A folder with the sample press in it, where the binary runs without anything of the machine's own:
//! no home, no settings, no environment.

use std::fmt;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// What "now" is in all tests.
pub(crate) const NOW: &str = "2026-03-16T08:00:00Z";

/// A folder to run in.
#[derive(Debug)]
pub(crate) struct Environment {
    folder: TempDir,
}

impl Environment {
    /// A folder with the sample press.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples/press");
        copy(&samples, &folder.path().join("press"));
        Self { folder }
    }

    /// The same, with the pages of one outlet and the text dump in the archive.
    pub(crate) fn with_archive() -> Self {
        let environment = Self::new();
        let run = environment.run(&[
            "import",
            "--quiet",
            "press/harbour-courier.example/news",
            "press/harbour-courier.example/feed.xml",
            "press/deckhands-bulletin.txt",
        ]);
        assert_eq!(run.code, 0, "{run}");
        environment
    }

    /// A path in the folder.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Writes a file.
    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs_err::create_dir_all(path.parent().unwrap()).unwrap();
        fs_err::write(path, text).unwrap();
    }

    /// Reads a file.
    pub(crate) fn read(&self, path: &str) -> String {
        fs_err::read_to_string(self.path(path)).unwrap()
    }

    /// The command, ready to run.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cuttings"));
        command
            .args(args)
            .current_dir(self.folder.path())
            .env_clear()
            .env("HOME", self.path("home"))
            .env("CUTTINGS_ARCHIVE", "archive")
            .env("CUTTINGS_NOW", NOW)
            .stdin(Stdio::null());
        command
    }

    /// Runs a command.
    pub(crate) fn run(&self, args: &[&str]) -> Run {
        self.finished(&self.command(args).output().unwrap())
    }

    /// Runs a command with something on stdin.
    pub(crate) fn run_with_input(&self, args: &[&str], input: &[u8]) -> Run {
        let mut command = self.command(args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_vec();
        let writer = std::thread::spawn(move || {
            // The command may not want all of it.
            let _ = stdin.write_all(&input);
        });
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        self.finished(&output)
    }

    /// What came of a command.
    pub(crate) fn finished(&self, output: &Output) -> Run {
        let root = self.folder.path().to_str().unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace(root, "[FOLDER]");
        Run {
            code: output.status.code().unwrap_or(-1),
            stdout: text(&output.stdout),
            stderr: text(&output.stderr),
        }
    }
}

/// What came of a command.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Run {
    /// With the parts that differ from run to run replaced.
    pub(crate) fn replacing(self, what: &str, with: &str) -> Self {
        Self {
            stdout: self.stdout.replace(what, with),
            stderr: self.stderr.replace(what, with),
            ..self
        }
    }
}

impl fmt::Display for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "exit: {}", self.code)?;
        writeln!(f, "----- stdout -----\n{}", self.stdout)?;
        write!(f, "----- stderr -----\n{}", self.stderr)
    }
}

fn copy(from: &Path, to: &Path) {
    fs_err::create_dir_all(to).unwrap();
    for entry in fs_err::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs_err::copy(entry.path(), target).unwrap();
        }
    }
}
