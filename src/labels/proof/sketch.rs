//! An SVG read back: the code's path walked, letters recognised by their outlines.

use super::{Expected, Found, Mismatch, Readings};
use crate::labels::font::Fonts;
use crate::labels::job::Job;

/// Checks a drawing of one label.
pub fn check(
    fonts: &Fonts,
    readings: &Readings,
    job: &Job,
    svg: &str,
    expected: &Expected,
) -> Result<(), Mismatch> {
    let mut symbols = Vec::new();
    let mut lines: Vec<String> = Vec::new();
    for path in svg.split("<path ").skip(1) {
        let steps = attribute(path, " d=\"").or_else(|| path.strip_prefix("d=\"").and_then(until_quote));
        let steps = steps.ok_or(Mismatch::Broken("path without d"))?;
        if path.starts_with("shape-rendering") {
            symbols.push(symbol(steps, expected.symbol.size())?);
        } else if path.starts_with("aria-label") {
            let said = text(steps, fonts, readings);
            // A line in several fonts has a path for each; the first says what the line says.
            match lines.last_mut() {
                Some(line) if path.starts_with("aria-label=\"\"") => line.push_str(&said),
                _ => lines.push(said),
            }
        }
    }
    let [found] = symbols.as_slice() else { return Err(Mismatch::Count(symbols.len())) };
    found.check(expected)?;
    readings.check(fonts, job, &expected.label, &lines)
}

fn attribute<'a>(path: &'a str, name: &str) -> Option<&'a str> {
    path.split_once(name).and_then(|(_, rest)| until_quote(rest))
}

fn until_quote(text: &str) -> Option<&str> {
    text.split_once('"').map(|(value, _)| value)
}

/// `M{x} {y}h{width}v1h-{width}z` for each run, in modules.
fn symbol(steps: &str, size: usize) -> Result<Found, Mismatch> {
    let mut found = Found::new(size)?;
    for run in steps.split('M').skip(1) {
        let (place, rest) = run.split_once('h').ok_or(Mismatch::Grid)?;
        let (x, y) = place.split_once(' ').ok_or(Mismatch::Grid)?;
        let (width, back) = rest.split_once("v1h-").ok_or(Mismatch::Grid)?;
        if back.strip_suffix('z') != Some(width) {
            return Err(Mismatch::Grid);
        }
        let number = |text: &str| text.parse::<usize>().map_err(|_| Mismatch::Grid);
        let (x, y) = (number(x)?, number(y)?);
        found.darken_run(x, y, number(width)?)?;
    }
    Ok(found)
}

/// `M{x} {y}` and the outline of each glyph, which starts with `m`.
fn text(steps: &str, fonts: &Fonts, readings: &Readings) -> String {
    let glyphs = steps.split('M').skip(1);
    let read = |glyph: &str| glyph.find('m').and_then(|start| readings.outline(fonts, &glyph[start..]));
    glyphs.map(|glyph| read(glyph).unwrap_or('\u{fffd}')).collect()
}
