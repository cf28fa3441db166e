//! The sheets and rolls labels are printed on: where each cell lies, in millimetres from the page's upper left corner.
//!
//! Read from TOML (`assets/stocks.toml`, own files the same way, see `read`) and checked once, so that a [`Stock`] you
//! hold is drawable; `marks` says where a cutter cuts. Knows nothing of what is printed; `layout` fills a cell, the
//! writers ask where it is.

mod marks;
mod read;

pub use marks::Mark;
pub use read::StockFileError;

const BUILT_IN: &str = include_str!("../../../assets/stocks.toml");

/// Width and height in millimetres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    /// Millimetres across.
    pub width: f64,
    /// Millimetres down.
    pub height: f64,
}

/// By how much a page is turned on its way into the printer, clockwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Turn {
    /// As one reads it.
    #[default]
    None,
    /// A quarter: tapes whose labels are longer than the tape is wide.
    Quarter,
    /// Upside down.
    Half,
    /// A quarter the other way.
    ThreeQuarters,
}

impl Turn {
    /// From 0, 90, 180 or 270 degrees.
    pub fn of(degrees: u32) -> Option<Self> {
        match degrees {
            0 => Some(Self::None),
            90 => Some(Self::Quarter),
            180 => Some(Self::Half),
            270 => Some(Self::ThreeQuarters),
            _ => None,
        }
    }

    /// 0, 90, 180 or 270.
    pub fn degrees(self) -> u32 {
        match self {
            Self::None => 0,
            Self::Quarter => 90,
            Self::Half => 180,
            Self::ThreeQuarters => 270,
        }
    }

    /// Whether width and height change places.
    pub fn is_sideways(self) -> bool {
        matches!(self, Self::Quarter | Self::ThreeQuarters)
    }

    /// What undoes it.
    #[must_use]
    pub fn back(self) -> Self {
        match self {
            Self::Quarter => Self::ThreeQuarters,
            Self::ThreeQuarters => Self::Quarter,
            same => same,
        }
    }
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
    /// How far ink keeps from a cell's edge across and down, in millimetres: what the printer cannot reach, and how far
    /// sheets slip.
    pub margin: [f64; 2],
    /// How the printer wants the page.
    pub turn: Turn,
    /// Tape without end: the least and greatest length of a label, in millimetres across as one reads it, or down.
    pub endless: Option<[f64; 2]>,
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

    /// "Avery L7160, 63.5 × 38.1 mm, 3 × 7": in any language.
    pub fn facts(&self) -> String {
        let [columns, rows] = self.grid;
        let (width, height) = (trim(self.cell.width), trim(self.cell.height));
        format!("{} {}, {width} × {height} mm, {columns} × {rows}", self.maker, self.name)
    }

    /// "Avery L7160, 3 × 7 labels of 63.5 × 38.1 mm".
    pub fn describe(&self) -> String {
        let [columns, rows] = self.grid;
        let (width, height) = (trim(self.cell.width), trim(self.cell.height));
        format!("{} {}, {columns} × {rows} labels of {width} × {height} mm", self.maker, self.name)
    }

    /// Cuts tape without end into labels of this length, in millimetres.
    ///
    /// # Errors
    /// The tape has an end, or the printer cannot cut such labels.
    pub fn cut_to(&mut self, length: f64) -> Result<(), String> {
        let Some([least, most]) = self.endless else {
            return Err(format!(
                "{} {} has labels of one size; only endless tape has a length",
                self.maker, self.name
            ));
        };
        if !(least..=most).contains(&length) {
            return Err(format!(
                "{} {} is cut to lengths from {} to {} mm, not to {}",
                self.maker,
                self.name,
                trim(least),
                trim(most),
                trim(length)
            ));
        }
        let page = &mut self.page;
        // Tape runs out of the printer lengthwise: down the page, or across one that is turned.
        let side = if self.turn.is_sideways() { &mut page.width } else { &mut page.height };
        *side = length;
        self.cell = self.page;
        Ok(())
    }

    /// Turns pages another way than the stock says.
    ///
    /// # Errors
    /// A sheet of many labels lies in the printer as it does.
    pub fn turn_to(&mut self, turn: Turn) -> Result<(), String> {
        if turn.is_sideways() && self.per_page() > 1 {
            return Err(format!(
                "{} {} is a sheet of many labels; only single ones turn sideways",
                self.maker, self.name
            ));
        }
        self.turn = turn;
        Ok(())
    }

    fn answers_to(&self, wanted: &str) -> bool {
        let full = format!("{}{}", self.maker, self.name);
        std::iter::once(&self.name).chain(&self.also).chain([&full]).any(|name| key(name) == wanted)
    }
}

/// At most two digits after the point, and no more than it needs.
pub(super) fn trim(mm: f64) -> String {
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
    format!("{list}`aftersale stocks` lists all; your own go into a file that [labels] stocks names")
}

/// All stocks known to a job.
#[derive(Debug, Clone)]
pub struct Stocks(Vec<Stock>);

impl Stocks {
    /// The stocks that come with the program.
    pub fn built_in() -> Result<Self, StockFileError> {
        Ok(Self(read::read("built-in stocks", BUILT_IN)?))
    }

    /// Adds the stocks of `text`, the contents of `file`; a known name is replaced, so that makers' errors can be mended.
    pub fn add(&mut self, file: &str, text: &str) -> Result<(), StockFileError> {
        let new = read::read(file, text)?;
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
