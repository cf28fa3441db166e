//! A wire to a PostgreSQL server that breaks when told: between a COMMIT and its answer, or before the server hears of it.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};
use std::thread;

/// Where the wire breaks next.
#[derive(Clone, Copy)]
pub enum Cut {
    /// The server commits, and nobody hears of it.
    AfterCommit,
    /// The server never hears that it should commit.
    BeforeCommit,
}

/// The wire. Its threads end with the connections they carry.
pub struct Proxy {
    address: SocketAddr,
    rules: Arc<Rules>,
}

#[derive(Default)]
struct Rules {
    after: AtomicI32,
    before: AtomicI32,
    closed: AtomicBool,
}

impl Rules {
    fn takes(count: &AtomicI32) -> bool {
        count.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| (left > 0).then(|| left - 1)).is_ok()
    }
}

impl Proxy {
    /// A wire to the server at this address.
    pub fn to(server: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let proxy = Self { address: listener.local_addr().unwrap(), rules: Arc::default() };
        let rules = proxy.rules.clone();
        thread::spawn(move || {
            for near in listener.incoming() {
                if rules.closed.load(Ordering::SeqCst) {
                    return;
                }
                if let (Ok(near), Ok(far)) = (near, TcpStream::connect(server)) {
                    carry(&near, &far, &rules);
                }
            }
        });
        proxy
    }

    /// Host and port of the near end.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Breaks the wire at the next `times` commits.
    pub fn cut(&self, cut: Cut, times: i32) {
        let count = match cut {
            Cut::AfterCommit => &self.rules.after,
            Cut::BeforeCommit => &self.rules.before,
        };
        count.store(times, Ordering::SeqCst);
    }

    /// Cuts still to come.
    pub fn left(&self) -> i32 {
        self.rules.after.load(Ordering::SeqCst) + self.rules.before.load(Ordering::SeqCst)
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.rules.closed.store(true, Ordering::SeqCst);
        // Wakes the listener, which then sees that it is over.
        drop(TcpStream::connect(self.address));
    }
}

fn carry(near: &TcpStream, far: &TcpStream, rules: &Arc<Rules>) {
    let deaf = Arc::new(AtomicBool::new(false));
    let (mut from, mut to) = (near.try_clone().unwrap(), far.try_clone().unwrap());
    let (rules, is_deaf) = (rules.clone(), deaf.clone());
    thread::spawn(move || {
        let _ = copy(&mut from, &mut to, |bytes| {
            if !contains(bytes, b"COMMIT\0") {
                return true;
            }
            if Rules::takes(&rules.after) {
                is_deaf.store(true, Ordering::SeqCst);
            }
            !Rules::takes(&rules.before)
        });
    });
    let (mut from, mut to) = (far.try_clone().unwrap(), near.try_clone().unwrap());
    thread::spawn(move || {
        let mut hears = |bytes: &[u8]| !(deaf.load(Ordering::SeqCst) && contains(bytes, b"COMMIT\0"));
        let _ = copy(&mut from, &mut to, &mut hears);
    });
}

/// Copies until an end closes, or until `goes_on` says no to a piece, which is not passed on.
fn copy(
    from: &mut TcpStream,
    to: &mut TcpStream,
    mut goes_on: impl FnMut(&[u8]) -> bool,
) -> std::io::Result<()> {
    let mut piece = vec![0; 1 << 16];
    loop {
        let read = from.read(&mut piece).unwrap_or(0);
        if read == 0 || !goes_on(&piece[..read]) {
            break;
        }
        to.write_all(&piece[..read])?;
    }
    from.shutdown(Shutdown::Both)?;
    to.shutdown(Shutdown::Both)
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
