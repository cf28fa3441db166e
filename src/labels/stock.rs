//! The sheets labels are printed on: where each cell lies, in millimetres from the page's upper left corner.
//!
//! Read from TOML (`assets/stocks.toml`, own files the same way) and checked once, so that a [`Stock`] you hold is
//! drawable. Knows nothing of what is printed; `layout` fills a cell, the writers ask where it is.

use std::collections::BTreeSet;

use serde::Deserialize;

const BUILT_IN: &str = include_str!("../../assets/stocks.toml");
const MM_PER_INCH: f64 = 25.4;
/// Rounding in the makers' own figures; cells may overhang the page by no more.
const SLACK: f64 = 0.01;

/// Width and height in millimetres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    /// Millimetres across.
    pub width: f64,
    /// Millimetres down.
    pub height: f64,
}

/// One kind of sheet or roll.
#[derive(Debug, Clone, PartialEq)]
pub struct Stock {
    /// The maker's part number, as printed on the box.
    pub name: String,
    /// Who makes it.
    pub maker: String,
    /// Other part numbers of the same geometry.
    pub also: Vec<String>,
    /// The sheet.
    pub page: Size,
    /// One label.
    pub cell: Size,
    /// Radius of a label's corners, in millimetres.
    pub corner: f64,
    /// Labels across and down.
    pub grid: [u32; 2],
    /// How far ink keeps from a cell's edge, in millimetres.
    pub margin: f64,
    first: [f64; 2],
    pitch: [f64; 2],
}

impl Stock {
    /// Labels on a sheet.
    pub fn per_page(&self) -> u32 {
        self.grid[0] * self.grid[1]
    }

    /// Left and top edge of the cell `index`, in millimetres; cells count from 0 along rows, from the upper left.
    pub fn cell_at(&self, index: u32) -> (f64, f64) {
        let [columns, rows] = self.grid;
        let (column, row) = (index % columns, index / columns % rows);
        (self.first[0] + f64::from(column) * self.pitch[0], self.first[1] + f64::from(row) * self.pitch[1])
    }

    /// "Avery L7160, 3 × 7 labels of 63.5 × 38.1 mm".
    pub fn describe(&self) -> String {
        let [columns, rows] = self.grid;
        let (width, height) = (trim(self.cell.width), trim(self.cell.height));
        format!("{} {}, {columns} × {rows} labels of {width} × {height} mm", self.maker, self.name)
    }

    fn answers_to(&self, wanted: &str) -> bool {
        let full = format!("{}{}", self.maker, self.name);
        std::iter::once(&self.name).chain(&self.also).chain([&full]).any(|name| key(name) == wanted)
    }
}

