//! Calendar files after RFC 5545: whole days with a reminder, escaped and folded. Words arrive said; nothing is asked of a clock.
//!
//! The same event keeps its name (UID), so that adding a file again changes the entry instead of doubling it.

use std::fmt::Write as _;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

/// One day in somebody's calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Names it for all time, as in `8fe1@go.example.com`.
    pub uid: String,
    /// The day.
    pub on: Date,
    /// What the calendar shows.
    pub title: String,
    /// What it shows when opened.
    pub text: String,
    /// Where more is.
    pub url: String,
}

/// Days before the event on which the calendar speaks up.
const NOTICE: &str = "-P30D";

/// A calendar of these entries. `now` is in UTC.
pub fn calendar(brand: &str, now: DateTime, entries: &[Entry]) -> String {
    let mut file = File(String::new());
    file.line("BEGIN", "VCALENDAR");
    file.line("VERSION", "2.0");
    file.line("PRODID", concat!("-//aftersale//", env!("CARGO_PKG_VERSION"), "//EN"));
    file.line("CALSCALE", "GREGORIAN");
    file.line("METHOD", "PUBLISH");
    file.text("X-WR-CALNAME", brand);
    for entry in entries {
        file.line("BEGIN", "VEVENT");
        file.line("UID", &entry.uid);
        file.line("DTSTAMP", &now.strftime("%Y%m%dT%H%M%SZ").to_string());
        file.line("DTSTART;VALUE=DATE", &day(entry.on));
        // The end is the first day that no longer belongs to it (3.6.1).
        file.line("DTEND;VALUE=DATE", &day(entry.on.saturating_add(1.day())));
        file.text("SUMMARY", &entry.title);
        file.text("DESCRIPTION", &entry.text);
        file.line("URL", &entry.url);
        file.line("TRANSP", "TRANSPARENT");
        file.line("BEGIN", "VALARM");
        file.line("ACTION", "DISPLAY");
        file.line("TRIGGER", NOTICE);
        file.text("DESCRIPTION", &entry.title);
        file.line("END", "VALARM");
        file.line("END", "VEVENT");
    }
    file.line("END", "VCALENDAR");
    file.0
}

fn day(on: Date) -> String {
    on.strftime("%Y%m%d").to_string()
}

struct File(String);

impl File {
    /// Somebody's words, escaped (3.3.11).
    fn text(&mut self, name: &str, text: &str) {
        let mut safe = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '\\' | ';' | ',' => safe.extend(['\\', c]),
                '\n' => safe.push_str("\\n"),
                // Marks that keep directions apart are for pages; a control could end the line.
                c if c.is_control() || matches!(c, '\u{2066}'..='\u{2069}') => {}
                c => safe.push(c),
            }
        }
        self.line(name, &safe);
    }

    /// One line, folded so that none is longer than 75 bytes and no character is parted (3.1).
    fn line(&mut self, name: &str, value: &str) {
        let mut room = 75;
        for c in format!("{name}:{value}").chars() {
            if c.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = 74;
            }
            room -= c.len_utf8();
            // Writing into a text cannot fail.
            let _ = self.0.write_char(c);
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn file(title: &str) -> String {
        let entry = Entry {
            uid: "1@x".into(),
            on: date(2028, 12, 31),
            title: title.into(),
            text: "a\nb".into(),
            url: "https://go.example.com/o/1".into(),
        };
        calendar("Brand", date(2026, 11, 22).at(5, 0, 0, 0), &[entry])
    }

    #[test]
    fn hostile_words_stay_words() {
        let file = file("x; y, z\\\r\nEND:VEVENT\u{2068}\0");
        assert!(file.contains("SUMMARY:x\\; y\\, z\\\\\\nEND:VEVENT\r\n"), "{file}");
        assert_eq!(file.matches("\r\nEND:VEVENT\r\n").count(), 1);
        assert!(file.contains("DTSTART;VALUE=DATE:20281231\r\nDTEND;VALUE=DATE:20290101\r\n"));
    }

    #[test]
    fn lines_fold_between_characters_and_unfold_to_what_they_were() {
        let title = "保障は終わります ".repeat(20);
        let file = file(title.trim());
        assert!(file.split("\r\n").all(|line| line.len() <= 75));
        assert!(file.replace("\r\n ", "").contains(&format!("SUMMARY:{}\r\n", title.trim())));
    }
}
