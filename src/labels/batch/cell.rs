//! What single cells hold: dates as people and spreadsheets write them, and the traces of values a spreadsheet broke.

use std::borrow::Cow;

use jiff::civil::Date;

use super::shortened;

/// The most characters of a batch or a dealer's code.
const TEXT_MAX: usize = 40;
/// Years a unit can have been made or shipped in; others are typing mistakes.
const YEARS: std::ops::RangeInclusive<i16> = 1950..=2199;

/// Whether a spreadsheet would take a text that begins so for a formula, or for its own mark of text.
fn is_risky(first: char) -> bool {
    matches!(first, '=' | '+' | '-' | '@' | '\'' | '\t' | '\r')
}

/// A text as it can be opened in a spreadsheet without being run: an apostrophe before what would be a formula. Reading takes
/// it away again.
pub fn guarded(text: &str) -> Cow<'_, str> {
    if text.starts_with(is_risky) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// What [`guarded`] made of it.
fn unguarded(text: &str) -> Option<&str> {
    text.strip_prefix('\'').filter(|text| text.starts_with(is_risky))
}

/// A text without its guard.
pub fn bare(text: &str) -> &str {
    unguarded(text).unwrap_or(text)
}

/// A code or serial without its guard, if no spreadsheet broke it.
///
/// # Errors
/// Says what the spreadsheet did.
pub fn whole(text: &str) -> Result<&str, String> {
    match unguarded(text) {
        Some(text) => Ok(text),
        None => undamaged(text).map(|()| text),
    }
}

/// Refuses what a spreadsheet made of a code or serial: the original is lost, and a guess would be printed.
pub(super) fn undamaged(text: &str) -> Result<(), String> {
    let shown = shortened(text);
    if is_scientific(text) {
        return Err(format!(
            "a spreadsheet turned it into {shown:?}; its digits are lost, format the column as text and enter it again"
        ));
    }
    if text.starts_with('#') && (text.ends_with(['!', '?']) || text == "#N/A" || text.starts_with("###")) {
        return Err(format!("{shown:?} is a spreadsheet's error; mend the cell and export again"));
    }
    if text.starts_with('=') {
        return Err(format!("{shown:?} is a spreadsheet's formula; export values"));
    }
    if text.starts_with(['\'', '’']) {
        return Err(format!(
            "{shown:?} begins with the apostrophe by which spreadsheets mark text; remove the apostrophe"
        ));
    }
    Ok(())
}

/// `1.23E+15`, with comma in other countries. Spreadsheets always write the sign, and one digit before the point, so
/// that serials such as `8E12` stay what they are.
fn is_scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else { return false };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let exponent_fits =
        exponent.strip_prefix('+').is_some_and(|digits_of| digits(digits_of) && digits_of.len() <= 3);
    let mantissa_fits = match mantissa.split_once(['.', ',']) {
        Some((whole, rest)) => whole.len() == 1 && digits(whole) && digits(rest),
        None => mantissa.len() == 1 && digits(mantissa),
    };
    exponent_fits && mantissa_fits
}

/// A batch or a dealer's code: one line, 1–40 characters; `None` when the cell is empty.
pub(super) fn text(cell: &str) -> Result<Option<String>, String> {
    if cell.is_empty() {
        return Ok(None);
    }
    let cell = whole(cell)?;
    if let Some(c) = cell.chars().find(|c| c.is_control() || *c == char::REPLACEMENT_CHARACTER) {
        return Err(format!("{:?} holds {c:?}; write it in one line of plain text", shortened(cell)));
    }
    match cell.chars().count() {
        count if count > TEXT_MAX => {
            Err(format!("{:?} has {count} characters, the most are {TEXT_MAX}", shortened(cell)))
        }
        _ => Ok(Some(cell.to_owned())),
    }
}

/// A day: `2026-12-31`, `31.12.2026`, and `12/31/2026` where only one reading is possible. `None` when the cell is empty.
///
/// # Errors
/// Says what it is instead.
pub fn date(cell: &str) -> Result<Option<Date>, String> {
    if cell.is_empty() {
        return Ok(None);
    }
    let wrong = |why: &str| format!("{:?} {why}; write 2026-12-31 or 31.12.2026", shortened(cell));
    let date = if is_iso(cell) {
        cell.parse::<Date>().ok()
    } else if let Some((day, month, year)) = day_first(cell, '.') {
        Date::new(year, month, day).ok()
    } else if let Some((first, second, year)) = day_first(cell, '/') {
        if first != second && first <= 12 && second <= 12 {
            return Err(wrong("may be a day in either of two months"));
        }
        Date::new(year, first, second).or_else(|_| Date::new(year, second, first)).ok()
    } else if cell.len() == 5 && cell.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(wrong("is a spreadsheet's number of a day"));
    } else {
        undamaged(cell)?;
        return Err(wrong("is not a date"));
    };
    match date {
        Some(date) if YEARS.contains(&date.year()) => Ok(Some(date)),
        Some(_) => Err(wrong("lies in a year that is a typing mistake")),
        None => Err(wrong("is not a day of the calendar")),
    }
}

/// `2026-12-31` in form.
fn is_iso(cell: &str) -> bool {
    let form =
        |(at, byte): (usize, u8)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
    cell.len() == 10 && cell.bytes().enumerate().all(form)
}

/// Two short numbers and a year of four digits.
fn day_first(cell: &str, separator: char) -> Option<(i8, i8, i16)> {
    let (rest, year) = cell.rsplit_once(separator)?;
    let (first, second) = rest.split_once(separator)?;
    let digits = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if year.len() != 4 || !digits(year, 4) || !digits(first, 2) || !digits(second, 2) {
        return None;
    }
    Some((first.parse().ok()?, second.parse().ok()?, year.parse().ok()?))
}
