//! How often a client may ask: a bucket of tokens for each address, filled at a steady rate.
//!
//! The buckets are for those who reach the site over a network. Whoever sits at the machine, or comes
//! through a proxy that is not told to be trusted, is not counted.

use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Mutex, PoisonError};

use axum::extract::{ConnectInfo, Request};
use jiff::Timestamp;

use crate::failure::Failure;
use crate::site::Site;

/// How full a bucket can be, and how many tokens it gets a second.
#[derive(Clone, Copy, Debug)]
struct Rate {
    burst: f64,
    per_second: f64,
}

/// A page with its pictures and feeds, and a program that walks through the API.
const ASKING: Rate = Rate { burst: 240.0, per_second: 20.0 };
/// Guesses at a password.
const GUESSING: Rate = Rate { burst: 10.0, per_second: 1.0 / 30.0 };

/// So many clients are remembered at most; then those are forgotten whose buckets are full anyway, or all.
const MOST: usize = 10_000;

/// No account has a longer name, in characters.
const LONGEST_NAME: usize = 64;

/// The buckets of a site.
#[derive(Debug, Default)]
pub(crate) struct Limits {
    asking: Mutex<Buckets>,
    guessing: Mutex<Buckets>,
}

type Buckets = HashMap<String, Bucket>;

#[derive(Clone, Copy, Debug)]
struct Bucket {
    left: f64,
    at: Timestamp,
}

impl Limits {
    /// Counts a request.
    pub(super) fn check(&self, client: &Client, now: Timestamp) -> Result<(), Failure> {
        match client {
            Client::Near => Ok(()),
            Client::At(address) => take(&self.asking, &address.to_string(), ASKING, now),
        }
    }

    /// Counts a guess at the password of an account.
    pub(super) fn check_guess(
        &self,
        client: &Client,
        account: &str,
        now: Timestamp,
    ) -> Result<(), Failure> {
        if let Client::At(address) = client {
            take(&self.guessing, &format!("at {address}"), GUESSING, now)?;
        }
        let account: String = account.chars().take(LONGEST_NAME).collect();
        take(&self.guessing, &format!("for {account}"), GUESSING, now)
    }
}

/// Where a request is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Client {
    /// This machine.
    Near,
    /// The network.
    At(IpAddr),
}

/// Where a request is from: the other end of the connection, or what a trusted proxy says that it is.
pub(super) fn client(site: &Site, request: &Request) -> Client {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let forwarded = || {
        let last = request.headers().get_all("x-forwarded-for").iter().next_back()?;
        last.to_str().ok()?.rsplit(',').next()?.trim().parse().ok()
    };
    let address = if site.is_behind_proxy() { forwarded().or(peer) } else { peer };
    address.map_or(Client::Near, of_address)
}

/// Where an address is. Where both kinds of addresses are listened on, those of IPv4 come as ones of IPv6.
fn of_address(address: IpAddr) -> Client {
    match address.to_canonical() {
        address if address.is_loopback() => Client::Near,
        address => Client::At(network(address)),
    }
}

/// Who has one address of IPv6 has a whole network of them.
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            std::net::Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
        IpAddr::V4(_) => address,
    }
}

fn take(buckets: &Mutex<Buckets>, key: &str, rate: Rate, now: Timestamp) -> Result<(), Failure> {
    let mut buckets = buckets.lock().unwrap_or_else(PoisonError::into_inner);
    if buckets.len() >= MOST && !buckets.contains_key(key) {
        buckets.retain(|_, bucket| filled(*bucket, rate, now) < rate.burst);
        if buckets.len() >= MOST {
            buckets.clear();
        }
    }
    let bucket = buckets.entry(key.to_owned()).or_insert(Bucket { left: rate.burst, at: now });
    let left = filled(*bucket, rate, now);
    if left < 1.0 {
        let seconds = ((1.0 - left) / rate.per_second).ceil();
        return Err(Failure::TooMany(seconds as u64));
    }
    *bucket = Bucket { left: left - 1.0, at: now };
    Ok(())
}

/// What a bucket holds by now.
fn filled(bucket: Bucket, rate: Rate, now: Timestamp) -> f64 {
    let seconds = now.duration_since(bucket.at).as_secs_f64().max(0.0);
    (bucket.left + seconds * rate.per_second).min(rate.burst)
}

#[cfg(test)]
mod tests {
    use jiff::{SignedDuration, Timestamp};

    use super::{Client, Failure, Limits, MOST, network, of_address};

    fn at(number: u32) -> Client {
        Client::At(std::net::Ipv4Addr::from(0xC000_0200 + number).into())
    }

    #[test]
    fn who_asks_too_often_is_told_when_to_come_back() {
        let (limits, now) = (Limits::default(), Timestamp::UNIX_EPOCH);
        for _ in 0..240 {
            assert!(limits.check(&at(1), now).is_ok());
        }
        assert!(matches!(limits.check(&at(1), now), Err(Failure::TooMany(1))));
        assert!(limits.check(&at(2), now).is_ok(), "others are not held up");
        assert!(limits.check(&at(1), now + SignedDuration::from_secs(1)).is_ok());
        for _ in 0..1000 {
            assert!(limits.check(&Client::Near, now).is_ok());
        }
    }

    #[test]
    fn guesses_are_counted_for_an_account_wherever_they_come_from() {
        let (limits, now) = (Limits::default(), Timestamp::UNIX_EPOCH);
        for guess in 0..10 {
            assert!(limits.check_guess(&at(guess), "ada", now).is_ok());
        }
        assert!(matches!(limits.check_guess(&at(99), "ada", now), Err(Failure::TooMany(30))));
        assert!(limits.check_guess(&at(99), "bo", now).is_ok());
    }

    #[test]
    fn clients_without_number_do_not_fill_the_memory() {
        let (limits, now) = (Limits::default(), Timestamp::UNIX_EPOCH);
        for number in 0..25_000 {
            assert!(limits.check(&at(number), now).is_ok());
        }
        assert!(limits.asking.lock().unwrap().len() <= MOST);
    }

    #[test]
    fn readers_of_ipv4_are_told_apart_where_both_kinds_are_listened_on() {
        let of = |text: &str| of_address(text.parse().unwrap());
        assert_ne!(of("::ffff:203.0.113.9"), of("::ffff:198.51.100.7"));
        assert_eq!(of("::ffff:203.0.113.9"), of("203.0.113.9"));
        assert_eq!(of("::ffff:127.0.0.1"), Client::Near);
    }

    #[test]
    fn a_network_counts_as_one_client() {
        let of = |text: &str| network(text.parse().unwrap());
        assert_eq!(of("2001:db8:1:2:3:4:5:6"), of("2001:db8:1:2::1"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_ne!(of("192.0.2.1"), of("192.0.2.2"));
    }
}
