//! The commands, one a file: its flags and what it does.

pub(crate) mod account;
pub(crate) mod add;
pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod dictionary;
pub(crate) mod explain;
pub(crate) mod export;
pub(crate) mod extract;
pub(crate) mod forget;
pub(crate) mod import;
pub(crate) mod man;
pub(crate) mod mcp;
pub(crate) mod merge;
pub(crate) mod outlets;
pub(crate) mod reprocess;
pub(crate) mod search;
pub(crate) mod searches;
pub(crate) mod serve;
pub(crate) mod show;
pub(crate) mod split;
pub(crate) mod stories;
pub(crate) mod tag;
pub(crate) mod token;
pub(crate) mod update;
