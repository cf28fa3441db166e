//! Rules for the values of a catalogue that have no type of their own: lines of text, addresses, file names, dates.
//!
//! Each takes people's text and gives the clean value, or says what is wrong and what to write instead.

use jiff::civil::Date;

use crate::domain::coverage::{LatestStart, Length, OnRepair};

/// The most characters of a text.
pub(super) const TEXT_MAX: usize = 200;
/// The most characters of a code of an offer or a dealer.
pub(super) const CODE_MAX: usize = 40;
/// The most bytes of a web address; some mail programs cut longer ones.
pub const WEB_ADDRESS_MAX: usize = 1000;
/// Picture formats that browsers show and the certificate can embed.
const PICTURES: [&str; 5] = ["svg", "png", "jpg", "jpeg", "webp"];
/// Years that a date of a product can lie in; others are typing mistakes such as 0226.
const YEARS: std::ops::RangeInclusive<i16> = 1950..=2199;

/// The first characters of a text, for an error message.
pub(super) fn shortened(text: &str, max: usize) -> String {
    match text.char_indices().nth(max) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// The known name that was probably meant.
pub(super) fn nearest<'n>(name: &str, known: &[&'n str]) -> Option<&'n str> {
    let likeness = |of: &str| strsim::jaro_winkler(&name.to_ascii_lowercase(), of);
    let best = known.iter().copied().max_by(|a, b| likeness(a).total_cmp(&likeness(b)))?;
    (likeness(best) >= 0.75).then_some(best)
}

/// Characters that break a line or turn its direction, so that a text reads as something else (Unicode TR 36, 2.5).
fn is_trick(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

fn line_of(text: &str, max: usize) -> Result<String, String> {
    let text = text.trim();
    if text.is_empty() {
        return Err("is empty; write a text, or leave the key out if it may be missing".into());
    }
    if let Some(c) = text.chars().find(|c| is_trick(*c)) {
        return Err(format!("holds the invisible character {c:?}; write it as one plain line"));
    }
    match text.chars().count() {
        count if count > max => Err(format!("has {count} characters, the most are {max}; shorten it")),
        _ => Ok(text.to_owned()),
    }
}

/// A text of one line, 1–200 characters.
pub(super) fn line(text: &str) -> Result<String, String> {
    line_of(text, TEXT_MAX)
}

/// A code of an offer or a dealer, 1–40 characters.
pub(super) fn code(text: &str) -> Result<String, String> {
    line_of(text, CODE_MAX)
}

/// An address on the web: `http` or `https`, a host, nothing that breaks a line or an attribute (RFC 3986, 2 and 3.2).
///
/// # Errors
/// Says what is wrong with it.
pub fn web_address(text: &str) -> Result<String, String> {
    let text = text.trim();
    let shown = shortened(text, 80);
    if text.len() > WEB_ADDRESS_MAX {
        return Err(format!("{shown:?} has {} bytes, the most are {WEB_ADDRESS_MAX}", text.len()));
    }
    let forbidden =
        |c: &char| is_trick(*c) || c.is_whitespace() || matches!(c, '"' | '<' | '>' | '\\' | '^' | '`');
    if let Some(c) = text.chars().find(forbidden) {
        return Err(format!("{shown:?} holds {c:?}, which an address cannot; write a space as %20"));
    }
    let scheme_end = text.find("://").unwrap_or(0);
    if !["https", "http"].iter().any(|scheme| text[..scheme_end].eq_ignore_ascii_case(scheme)) {
        return Err(format!("{shown:?} must begin with https:// (or http://)"));
    }
    let rest = &text[scheme_end + 3..];
    let authority = &rest[..rest.find(['/', '?', '#']).unwrap_or(rest.len())];
    if authority.contains('@') {
        return Err(format!(
            "{shown:?} has a user name before '@'; browsers warn of such addresses, leave it out"
        ));
    }
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, Some(port)),
        _ => (authority, None),
    };
    let port_fits = port.is_none_or(|port| port.parse::<u16>().is_ok_and(|port| port > 0));
    let host_fits = match host.strip_prefix('[') {
        Some(rest) => rest.strip_suffix(']').is_some_and(|ip| ip.parse::<std::net::Ipv6Addr>().is_ok()),
        None => is_host(host),
    };
    if !host_fits || !port_fits {
        return Err(format!(
            "{shown:?} has no host that can be reached; write it as \"https://example.com/…\""
        ));
    }
    Ok(text.to_owned())
}

/// An address with places for the code's own parts, `{gtin}` and `{serial}`.
pub(super) fn template(text: &str) -> Result<String, String> {
    let text = text.trim();
    let filled = text.replace("{gtin}", "0").replace("{serial}", "0");
    if filled.contains(['{', '}']) {
        return Err(format!(
            "{:?} holds a place that is not known; possible are {{gtin}} and {{serial}}",
            shortened(text, 80)
        ));
    }
    web_address(&filled)?;
    let host_end =
        text.find("://").and_then(|at| text[at + 3..].find(['/', '?', '#']).map(|end| at + 3 + end));
    if text.find('{').is_some_and(|at| host_end.is_none_or(|end| at < end)) {
        return Err("holds a place in its host; only path and query may vary".into());
    }
    Ok(text.to_owned())
}

