//! A label as SVG: one path for the code, one for each line of text, so that it looks the same everywhere.
//!
//! One unit is one dot of the job's resolution; width and height say how many millimetres that is.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::font::{EM, FaceId, Fonts, Glyph};
use super::job::{Job, Label};
use super::layout::{Picture, Placed, Text};
use super::outline::PathPen;
use super::qr::Symbol;
use super::runs::runs;
use super::stock::{Size, Turn};
use crate::domain::base64::base64;

/// Draws labels of one job, keeping the outlines it has drawn.
pub struct Drawer<'a> {
    fonts: &'a Fonts,
    cell: Size,
    turn: Turn,
    dpi: u32,
    outlines: HashMap<(FaceId, u16), String>,
}

impl<'a> Drawer<'a> {
    /// For labels of one job.
    pub fn new(fonts: &'a Fonts, job: &Job) -> Self {
        let (cell, turn) = (job.stock.cell, job.stock.turn);
        Self { fonts, cell, turn, dpi: job.dpi, outlines: HashMap::new() }
    }

    /// The whole file.
    pub fn draw(&mut self, label: &Label, symbol: &Symbol, placed: &Placed) -> String {
        let scale = f64::from(self.dpi) / 25.4;
        let Size { width, height } = self.cell;
        let (across, down) = if self.turn.is_sideways() { (height, width) } else { (width, height) };
        let mut svg = String::with_capacity(16 * 1024);
        // Writing into a string cannot fail.
        let _ = write!(
            svg,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{across}mm\" height=\"{down}mm\" \
             viewBox=\"0 0 {} {}\">\n<title>{}</title>\n",
            decimal(across * scale, 3),
            decimal(down * scale, 3),
            escaped(&format!("{} {}", label.model, label.serial)),
        );
        if let Some(turned) = turned(self.turn, width * scale, height * scale) {
            let _ = writeln!(svg, "<g transform=\"matrix({turned})\">");
        }
        symbol_path(&mut svg, symbol, placed);
        for text in &placed.texts {
            self.text_path(&mut svg, text, scale);
        }
        if let Some(rule) = placed.rule {
            let (left, right) = ((rule.left * scale).round(), (rule.right * scale).round());
            let thick = (0.12 * scale).round().max(1.0);
            let _ =
                writeln!(svg, "<path d=\"M{left} {}H{right}v{thick}H{left}z\"/>", (rule.y * scale).round());
        }
        for picture in &placed.pictures {
            image(&mut svg, picture);
        }
        svg.push_str(if self.turn == Turn::None { "</svg>\n" } else { "</g>\n</svg>\n" });
        svg
    }

    /// Glyphs in their file's units under one transformation: their outlines stay exact and alike wherever they stand. A path
    /// for each file; the first says what the line says.
    fn text_path(&mut self, svg: &mut String, text: &Text, scale: f64) {
        let (x, y) = (decimal(text.x * scale, 2), decimal(text.baseline * scale, 2));
        let runs = text.line.glyphs.chunk_by(|one, next| one.face == next.face);
        for (at, run) in runs.enumerate() {
            let em = f64::from(run.first().map_or(EM, |glyph| self.fonts.em(glyph.face)));
            let said = if at == 0 { escaped(&text.line.text) } else { String::new() };
            let unit = decimal(text.size * scale / em, 6);
            let _ =
                write!(svg, "<path aria-label=\"{said}\" transform=\"translate({x} {y})scale({unit})\" d=\"");
            for glyph in run {
                self.glyph(svg, glyph, em / f64::from(EM));
            }
            svg.push_str("\"/>\n");
        }
    }

    /// `per_unit`: the file's units in one of a line, 1 for Inter's.
    #[expect(clippy::float_cmp, reason = "exactly 1 where the file has as many units per em as a line")]
    fn glyph(&mut self, svg: &mut String, glyph: &Glyph, per_unit: f64) {
        let fonts = self.fonts;
        let outline = self.outlines.entry((glyph.face, glyph.id)).or_insert_with(|| {
            let mut pen = PathPen::default();
            fonts.draw(glyph.face, glyph.id, &mut pen);
            pen.path
        });
        if outline.is_empty() {
            return;
        }
        if per_unit == 1.0 {
            let _ = write!(svg, "M{} {}{outline}", glyph.x, -glyph.y);
        } else {
            let at = |units: i32| decimal(f64::from(units) * per_unit, 1);
            let _ = write!(svg, "M{} {}{outline}", at(glyph.x), at(-glyph.y));
        }
    }
}

/// Turns a label of this width and height clockwise about its middle, and back to the page's corner.
fn turned(turn: Turn, width: f64, height: f64) -> Option<String> {
    let (width, height) = (decimal(width, 3), decimal(height, 3));
    match turn {
        Turn::None => None,
        Turn::Quarter => Some(format!("0 1 -1 0 {height} 0")),
        Turn::Half => Some(format!("-1 0 0 -1 {width} {height}")),
        Turn::ThreeQuarters => Some(format!("0 -1 1 0 0 {width}")),
    }
}

/// A picture as a PNG within the drawing.
fn image(svg: &mut String, picture: &Picture) {
    let image = &picture.image;
    let png = super::png::colours(image.rgb(), (image.width(), image.height())).unwrap_or_default();
    let _ = writeln!(
        svg,
        "<image x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" href=\"data:image/png;base64,{}\"/>",
        picture.left,
        picture.top,
        image.width(),
        image.height(),
        base64(&png)
    );
}

fn symbol_path(svg: &mut String, symbol: &Symbol, placed: &Placed) {
    let code = placed.code;
    let _ = write!(
        svg,
        "<path shape-rendering=\"crispEdges\" transform=\"translate({} {})scale({})\" d=\"",
        code.left, code.top, code.module
    );
    for y in 0..symbol.size() {
        for (x, width) in runs(symbol, y) {
            let _ = write!(svg, "M{x} {y}h{width}v1h-{width}z");
        }
    }
    svg.push_str("\"/>\n");
}

fn decimal(value: f64, digits: usize) -> String {
    let text = format!("{value:.digits$}");
    if digits == 0 { text } else { text.trim_end_matches('0').trim_end_matches('.').to_owned() }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // XML 1.0 cannot say control characters at all.
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn bytes_are_written_as_the_standard_shows() {
        // RFC 4648, 10.
        for (bytes, text) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }
}
