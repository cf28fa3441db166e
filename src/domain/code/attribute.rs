//! Data attributes of a Digital Link: the application identifiers that may stand behind the question mark.
//!
//! We route by none of them; they are checked because a resolver owes a 400 to whatever is no Digital Link. The table is
//! GS1's (General Specifications, 3.2, as its syntax dictionary lists it), by length and character set; meaning within a
//! value (that a date exists, that a country does) is not looked at.

use super::unescape_query;
use crate::domain::unit::is_cset82;

/// Which characters a value may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Set {
    /// Digits.
    N,
    /// Character set 82.
    X,
    /// File-safe base 64.
    Z,
}
use Set::{N, X, Z};

/// First and last identifier of a row (of equal length), digits that lead the value, fewest and most characters, set.
type Row = (&'static str, &'static str, usize, usize, usize, Set);

/// Keys and key qualifiers (00, 01, 21, 22, 235 …) are not in it: they belong into the path.
const TABLE: &[Row] = &[
    ("02", "02", 0, 14, 14, N),
    ("10", "10", 0, 1, 20, X),
    ("11", "13", 0, 6, 6, N),
    ("15", "17", 0, 6, 6, N),
    ("20", "20", 0, 2, 2, N),
    ("30", "30", 0, 1, 8, N),
    ("37", "37", 0, 1, 8, N),
    ("90", "90", 0, 1, 30, X),
    ("91", "99", 0, 1, 90, X),
    ("240", "241", 0, 1, 30, X),
    ("242", "242", 0, 1, 6, N),
    ("243", "243", 0, 1, 20, X),
    ("250", "251", 0, 1, 30, X),
    ("254", "254", 0, 1, 20, X),
    ("400", "400", 0, 1, 30, X),
    ("403", "403", 0, 1, 30, X),
    ("410", "413", 0, 13, 13, N),
    ("416", "416", 0, 13, 13, N),
    ("420", "420", 0, 1, 20, X),
    ("421", "421", 3, 4, 12, X),
    ("422", "422", 0, 3, 3, N),
    ("423", "423", 0, 3, 15, N),
    ("424", "424", 0, 3, 3, N),
    ("425", "425", 0, 3, 15, N),
    ("426", "426", 0, 3, 3, N),
    ("427", "427", 0, 1, 3, X),
    ("710", "717", 0, 1, 20, X),
    ("3900", "3909", 0, 1, 15, N),
    ("3910", "3919", 0, 4, 18, N),
    ("3920", "3929", 0, 1, 15, N),
    ("3930", "3939", 0, 4, 18, N),
    ("3940", "3943", 0, 4, 4, N),
    ("3950", "3955", 0, 6, 6, N),
    ("4300", "4301", 0, 1, 35, X),
    ("4302", "4306", 0, 1, 70, X),
    ("4307", "4307", 0, 2, 2, X),
    ("4308", "4308", 0, 1, 30, X),
    ("4309", "4309", 0, 20, 20, N),
    ("4310", "4311", 0, 1, 35, X),
    ("4312", "4316", 0, 1, 70, X),
    ("4317", "4317", 0, 2, 2, X),
    ("4318", "4318", 0, 1, 20, X),
    ("4319", "4319", 0, 1, 30, X),
    ("4320", "4320", 0, 1, 35, X),
    ("4321", "4323", 0, 1, 1, N),
    ("4324", "4325", 0, 10, 10, N),
    ("4326", "4326", 0, 6, 6, N),
    ("4330", "4333", 6, 6, 7, X),
    ("7001", "7001", 0, 13, 13, N),
    ("7002", "7002", 0, 1, 30, X),
    ("7003", "7003", 0, 10, 10, N),
    ("7004", "7004", 0, 1, 4, N),
    ("7005", "7005", 0, 1, 12, X),
    ("7006", "7006", 0, 6, 6, N),
    ("7007", "7007", 0, 6, 12, N),
    ("7008", "7008", 0, 1, 3, X),
    ("7009", "7009", 0, 1, 10, X),
    ("7010", "7010", 0, 1, 2, X),
    ("7011", "7011", 0, 6, 10, N),
    ("7020", "7022", 0, 1, 20, X),
    ("7023", "7023", 0, 1, 30, X),
    ("7030", "7039", 3, 4, 30, X),
    ("7040", "7040", 1, 4, 4, X),
    ("7041", "7041", 0, 1, 4, X),
    ("7230", "7239", 0, 3, 30, X),
    ("7240", "7240", 0, 1, 20, X),
    ("7241", "7241", 0, 2, 2, N),
    ("7242", "7242", 0, 1, 25, X),
    ("7250", "7250", 0, 8, 8, N),
    ("7251", "7251", 0, 12, 12, N),
    ("7252", "7252", 0, 1, 1, N),
    ("7253", "7254", 0, 1, 40, X),
    ("7255", "7255", 0, 1, 10, X),
    ("7256", "7256", 0, 1, 90, X),
    ("7257", "7257", 0, 1, 70, X),
    ("7258", "7258", 0, 3, 3, X),
    ("7259", "7259", 0, 1, 40, X),
    ("8001", "8001", 0, 14, 14, N),
    ("8002", "8002", 0, 1, 20, X),
    ("8005", "8005", 0, 6, 6, N),
    ("8007", "8007", 0, 1, 34, X),
    ("8008", "8008", 0, 8, 12, N),
    ("8009", "8009", 0, 1, 50, X),
    ("8011", "8011", 0, 1, 12, N),
    ("8012", "8012", 0, 1, 20, X),
    ("8014", "8014", 0, 1, 25, X),
    ("8019", "8019", 0, 1, 10, N),
    ("8020", "8020", 0, 1, 25, X),
    ("8026", "8026", 0, 18, 18, N),
    ("8030", "8030", 0, 1, 90, Z),
    ("8110", "8110", 0, 1, 70, X),
    ("8111", "8111", 0, 4, 4, N),
    ("8112", "8112", 0, 1, 70, X),
    ("8200", "8200", 0, 1, 70, X),
];

