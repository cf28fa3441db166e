//! How often an address guessed wrong: at most 30 misses in 10 minutes, then 429 until the oldest is forgotten.
//!
//! In memory only and bounded: whoever forgets by restarting, or by flooding from thousands of addresses, still faces a
//! proof of 65 bits. Behind a trusted proxy the address is the one that proxy saw.

use std::collections::{HashMap, VecDeque};
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};

use actix_web::HttpRequest;

use super::Shared;
use crate::domain::clock::{MINUTE, SECOND, Timestamp};

/// The most misses of an address.
pub const MOST: usize = 30;
/// How long a miss counts, in milliseconds.
pub const WINDOW: i64 = 10 * MINUTE;
/// The most addresses that are remembered: some 3 MB.
const ADDRESSES: usize = 8_192;

/// The misses of every address.
#[derive(Debug, Default)]
pub struct Misses(Mutex<HashMap<IpAddr, VecDeque<Timestamp>>>);

impl Misses {
    /// Seconds to wait, 1 to 600, when this address missed too often.
    pub fn wait(&self, address: IpAddr, now: Timestamp) -> Option<i64> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let misses = all.get_mut(&address)?;
        forget(misses, now);
        let oldest = misses.front().filter(|_| misses.len() >= MOST)?;
        Some(((oldest.plus(WINDOW).0 - now.0) / SECOND).clamp(1, WINDOW / SECOND))
    }

    /// Notes a miss.
    pub fn note(&self, address: IpAddr, now: Timestamp) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= ADDRESSES && !all.contains_key(&address) {
            make_room(&mut all, now);
        }
        let misses = all.entry(address).or_default();
        forget(misses, now);
        // More than enough to answer 429 need not be kept.
        if misses.len() < MOST {
            misses.push_back(now);
        }
    }
}

fn forget(misses: &mut VecDeque<Timestamp>, now: Timestamp) {
    // What lies far ahead was noted by a clock that was wrong, and would be remembered until it comes.
    while misses.front().is_some_and(|at| at.plus(WINDOW) <= now || *at > now.plus(WINDOW)) {
        misses.pop_front();
    }
}

/// Drops whoever is forgotten anyway, then the half that missed least: the worst are remembered longest.
fn make_room(all: &mut HashMap<IpAddr, VecDeque<Timestamp>>, now: Timestamp) {
    all.retain(|_, misses| {
        forget(misses, now);
        !misses.is_empty()
    });
    if all.len() >= ADDRESSES {
        let mut counts: Vec<(usize, IpAddr)> =
            all.iter().map(|(address, misses)| (misses.len(), *address)).collect();
        counts.sort_unstable();
        for (_, address) in counts.into_iter().take(ADDRESSES / 2) {
            all.remove(&address);
        }
    }
}

/// Who asks. What a proxy says of it is believed only from addresses in `server.trusted_proxies`: of `X-Forwarded-For` the
/// last entry that is none of them. An IPv6 address counts with its whole /64, which one household has.
pub fn address(request: &HttpRequest, shared: &Shared) -> IpAddr {
    let trusted = |address: &IpAddr| shared.settings.trusted_proxies.contains(address);
    let peer = request.peer_addr().map_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED), |peer| peer.ip().to_canonical());
    if !trusted(&peer) {
        return household(peer);
    }
    let headers = request.headers().get_all("x-forwarded-for").filter_map(|value| value.to_str().ok());
    let hops: Vec<&str> = headers.flat_map(|value| value.split(',')).map(str::trim).collect();
    // An entry that is no address was not written by a proxy of ours, and neither was anything before it.
    let hops =
        hops.into_iter().rev().map_while(|hop| hop.parse::<IpAddr>().ok().map(|hop| hop.to_canonical()));
    let mut last = peer;
    for hop in hops {
        last = hop;
        if !trusted(&hop) {
            break;
        }
    }
    household(last)
}

fn household(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn host(number: u32) -> IpAddr {
        IpAddr::V4(std::net::Ipv4Addr::from(number))
    }

    #[test]
    fn thirty_misses_in_ten_minutes_are_allowed_and_no_more() {
        let misses = Misses::default();
        for second in 0..30 {
            assert_eq!(misses.wait(host(1), Timestamp(second * SECOND)), None);
            misses.note(host(1), Timestamp(second * SECOND));
        }
        assert_eq!(misses.wait(host(1), Timestamp(30 * SECOND)), Some(570));
        assert_eq!(misses.wait(host(2), Timestamp(30 * SECOND)), None);
        assert_eq!(misses.wait(host(1), Timestamp(WINDOW - 1)), Some(1));
        assert_eq!(misses.wait(host(1), Timestamp(WINDOW)), None);
        misses.note(host(1), Timestamp(WINDOW));
        assert_eq!(
            misses.wait(host(1), Timestamp(WINDOW)),
            Some(1),
            "29 of the first half minute still count"
        );
    }

    #[test]
    fn memory_is_bounded_and_the_worst_are_remembered() {
        let misses = Misses::default();
        for _ in 0..MOST {
            misses.note(host(0), Timestamp(0));
        }
        for number in 1..50_000 {
            misses.note(host(number), Timestamp(1));
        }
        assert!(misses.0.lock().unwrap().len() <= ADDRESSES);
        assert!(misses.wait(host(0), Timestamp(2)).is_some());
    }
}
