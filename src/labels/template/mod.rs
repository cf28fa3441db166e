//! What stands on a label and what gives way: a template for each role, or one of the maker's own.
//!
//! Data, no geometry: `read` takes it from TOML, `said` fills it with the texts of one label, `layout` finds the places. The
//! commented form is `assets/sample/label.toml`.

mod read;
mod said;

use super::layout::Element;

pub use read::{Marked, TemplateText};
pub use said::{Said, Saying};

/// What a printed piece is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Role {
    /// Sits on the product: one for each unit.
    #[default]
    Unit,
    /// Sits on a box with several units of one product.
    Carton,
    /// Lies in the manual and shows where the label is: one for each unit, of a bank card's size.
    Card,
}

impl Role {
    /// As people write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Carton => "carton",
            Self::Card => "card",
        }
    }
}

/// How symbol and text share a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrangement {
    /// All text right of the symbol: flat cells.
    Side,
    /// Facts right of the symbol, call to action and host across the foot: cells of a card's proportions.
    Foot,
    /// All text below the symbol: upright cells.
    Stack,
}

/// Where a block stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum At {
    /// Hangs from the top of the column.
    Top,
    /// Stands on the bottom of the column.
    Bottom,
    /// Across the foot; where there is none, on the bottom of the column.
    Foot,
}

/// What a block shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Show {
    /// The product's name, in at most so many lines.
    Name(usize),
    /// The call to action, in at most so many lines.
    Call(usize),
    /// A text of the maker's own, the number of it and in at most so many lines. Never cut.
    Text(u8, String, usize),
    /// Facts below each other, values aligned.
    Facts(Vec<Element>),
    /// Two facts at the ends of one line.
    Pair(Element, Element),
    /// `(01)` and what follows it in the code: human readable interpretation after the GS1 General Specifications.
    Hri,
    /// The logo, so many millimetres high on a cell 38 mm high.
    Logo(f64),
    /// The picture of where the label is, as high as that, and the words to it beside it.
    Figure(f64),
}

/// A block of a template.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// What.
    pub show: Show,
    /// Points on a cell 38 mm high: what is wanted, and what nothing may shrink below.
    pub points: (f64, f64),
    /// Whether values and prose are bold.
    pub bold: bool,
    /// Where.
    pub at: At,
}

/// Where the logo goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LogoPlace {
    /// Where a block shows it.
    #[default]
    Beside,
    /// In the middle of the code, on modules left white for it.
    Inside,
}

/// What stands on a label, and what gives way first.
#[derive(Debug, Clone, PartialEq)]
pub struct Template {
    /// What it is for.
    pub role: Role,
    /// `None`: by the cell's proportions.
    pub arrangement: Option<Arrangement>,
    /// The symbol takes at most this share of a cell's width, quiet zone included.
    pub share: f64,
    /// Where the logo goes, if there is one.
    pub logo: LogoPlace,
    /// What a small cell gives up, the first first. The code and serials never.
    pub drop: Vec<Element>,
    /// In reading order: of each place from top to bottom.
    pub blocks: Vec<Block>,
}

/// What a small cell gives up, the first first. Model, serial, HRI and typed code are never given up.
pub const DROP_ORDER: [Element; 5] =
    [Element::Logo, Element::Figure, Element::CallToAction, Element::Name, Element::Host];
/// So that text beside the symbol can breathe.
const SHARE: f64 = 0.48;

impl Default for Template {
    fn default() -> Self {
        Self::of(Role::Unit)
    }
}

impl Template {
    /// The built-in one of a role.
    pub fn of(role: Role) -> Self {
        use Element::{Batch, First, Host, Last, Model, Serial, Typed, Units};
        let block = |show, points, bold, at| Block { show, points, bold, at };
        let name = block(Show::Name(2), (9.0, 5.5), true, At::Top);
        let facts = |list: &[Element]| block(Show::Facts(list.to_vec()), (7.0, 4.0), true, At::Top);
        let hri = block(Show::Hri, (6.0, 4.0), false, At::Bottom);
        let call = block(Show::Call(2), (7.5, 5.0), true, At::Foot);
        let typed = block(Show::Pair(Host, Typed), (6.0, 4.0), false, At::Foot);
        let logo = block(Show::Logo(6.0), (6.0, 4.0), false, At::Top);
        let figure = block(Show::Figure(13.0), (6.0, 4.5), false, At::Bottom);
        let blocks = match role {
            Role::Unit => vec![logo, name, facts(&[Model, Serial]), hri, call, typed],
            Role::Card => vec![logo, name, facts(&[Model, Serial]), figure, call, typed],
            Role::Carton => {
                let host = block(Show::Facts(vec![Host]), (6.0, 4.0), false, At::Foot);
                vec![logo, name, facts(&[Model, Units, First, Last, Batch]), hri, host]
            }
        };
        let logo = LogoPlace::Beside;
        Self { role, arrangement: None, share: SHARE, logo, drop: DROP_ORDER.to_vec(), blocks }
    }

    /// Whether the logo goes into the code.
    pub fn has_logo_inside(&self) -> bool {
        self.logo == LogoPlace::Inside
    }
}
