//! The archive as its callers see it.

mod chronology;
mod crash;
mod decisions;
mod dictionaries;
mod filing;
mod import;
mod likeness;
mod lists;
mod moved;
mod open;
mod order_of_filing;
mod pages;
mod real_listings;
mod saved;
mod seeds;
mod tags;
