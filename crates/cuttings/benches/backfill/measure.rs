//! Runs the real binary and tells how long it was busy.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

#[expect(clippy::print_stdout, reason = "this is what it measures for")]
pub(crate) fn say(line: &str) {
    println!("{line}");
}

/// How long a run kept the processor busy.
#[derive(Clone, Copy, Default)]
pub(crate) struct Took {
    pub(crate) busy: Duration,
}

impl Took {
    /// How much of the processor time of this another one takes.
    pub(crate) fn part_of(self, whole: Duration) -> f64 {
        self.busy.as_secs_f64() / whole.as_secs_f64()
    }
}

/// The run that was busy for the shortest time: what else the machine does only ever adds to it.
pub(crate) fn best(times: usize, mut measure: impl FnMut() -> Took) -> Took {
    (0..times).map(|_| measure()).min_by_key(|took| took.busy).unwrap_or_default()
}

/// The processor time of all programs that were run and have ended (proc(5): user and system time of
/// waited-for children, in hundredths of a second).
fn busy() -> Duration {
    let stat = fs_err::read_to_string("/proc/self/stat").unwrap_or_default();
    let behind_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks = behind_name.split_whitespace().skip(13).take(2);
    Duration::from_millis(ticks.filter_map(|ticks| ticks.parse::<u64>().ok()).sum::<u64>() * 10)
}

/// The binary in a folder, on one processor where `taskset` is there, without anything of the machine's own.
pub(crate) fn command(folder: &TempDir, archive: &str, args: &[&str]) -> Command {
    let binary = env!("CARGO_BIN_EXE_cuttings");
    let bound = Command::new("taskset").arg("--version").stdout(Stdio::null()).status().is_ok();
    let mut command = if bound { Command::new("taskset") } else { Command::new(binary) };
    if bound {
        command.args(["-c", "0", binary]);
    }
    command
        .args(args)
        .current_dir(folder.path())
        .env("HOME", folder.path())
        .env("CUTTINGS_ARCHIVE", archive)
        .env("CUTTINGS_NOW", "2026-03-16T08:00:00Z")
        .stdin(Stdio::null())
        .stdout(Stdio::null());
    command
}

/// Runs it; some of what was asked for may fail where `partly` says so.
pub(crate) fn run(mut command: Command, partly: bool) -> Took {
    let before = busy();
    let status = command.status().unwrap();
    assert!(status.success() || (partly && status.code() == Some(1)), "{command:?}");
    Took { busy: busy().saturating_sub(before) }
}

/// The load of the machine over the last minute, which the figures are to be read with.
pub(crate) fn load() -> String {
    let load = fs_err::read_to_string("/proc/loadavg").unwrap_or_default();
    load.split(' ').next().unwrap_or_default().to_owned()
}

/// The memory that a process has, in kB.
#[derive(Clone, Copy, Default)]
pub(crate) struct Memory {
    pub(crate) own: u64,
    pub(crate) with_files: u64,
}

impl Memory {
    pub(crate) fn of(status: &Path) -> Self {
        let text = fs_err::read_to_string(status).unwrap_or_default();
        let figure = |name: &str| -> u64 {
            let line = text.lines().find_map(|line| line.strip_prefix(name));
            line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok())
                .unwrap_or_default()
        };
        Self { own: figure("RssAnon:"), with_files: figure("VmRSS:") }
    }

    pub(crate) fn or_more(self, other: Self) -> Self {
        Self { own: self.own.max(other.own), with_files: self.with_files.max(other.with_files) }
    }
}
