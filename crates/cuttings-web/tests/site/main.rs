//! The site as its readers meet it: a real server on the loopback interface, asked over HTTP.

mod access;
mod api;
mod client;
mod evidence;
mod feeds;
mod followed;
mod many;
mod mcp;
mod pages;
mod sample;
mod search;
mod upkeep;
mod visits;
