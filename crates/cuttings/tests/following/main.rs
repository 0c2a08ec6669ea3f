//! Following outlets, as a user sees it: the real binary, against servers on this machine that play
//! outlets of every kind.

mod archive;
mod backfill;
mod bad_servers;
mod certificates;
mod drifting;
#[path = "../cli/environment.rs"]
#[expect(dead_code, reason = "the folder serves two suites, and this one needs less of it")]
mod environment;
mod evidence;
mod health;
mod killed;
mod managing;
mod outlet;
mod pressbench;
mod replay;
mod server;
mod site;
mod update;
mod way_in;
