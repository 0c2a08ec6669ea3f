//! Keeps requests out of private networks.
//!
//! A listing's links, a redirect or a name's records in the DNS are the publisher's to write; none of
//! them may make us ask a machine that the publisher could not reach. So names are resolved here, and
//! only public addresses are handed to the connector: what was checked is what is connected to.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

/// IPv4 blocks that are not globally reachable: address and prefix length. From the IANA IPv4
/// Special-Purpose Address Registry (RFC 6890), with multicast (RFC 5771).
const PRIVATE_V4: &[(Ipv4Addr, u32)] = &[
    (Ipv4Addr::new(0, 0, 0, 0), 8),
    (Ipv4Addr::new(10, 0, 0, 0), 8),
    (Ipv4Addr::new(100, 64, 0, 0), 10),
    (Ipv4Addr::new(127, 0, 0, 0), 8),
    (Ipv4Addr::new(169, 254, 0, 0), 16),
    (Ipv4Addr::new(172, 16, 0, 0), 12),
    (Ipv4Addr::new(192, 0, 0, 0), 24),
    (Ipv4Addr::new(192, 0, 2, 0), 24),
    (Ipv4Addr::new(192, 88, 99, 0), 24),
    (Ipv4Addr::new(192, 168, 0, 0), 16),
    (Ipv4Addr::new(198, 18, 0, 0), 15),
    (Ipv4Addr::new(198, 51, 100, 0), 24),
    (Ipv4Addr::new(203, 0, 113, 0), 24),
    (Ipv4Addr::new(224, 0, 0, 0), 4),
    (Ipv4Addr::new(240, 0, 0, 0), 4),
];

/// IPv6 blocks that are globally reachable in principle are `2000::/3`, but for these. From the IANA
/// IPv6 Special-Purpose Address Registry.
const PRIVATE_V6: &[(Ipv6Addr, u32)] = &[
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23),
    (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32),
    (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20),
];

/// Whether a machine with this address is on the public internet.
#[must_use]
pub fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => match embedded_v4(ip) {
            Some(ip) => is_public_v4(ip),
            None => is_public_v6(ip),
        },
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let inside =
        |&(block, prefix): &(Ipv4Addr, u32)| (ip.to_bits() ^ block.to_bits()) >> (32 - prefix) == 0;
    !PRIVATE_V4.iter().any(inside)
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    let inside = |&(block, prefix): &(Ipv6Addr, u32)| {
        (ip.to_bits() ^ block.to_bits()) >> (128 - prefix) == 0
    };
    let global_unicast = ip.to_bits() >> 125 == 0b001;
    global_unicast && !PRIVATE_V6.iter().any(inside)
}

/// The IPv4 address that an IPv6 address stands for: mapped (RFC 4291), translated (RFC 6052,
/// `64:ff9b::/96`) or tunnelled (RFC 3056, `2002::/16`).
fn embedded_v4(ip: Ipv6Addr) -> Option<Ipv4Addr> {
    let [a, b, c, d, e, f, g, h] = ip.segments();
    let v4 = |high: u16, low: u16| Ipv4Addr::from_bits((u32::from(high) << 16) | u32::from(low));
    match [a, b, c, d, e, f] {
        [0, 0, 0, 0, 0, 0xffff] | [0x64, 0xff9b, 0, 0, 0, 0] => Some(v4(g, h)),
        [0x2002, high, low, ..] => Some(v4(high, low)),
        _ => None,
    }
}

/// A name leads only to private addresses.
#[derive(Debug, thiserror::Error)]
#[error("{ip} is not on the public internet")]
pub(super) struct Refused {
    pub(super) ip: IpAddr,
}

/// Resolves names to public addresses only.
#[derive(Clone, Debug)]
pub(super) struct Guard {
    pub(super) allow_private: bool,
    /// The names of the user's own proxies, which may be anywhere.
    pub(super) proxies: Vec<String>,
}

impl Resolve for Guard {
    fn resolve(&self, name: Name) -> Resolving {
        let ours = self.proxies.iter().any(|proxy| proxy.eq_ignore_ascii_case(name.as_str()));
        let allow_private = self.allow_private || ours;
        Box::pin(async move {
            let found: Vec<SocketAddr> =
                tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            let first = found.first().map(SocketAddr::ip);
            let usable: Vec<SocketAddr> = found
                .into_iter()
                .filter(|address| allow_private || is_public(address.ip()))
                .collect();
            match (usable.is_empty(), first) {
                (false, _) => Ok(Box::new(usable.into_iter()) as Addrs),
                (true, Some(ip)) => Err(Refused { ip }.into()),
                (true, None) => Err(io::Error::other("the name has no address").into()),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::is_public;

    #[test]
    fn public_addresses_are_public() {
        for yes in [
            "1.1.1.1",
            "8.8.8.8",
            "100.63.255.255",
            "172.32.0.1",
            "2606:4700::1111",
            "64:ff9b::808:808",
        ] {
            assert!(is_public(yes.parse().unwrap()), "{yes}");
        }
    }

    #[test]
    fn private_addresses_are_refused_however_they_are_written() {
        for no in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "100.127.255.255",
            "0.0.0.0",
            "224.0.0.1",
            "255.255.255.255",
            "198.18.0.1",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "fd12:3456::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "2001:db8::1",
            "2001::1",
            "::127.0.0.1",
        ] {
            assert!(!is_public(no.parse().unwrap()), "{no}");
        }
    }
}
