//! Stocks from TOML: sizes in millimetres or inches, checked so that cells neither overlap nor leave the page.
//!
//! The form is explained at the top of `assets/stocks.toml`. A mistake names line, stock and what does not add up.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::{Size, Stock, Turn, key, trim};
use crate::labels::slip::Slip;

const MM_PER_INCH: f64 = 25.4;
/// Rounding in the makers' own figures; cells may overhang the page by no more.
const SLACK: f64 = 0.01;

/// A stock file that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum StockFileError {
    /// Not TOML, or a key is missing, unknown or of the wrong type.
    #[error("{file}: {slip}")]
    Toml {
        /// Which file.
        file: String,
        /// Where and what.
        slip: Slip,
    },
    /// The numbers cannot be a sheet.
    #[error("{file}: stock \"{stock}\": {what}")]
    Geometry {
        /// Which file.
        file: String,
        /// Which stock.
        stock: String,
        /// What does not add up.
        what: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    stock: Vec<Raw>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    name: String,
    maker: String,
    #[serde(default)]
    also: Vec<String>,
    unit: Unit,
    page: Page,
    cell: [f64; 2],
    corner: f64,
    grid: [u32; 2],
    first: [f64; 2],
    pitch: [f64; 2],
    margin: Margin,
    #[serde(default)]
    turn: u32,
    endless: Option<[f64; 2]>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Margin {
    All(f64),
    AcrossDown([f64; 2]),
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum Unit {
    Mm,
    In,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Page {
    Named(Format),
    Sides([f64; 2]),
}

#[derive(Deserialize)]
enum Format {
    A4,
    Letter,
}

/// The stocks of `text`, the contents of `file`.
pub(super) fn read(file: &str, text: &str) -> Result<Vec<Stock>, StockFileError> {
    let parsed: File = toml::from_str(text)
        .map_err(|error| StockFileError::Toml { file: file.to_owned(), slip: Slip::of(text, &error) })?;
    let mut names = BTreeSet::new();
    let stocks = parsed.stock.into_iter().map(|raw| {
        let name = raw.name.clone();
        let fresh = names.insert(key(&name));
        let stock = raw.into_stock().and_then(|stock| match fault(&stock) {
            None if fresh => Ok(stock),
            None => Err("described twice".to_owned()),
            Some(what) => Err(what),
        });
        stock.map_err(|what| StockFileError::Geometry { file: file.to_owned(), stock: name, what })
    });
    stocks.collect()
}

impl Raw {
    fn into_stock(self) -> Result<Stock, String> {
        let per_unit = match self.unit {
            Unit::Mm => 1.0,
            Unit::In => MM_PER_INCH,
        };
        let both = |[a, b]: [f64; 2]| [a * per_unit, b * per_unit];
        let size = |[width, height]: [f64; 2]| Size { width, height };
        let turn =
            Turn::of(self.turn).ok_or_else(|| format!("turn is {}; write 0, 90, 180 or 270", self.turn))?;
        let margin = match self.margin {
            Margin::All(margin) => [margin; 2],
            Margin::AcrossDown(margins) => margins,
        };
        Ok(Stock {
            name: self.name,
            maker: self.maker,
            also: self.also,
            page: match self.page {
                Page::Named(Format::A4) => Size { width: 210.0, height: 297.0 },
                Page::Named(Format::Letter) => Size { width: 8.5 * MM_PER_INCH, height: 11.0 * MM_PER_INCH },
                Page::Sides(sides) => size(both(sides)),
            },
            cell: size(both(self.cell)),
            corner: self.corner * per_unit,
            grid: self.grid,
            margin: both(margin),
            turn,
            endless: self.endless.map(both),
            first: both(self.first),
            pitch: both(self.pitch),
        })
    }
}

/// Why the numbers cannot be a sheet, if they cannot. Paper beyond 2 m is a slip of the decimal point.
fn fault(stock: &Stock) -> Option<String> {
    let lengths = [stock.page.width, stock.page.height, stock.cell.width, stock.cell.height];
    if lengths.iter().any(|mm| !(1.0..=2000.0).contains(mm)) {
        return Some("page and cell sides must lie between 1 mm and 2 m".to_owned());
    }
    if stock.grid.iter().any(|n| !(1..=1000).contains(n)) {
        return Some("grid needs 1 to 1000 columns and rows".to_owned());
    }
    let (width, height) = (stock.cell.width, stock.cell.height);
    let small = [(stock.corner, width.min(height)), (stock.margin[0], width), (stock.margin[1], height)];
    if small.iter().any(|(mm, side)| !(0.0..side / 2.0).contains(mm)) {
        return Some("corner and margin must be at least 0 and less than half a cell".to_owned());
    }
    if let Some([least, most]) = stock.endless {
        if stock.per_page() > 1 || stock.cell != stock.page {
            return Some("endless tape holds one label a page, as large as the page".to_owned());
        }
        if !(1.0..=2000.0).contains(&least) || !(least..=2000.0).contains(&most) {
            return Some("endless must be the least and the greatest length, from 1 mm to 2 m".to_owned());
        }
    }
    if stock.turn.is_sideways() && stock.per_page() > 1 {
        return Some("a sheet of many labels cannot be turned sideways".to_owned());
    }
    let axes = [
        ("across", stock.page.width, stock.cell.width, 0),
        ("down", stock.page.height, stock.cell.height, 1),
    ];
    axes.into_iter().find_map(|(axis, page, cell, at)| {
        let (first, pitch, count) = (stock.first[at], stock.pitch[at], stock.grid[at]);
        let end = first + f64::from(count - 1) * pitch + cell;
        if count > 1 && pitch < cell - SLACK {
            Some(format!("cells overlap {axis}: {} mm wide, but one every {} mm", trim(cell), trim(pitch)))
        } else if first < -SLACK || end > page + SLACK || !end.is_finite() {
            Some(format!("cells leave the page {axis}: they end at {} of {} mm", trim(end), trim(page)))
        } else {
            None
        }
    })
}