/// Measures: 31nn to 36nn are six digits, where the last figure of the identifier is the place of the point, 0 to 5.
/// Without 317n to 319n, 338n, 339n, 358n and 359n, which GS1 has not given out.
fn is_measure(ai: &str) -> bool {
    let digits: Vec<u8> = ai.bytes().map(|byte| byte - b'0').collect();
    let &[3, group @ 1..=6, kind, 0..=5] = digits.as_slice() else { return false };
    match group {
        1 => kind <= 6,
        3 | 5 => kind <= 7,
        _ => true,
    }
}

/// Checks a numeric key of a query and its value as it stands there.
///
/// # Errors
/// Says that GS1 knows no such identifier, or what is wrong with the value.
pub fn check(ai: &str, value: &str) -> Result<(), String> {
    let measure = ("", "", 0, 6, 6, N);
    let found =
        TABLE.iter().find(|(first, last, ..)| ai.len() == first.len() && (*first..=*last).contains(&ai));
    let (_, _, lead, min, max, set) = *match found {
        Some(row) => row,
        None if is_measure(ai) => &measure,
        None => return Err(format!("unknown AI ({ai}) behind the question mark")),
    };
    let value = unescape_query(value)?;
    if value.is_empty() {
        return Err(format!("AI ({ai}) is empty"));
    }
    let fits = |c: char| match set {
        N => c.is_ascii_digit(),
        X => is_cset82(c),
        Z => c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '='),
    };
    if let Some(c) = value.chars().find(|c| !fits(*c)) {
        return Err(format!("AI ({ai}) cannot hold {c:?}"));
    }
    if !value.bytes().take(lead).all(|byte| byte.is_ascii_digit()) {
        return Err(format!("AI ({ai}) begins with {lead} digits"));
    }
    let length = value.chars().count();
    if length < min || length > max {
        let lengths = if min == max { max.to_string() } else { format!("{min} to {max}") };
        return Err(format!("AI ({ai}) has {length} characters; {lengths} are possible"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_known_by_length_and_character_set() {
        for (ai, value) in [
            ("11", "261231"),
            ("99", "X%2f1"),
            ("3103", "000195"),
            ("3675", "000001"),
            ("421", "276A-1"),
            ("8030", "Az09-_="),
            ("7007", "260101260131"),
        ] {
            assert_eq!(check(ai, value), Ok(()), "({ai}) {value}");
        }
        let digsig = "A".repeat(91);
        for (ai, value) in [
            ("11", "26123"),
            ("11", "26123A"),
            ("99", ""),
            ("99", "A+B"),
            ("999", "faux"),
            ("89", "ABC"),
            ("3106", "000195"),
            ("3170", "000195"),
            ("421", "DEU1"),
            ("8030", &digsig),
            ("7", "x"),
            ("00", "106141411234567897"),
        ] {
            assert!(check(ai, value).is_err(), "({ai}) {value}");
        }
    }
}
