//! Throttle: how often a password or a code may be tried on an account. Devices that signed in before have a budget of
//! their own, so whoever guesses from elsewhere can use up a day's tries but cannot keep the owner out.
//!
//! Names that nobody has are counted alike: their answers must not differ. Addresses are counted by the door (`misses`).

use super::{Context, Error};
use crate::domain::clock::{DAY, Id};
use crate::domain::code::key::hex;

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

/// Takes one try from the budget of a name, or of a device that is known to its account. `false` when the day's tries
/// are used up; then nothing is written.
///
/// # Errors
/// What the store says.
pub async fn take(context: &Context, kind: Kind, name: &str, number: Option<&str>) -> Result<bool, Error> {
    let (label, most) = match (kind, number) {
        (Kind::Password, None) => ("password", UNKNOWN_MOST),
        (Kind::Password, Some(_)) => ("password-device", DEVICE_MOST),
        (Kind::Code, None) => ("code", CODES_MOST),
        (Kind::Code, Some(_)) => ("code-device", CODES_MOST),
    };
    let mac = context.settings.link_key.desk(label, &[name, number.unwrap_or_default()]);
    // Names that nobody has must not fill the table; devices are few, because each has signed in.
    let bytes = if number.is_some() { 16 } else { 2 };
    let bucket = format!("{label}-{}", hex(&mac[..bytes]));
    let day = context.clock.now().0.div_euclid(DAY);
    let asked = bucket.clone();
    if context.store.peek(move |tx| tx.count_tries(&asked, day).map_err(Error::from)).await? >= most {
        return Ok(false);
    }
    context.store.write(move |tx| tx.use_try(&bucket, day, most).map_err(Error::from)).await
}
