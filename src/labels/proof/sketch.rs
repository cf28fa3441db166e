//! An SVG read back: the code's path walked, letters recognised by their outlines.

use super::cover::Square;
use super::{Expected, Found, Mismatch, Readings};
use crate::labels::font::Fonts;
use crate::labels::job::Job;
use crate::labels::stock::Turn;

/// Checks a drawing of one label.
pub fn check(
    fonts: &Fonts,
    readings: &Readings,
    job: &Job,
    svg: &str,
    expected: &Expected,
) -> Result<(), Mismatch> {
    if !is_turned(svg, job.stock.turn) {
        return Err(Mismatch::Outside);
    }
    let mut symbols = Vec::new();
    let mut lines: Vec<String> = Vec::new();
    let mut code = None;
    for path in svg.split("<path ").skip(1) {
        let steps = attribute(path, " d=\"").or_else(|| path.strip_prefix("d=\"").and_then(until_quote));
        let steps = steps.ok_or(Mismatch::Broken("path without d"))?;
        if path.starts_with("shape-rendering") {
            symbols.push(symbol(steps, expected.symbol.size())?);
            code = place(path);
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
    let code = code.ok_or(Mismatch::Count(0))?;
    for image in svg.split("<image ").skip(1) {
        let side = |name: &str| number(image, name).ok_or(Mismatch::Broken("image"));
        let place = [side("x")?, side("y")?, side("width")?, side("height")?];
        let (left, top, module) = code;
        Square { left, top, module, found }.bears(place)?;
    }
    readings.check(fonts, job, &expected.label, &lines)
}

/// Whether all is drawn the way the printer wants it, and comes to lie on the page: its corners do.
fn is_turned(svg: &str, turn: Turn) -> bool {
    let Some((_, group)) = svg.split_once("<g transform=\"matrix(") else { return turn == Turn::None };
    let list =
        |text: &str| text.split(' ').map(str::parse).collect::<Result<Vec<f64>, _>>().unwrap_or_default();
    let matrix = group.split_once(')').map(|(matrix, _)| list(matrix)).unwrap_or_default();
    let page = attribute(svg, " viewBox=\"").map(list).unwrap_or_default();
    let ([a, b, c, d, right, down], [.., wide, high]) = (matrix.as_slice(), page.as_slice()) else {
        return false;
    };
    let cell = if turn.is_sideways() { (*high, *wide) } else { (*wide, *high) };
    // Where the label's own right is.
    let way = match turn {
        Turn::None => (1.0, 0.0),
        Turn::Quarter => (0.0, 1.0),
        Turn::Half => (-1.0, 0.0),
        Turn::ThreeQuarters => (0.0, -1.0),
    };
    let upright = a * d - b * c > 0.0;
    let near = |value: f64, other: f64| (value - other).abs() < 0.01;
    let corner = |x: f64, y: f64| (a * x + c * y + right, b * x + d * y + down);
    let on_page = |(x, y): (f64, f64)| (near(x, 0.0) || near(x, *wide)) && (near(y, 0.0) || near(y, *high));
    upright
        && near(*a, way.0)
        && near(*b, way.1)
        && on_page(corner(0.0, 0.0))
        && on_page(corner(cell.0, cell.1))
}

/// Left, top and module of a symbol: `translate({x} {y})scale({module})`.
fn place(path: &str) -> Option<(f64, f64, f64)> {
    let (_, rest) = path.split_once("translate(")?;
    let (left, rest) = rest.split_once(' ')?;
    let (top, rest) = rest.split_once(")scale(")?;
    let (module, _) = rest.split_once(')')?;
    Some((left.parse().ok()?, top.parse().ok()?, module.parse().ok()?))
}

fn number(image: &str, name: &str) -> Option<f64> {
    let mut words = image.split_ascii_whitespace();
    let value = words.find_map(|word| word.strip_prefix(name)?.strip_prefix("=\""));
    value.and_then(until_quote)?.parse().ok()
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