/// A language as links name it: `de` or `pt-BR`.
pub(super) fn language_of_link(text: &str) -> Result<String, String> {
    let tag = language(text)?;
    let (lang, country) = tag.split_once('-').unwrap_or((&tag, ""));
    let is_letters = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    match (is_letters(lang), country.is_empty() || is_letters(country)) {
        (true, true) if country.is_empty() => Ok(lang.to_ascii_lowercase()),
        (true, true) => Ok(format!("{}-{}", lang.to_ascii_lowercase(), country.to_ascii_uppercase())),
        _ => Err(format!("{tag:?} has more than language and country; write it as \"de\" or \"pt-BR\"")),
    }
}

/// A host name, in letters of any script (RFC 1123, 2.1; RFC 5890).
fn is_host(host: &str) -> bool {
    let label_fits = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_' || !c.is_ascii())
    };
    host.len() <= 253 && host.strip_suffix('.').unwrap_or(host).split('.').all(label_fits)
}

/// A picture's file name: relative to the catalogue, never outside its folder.
pub(super) fn picture_name(text: &str) -> Result<String, String> {
    let name = line(text)?;
    if name.starts_with('/') || name.contains(['\\', ':']) {
        return Err(format!(
            "{name:?} must be a file beside the catalogue, such as \"pictures/gen-7500.svg\""
        ));
    }
    if name.split('/').any(|part| matches!(part, "" | "." | "..")) {
        return Err(format!(
            "{name:?} leads out of the catalogue's folder or around in it; name the file plainly"
        ));
    }
    match name.rsplit_once('.') {
        Some((stem, extension))
            if !stem.is_empty()
                && !stem.ends_with('/')
                && PICTURES.iter().any(|known| extension.eq_ignore_ascii_case(known)) =>
        {
            Ok(name)
        }
        _ => Err(format!("{name:?} is no picture we can show; possible are {}", PICTURES.join(", "))),
    }
}

/// A language tag, as far as a catalogue needs it: `de`, `pt-BR`, `zh-Hant` (BCP 47, 2.1).
pub(super) fn language(text: &str) -> Result<String, String> {
    let tag = text.trim();
    let fits = |(at, part): (usize, &str)| {
        part.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && if at == 0 {
                matches!(part.len(), 2 | 3) && part.bytes().all(|byte| byte.is_ascii_alphabetic())
            } else {
                (2..=8).contains(&part.len())
            }
    };
    if tag.len() <= 35 && tag.split('-').enumerate().all(fits) {
        Ok(tag.to_owned())
    } else {
        Err(format!("{:?} is not a language; write it as \"de\" or \"pt-BR\"", shortened(tag, 40)))
    }
}

/// A day, `2026-10-31`.
pub(super) fn date(text: &str) -> Result<Date, String> {
    let text = text.trim();
    let date = (text.len() == 10)
        .then(|| text.parse::<Date>().ok())
        .flatten()
        .ok_or_else(|| format!("{:?} is not a date; write it as 2026-10-31", shortened(text, 40)))?;
    if !YEARS.contains(&date.year()) {
        return Err(format!(
            "{date} lies outside of {} to {}; a digit was mistyped",
            YEARS.start(),
            YEARS.end()
        ));
    }
    Ok(date)
}

/// A length of at most 1200 years, months and weeks each, so that it can be written as it was read.
pub(super) fn length(text: &str) -> Result<Length, String> {
    // Four pairs are years, months, weeks and days; more would only add up to something nobody wrote on purpose.
    if text.split_whitespace().count() > 8 {
        return Err(format!("{:?} is not a length; write it as \"3 years\"", shortened(text, 40)));
    }
    let length = Length::parse(text)?;
    let (years, months, days) = length.parts();
    if years > 1200 || months > 1200 || days > 1200 * 7 {
        return Err(format!("{text:?} is longer than 1200 years, months or weeks"));
    }
    Ok(length)
}

/// What a repair does; a length keeps the rule of [`length`].
pub(super) fn on_repair(text: &str) -> Result<OnRepair, String> {
    let rule = OnRepair::parse(text)?;
    if let OnRepair::Extend(_) = rule {
        length(text)?;
    }
    Ok(rule)
}

/// A latest start whose length keeps the rule of [`length`].
pub(super) fn latest_start(text: &str) -> Result<LatestStart, String> {
    match text.split_once('+') {
        Some((_, plus)) => length(plus).and_then(|_| LatestStart::parse(text)),
        None => LatestStart::parse(text),
    }
}