fn trim(mm: f64) -> String {
    let text = format!("{mm:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Letters and digits in lower case: "Avery L-7160" is "averyl7160".
fn key(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Nobody sells a stock of this name, as far as we know.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no stock is called \"{name}\": {}", suggestion(.nearest))]
pub struct UnknownStock {
    /// What was asked for.
    pub name: String,
    /// Up to three known names, the most similar first.
    pub nearest: Vec<String>,
}

fn suggestion(nearest: &[String]) -> String {
    let list =
        if nearest.is_empty() { String::new() } else { format!("did you mean {}? ", nearest.join(", ")) };
    format!("{list}`aftersale stocks` lists all; your own go into a stocks file")
}

/// A stock file that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum StockFileError {
    /// Not TOML, or a key is missing, unknown or of the wrong type.
    #[error("{file}: {source}")]
    Toml {
        /// Which file.
        file: String,
        /// Where and what.
        source: Box<toml::de::Error>,
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

/// All stocks known to a job.
#[derive(Debug, Clone)]
pub struct Stocks(Vec<Stock>);

impl Stocks {
    /// The stocks that come with the program.
    pub fn built_in() -> Result<Self, StockFileError> {
        Ok(Self(read("built-in stocks", BUILT_IN)?))
    }

    /// Adds the stocks of `text`, the contents of `file`; a known name is replaced, so that makers' errors can be mended.
    pub fn add(&mut self, file: &str, text: &str) -> Result<(), StockFileError> {
        let new = read(file, text)?;
        self.0.retain(|old| new.iter().all(|stock| key(&stock.name) != key(&old.name)));
        self.0.extend(new);
        Ok(())
    }

    /// In the order of their files.
    pub fn list(&self) -> &[Stock] {
        &self.0
    }

    /// By part number, with or without the maker, whatever the case; by an equivalent number if no name fits.
    pub fn find(&self, name: &str) -> Result<&Stock, UnknownStock> {
        let wanted = key(name);
        let exact = self.0.iter().find(|stock| key(&stock.name) == wanted);
        exact
            .or_else(|| self.0.iter().find(|stock| stock.answers_to(&wanted)))
            .ok_or_else(|| UnknownStock { name: name.to_owned(), nearest: self.nearest(&wanted) })
    }

    fn nearest(&self, wanted: &str) -> Vec<String> {
        let score = |name: &str| strsim::jaro_winkler(&key(name), wanted);
        let best = |stock: &Stock| {
            let full = format!("{}{}", stock.maker, stock.name);
            stock.also.iter().chain([&full, &stock.name]).map(|name| score(name)).fold(0.0, f64::max)
        };
        let mut ranked: Vec<_> = self.0.iter().map(|stock| (best(stock), &stock.name)).collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        ranked.into_iter().filter(|(score, _)| *score > 0.6).take(3).map(|(_, name)| name.clone()).collect()
    }
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
    margin: f64,
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

fn read(file: &str, text: &str) -> Result<Vec<Stock>, StockFileError> {
    let parsed: File = toml::from_str(text)
        .map_err(|source| StockFileError::Toml { file: file.to_owned(), source: Box::new(source) })?;
    let mut names = BTreeSet::new();
    let stocks = parsed.stock.into_iter().map(|raw| {
        let stock = raw.into_stock();
        let fresh = names.insert(key(&stock.name));
        let fault = fault(&stock).or_else(|| (!fresh).then(|| "described twice".to_owned()));
        match fault {
            None => Ok(stock),
            Some(what) => Err(StockFileError::Geometry { file: file.to_owned(), stock: stock.name, what }),
        }
    });
    stocks.collect()
}

impl Raw {
    fn into_stock(self) -> Stock {
        let per_unit = match self.unit {
            Unit::Mm => 1.0,
            Unit::In => MM_PER_INCH,
        };
        let both = |[a, b]: [f64; 2]| [a * per_unit, b * per_unit];
        let size = |[width, height]: [f64; 2]| Size { width, height };
        Stock {
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
            margin: self.margin * per_unit,
            first: both(self.first),
            pitch: both(self.pitch),
        }
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
    let small = [stock.corner, stock.margin];
    if small.iter().any(|mm| !(0.0..stock.cell.width.min(stock.cell.height) / 2.0).contains(mm)) {
        return Some("corner and margin must be at least 0 and less than half a cell".to_owned());
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn l7160_and_5160_lie_where_their_makers_say() {
        let stocks = Stocks::built_in().unwrap();
        let a4 = stocks.find("Avery L7160").unwrap();
        let (left, top) = a4.cell_at(20);
        assert_eq!((a4.per_page(), a4.cell_at(0)), (21, (7.25, 15.15)));
        assert!((left - 139.25).abs() < 1e-9 && (top - 243.75).abs() < 1e-9);
        let letter = stocks.find("avery-5160").unwrap();
        let (left, top) = letter.cell_at(4);
        assert_eq!(letter.per_page(), 30);
        assert!((left - 2.9375 * 25.4).abs() < 1e-9 && (top - 1.5 * 25.4).abs() < 1e-9);
    }

    #[test]
    fn built_in_sheets_are_symmetrical() {
        for stock in Stocks::built_in().unwrap().list() {
            let (left, top) = stock.cell_at(0);
            let (last_left, last_top) = stock.cell_at(stock.per_page() - 1);
            let right = stock.page.width - last_left - stock.cell.width;
            let bottom = stock.page.height - last_top - stock.cell.height;
            assert!((left - right).abs() < 0.1 && (top - bottom).abs() < 0.1, "{}", stock.name);
        }
    }

    #[test]
    fn a_misspelt_stock_names_the_nearest() {
        let miss = Stocks::built_in().unwrap().find("L7610").unwrap_err();
        assert!(miss.nearest.contains(&"L7160".to_owned()), "{miss}");
        assert!(miss.to_string().contains("did you mean"));
    }

    #[test]
    fn geometry_that_cannot_be_is_refused_with_stock_and_reason() {
        let own = |cell: &str, first: &str| {
            format!(
                "[[stock]]\nname = 'X'\nmaker = 'Y'\nunit = 'mm'\npage = 'A4'\ncell = {cell}\ncorner = 0\n\
                 grid = [2, 2]\nfirst = {first}\npitch = [50, 50]\nmargin = 1\n"
            )
        };
        let mut stocks = Stocks::built_in().unwrap();
        let mut refusal = |text: &str| stocks.add("own.toml", text).unwrap_err().to_string();
        assert!(refusal(&own("[60, 20]", "[5, 5]")).contains("\"X\": cells overlap across"));
        assert!(refusal(&own("[40, 20]", "[140, 5]")).contains("leave the page across"));
        assert!(refusal(&own("[40, nan]", "[5, 5]")).contains("between 1 mm"));
        assert!(refusal("[[stock]]\nnam = 'X'").contains("nam"));
        stocks.add("own.toml", &own("[40, 20]", "[5, 5]")).unwrap();
        assert_eq!(stocks.find("x").unwrap().maker, "Y");
    }
}
