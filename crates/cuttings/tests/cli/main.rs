//! The command line, as a user sees it: the real binary, in a folder of its own, with a clock that
//! stands still. Snapshots show the exit code, stdout and stderr.

mod accounts;
mod add;
mod dictionary;
mod environment;
mod export;
mod extract;
mod help;
mod import;
mod look_up;
mod mcp;
mod searches;
mod serve;
