//! What one cell of a workbook says, as a person sees it: Excel keeps numbers and formats, and a label needs characters.
//!
//! Knows nothing of rows and columns; `sheet` asks for each cell.

use calamine::DataRef;
use calamine::Style;

use super::shortened;
use super::split::Note;

/// Whole numbers up to here are exact in Excel, which keeps 15 digits.
const EXACT: f64 = 1e15;
/// Formats that show a whole number's own digits; thousands separators and exponents hide none of them.
const PLAIN: [&str; 8] = ["", "General", "@", "0", "#", "#,##0", "0.00E+00", "##0.0E+0"];

/// How Excel shows the whole numbers of a style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// By their digits.
    Plain,
    /// With zeros before them, to so many digits.
    Padded(usize),
    /// In some other way, by this format.
    Otherwise(String),
}

impl Shown {
    /// How a style shows whole numbers.
    pub(super) fn of(style: &Style) -> Self {
        let format = style.number_format.as_ref().map_or("General", |format| format.format_code.as_str());
        if PLAIN.contains(&format) || is_day(format) {
            return Self::Plain;
        }
        if format.bytes().all(|byte| byte == b'0') {
            return Self::Padded(format.len());
        }
        Self::Otherwise(shortened(format))
    }
}

/// Whether it shows days or times, which are told apart before anybody asks for digits. What is quoted, escaped or in
/// brackets is shown as it is and names no part of a day.
fn is_day(format: &str) -> bool {
    let mut behind: Option<char> = None;
    format.chars().any(|c| {
        match (behind, c) {
            (Some('\\'), _) | (Some('"'), '"') | (Some('['), ']') => behind = None,
            (Some(_), _) => {}
            (None, '\\' | '"' | '[') => behind = Some(c),
            (None, _) => return matches!(c.to_ascii_lowercase(), 'd' | 'm' | 'y' | 'h' | 's'),
        }
        false
    })
}

/// What a cell says, and what must be known about it. Excel keeps numbers, not digits: where that lost something the cell
/// is damaged; where it cannot have, the number is written as `shown` says.
pub(super) fn value(cell: &DataRef<'_>, shown: &Shown) -> (String, Option<Note>) {
    let damaged = |text: String, why: String| (text, Some(Note::Damaged(why)));
    match cell {
        DataRef::Empty => (String::new(), None),
        DataRef::String(text) => (text.clone(), None),
        DataRef::SharedString(text) => ((*text).to_owned(), None),
        DataRef::Int(number) => (number.to_string(), None),
        DataRef::Float(number) if number.abs() >= EXACT => damaged(
            format!("{number:e}"),
            format!(
                "Excel keeps {number:e} as a number, and of a number 15 digits only; format the column as text and enter it again"
            ),
        ),
        DataRef::Float(number) if number.fract() != 0.0 => damaged(
            number.to_string(),
            format!(
                "Excel keeps {number} as a number, and zeros at its ends are lost; format the column as text and enter it again"
            ),
        ),
        DataRef::Float(number) => match shown {
            Shown::Plain => (format!("{number:.0}"), None),
            Shown::Padded(width) => (format!("{number:0width$.0}"), None),
            Shown::Otherwise(format) => damaged(
                format!("{number:.0}"),
                format!(
                    "Excel keeps the number {number:.0} and shows it through the format {format:?}; format the column as text and enter it again"
                ),
            ),
        },
        DataRef::DateTime(day) if day.is_datetime() => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            (format!("{year:04}-{month:02}-{day:02}"), Some(Note::Day))
        }
        DataRef::DateTimeIso(day) => (day.chars().take(10).collect(), Some(Note::Day)),
        DataRef::DateTime(_) | DataRef::DurationIso(_) => damaged(
            String::new(),
            "Excel made a span of time of it; format the column as text and enter it again".into(),
        ),
        DataRef::Bool(value) => {
            let shown = if *value { "TRUE" } else { "FALSE" };
            damaged(
                shown.into(),
                format!("Excel made {shown} of it; format the column as text and enter it again"),
            )
        }
        DataRef::Error(error) => damaged(
            error.to_string(),
            format!("{:?} is a spreadsheet's error; mend the cell", error.to_string()),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::is_day;

    #[test]
    fn days_are_told_from_texts_with_their_letters() {
        for day in ["m/d/yyyy", "dd.mm.yyyy", "[$-407]d. mmmm yyyy", "hh:mm", "yyyy\\-mm\\-dd"] {
            assert!(is_day(day), "{day}");
        }
        for number in ["0", "\"SN\"000", "\\S0000", "0\" days\"", "[Red]0", "#,##0 \"h\""] {
            assert!(!is_day(number), "{number}");
        }
    }
}
