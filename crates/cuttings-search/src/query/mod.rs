//! Queries: from what is typed ([`parse`]) to what the index is asked ([`build`]).

pub(crate) mod build;
mod parse;
mod period;

pub(crate) use parse::{Clause, Condition, Field, Text, parse};
