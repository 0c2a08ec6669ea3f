//! The site as its readers meet it: a real server on the loopback interface, asked over HTTP.

mod api;
mod client;
mod evidence;
mod feeds;
mod followed;
mod pages;
mod sample;
mod search;
mod upkeep;
mod visits;
