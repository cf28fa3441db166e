//! Throttle: how often a password or a code may be tried on an account. Devices that signed in before have a budget of
//! their own, so whoever guesses from elsewhere can use up a day's tries but cannot keep the owner out.
//!
//! Names that nobody has are counted alike: their answers must not differ. Addresses are counted by the door (`misses`).

use tokio::sync::SemaphorePermit;

use super::{Context, Error};
use crate::domain::clock::{DAY, Id};
use crate::domain::code::key::hex;
use crate::store::{StoreError, Tx};

/// Passwords of one account that are hashed in a day (UTC) for devices that nobody knows.
pub const UNKNOWN_MOST: i64 = 100;
/// Passwords of one account that are hashed in a day for one device that signed in before.
pub const DEVICE_MOST: i64 = 50;
/// Codes of one account that are tried in a day, by the same two kinds.
pub const CODES_MOST: i64 = 20;

/// Bytes of a device's number, as hexadecimal digits.
const NUMBER: usize = 32;

/// The mark that a device gets when somebody signed in with it. It opens nothing; nothing of it is stored.
pub fn device(context: &Context, staff: &Id) -> String {
    let number = hex(&context.clock.chance::<16>());
    let tag = tag(context, staff, &number);
    number + &tag
}

/// The device's number, if `mark` is one that we gave to this account.
pub fn known<'m>(context: &Context, staff: &Id, mark: &'m str) -> Option<&'m str> {
    use subtle::ConstantTimeEq;
    let (number, given) = mark.split_at_checked(NUMBER)?;
    let ours: bool = tag(context, staff, number).as_bytes().ct_eq(given.as_bytes()).into();
    ours.then_some(number)
}

fn tag(context: &Context, staff: &Id, number: &str) -> String {
    hex(&context.settings.link_key.desk("device", &[staff.as_str(), number])[..16])
}

/// What is counted.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Passwords.
    Password,
    /// Codes of the second factor.
    Code,
}

/// A try that was taken from a budget.
#[derive(Clone, Debug)]
pub struct Taken {
    bucket: String,
    day: i64,
}

impl Taken {
    /// It was right, so it does not count.
    ///
    /// # Errors
    /// What the store says.
    pub fn give_back(&self, tx: &mut Tx<'_>) -> Result<(), StoreError> {
        tx.return_try(&self.bucket, self.day)
    }
}

/// Takes one try from the budget of a name, or of a device that is known to its account. `None` when the day's tries
/// are used up; then nothing is written.
///
/// # Errors
/// What the store says.
pub async fn take(
    context: &Context,
    kind: Kind,
    name: &str,
    number: Option<&str>,
) -> Result<Option<Taken>, Error> {
    let (label, most) = match (kind, number) {
        (Kind::Password, None) => ("password", UNKNOWN_MOST),
        (Kind::Password, Some(_)) => ("password-device", DEVICE_MOST),
        (Kind::Code, None) => ("code", CODES_MOST),
        (Kind::Code, Some(_)) => ("code-device", CODES_MOST),
    };
    let mac = context.settings.link_key.desk(label, &[name, number.unwrap_or_default()]);
    // Names that nobody has must not fill the table; devices are few, because each has signed in.
    let bytes = if number.is_some() { 16 } else { 2 };
    let taken = Taken {
        bucket: format!("{label}-{}", hex(&mac[..bytes])),
        day: context.clock.now().0.div_euclid(DAY),
    };
    let asked = taken.clone();
    let tries = context.store.peek(move |tx| Ok::<_, Error>(tx.count_tries(&asked.bucket, asked.day)?));
    if tries.await? >= most {
        return Ok(None);
    }
    let used = taken.clone();
    let write = context.store.write(move |tx| Ok::<_, Error>(tx.use_try(&used.bucket, used.day, most)?));
    Ok(write.await?.then_some(taken))
}

/// A place among those who wait for a hash, kept until it is dropped.
#[derive(Debug)]
pub struct Place<'c>(#[expect(dead_code, reason = "held, not read")] Option<SemaphorePermit<'c>>);

/// A place in the queue; `None` when a second's worth of hashes waits already. A device that is known always finds one: its
/// budget bounds it, and a flood of guesses must not keep its owner out.
pub fn place(context: &Context, is_known: bool) -> Option<Place<'_>> {
    if is_known {
        return Some(Place(None));
    }
    context.hashing_queue.try_acquire().ok().map(|permit| Place(Some(permit)))
}
