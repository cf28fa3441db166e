//! Templates from TOML: names the line of a mistake and the nearest known key. The form: `assets/sample/label.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::{Arrangement, At, Block, LogoPlace, Role, Show, Template};
use crate::labels::layout::Element;
use crate::labels::slip::{Slip, nearest};

/// More texts than this no label holds; the proof looks for each of them.
const TEXTS: usize = 24;

/// A template and what it names besides: a file for the logo.
#[derive(Debug, Clone, PartialEq)]
pub struct Marked {
    /// The template.
    pub template: Template,
    /// Path of the logo's file, as it is written there.
    pub logo: Option<String>,
}

/// The text of a template file, and the language its own texts are wanted in.
#[derive(Debug, Clone, Copy)]
pub struct TemplateText<'a> {
    /// TOML.
    pub toml: &'a str,
    /// BCP 47.
    pub lang: &'a str,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    arrangement: Option<ArrangementWord>,
    drop: Option<Spanned<Vec<String>>>,
    code: Option<CodePart>,
    logo: Option<LogoPart>,
    block: Vec<Spanned<BlockPart>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CodePart {
    share: Spanned<f64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LogoPart {
    file: Option<String>,
    #[serde(default)]
    place: PlaceWord,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BlockPart {
    show: Option<Vec<String>>,
    text: Option<Phrase>,
    #[serde(default)]
    side_by_side: bool,
    size: Option<f64>,
    least: Option<f64>,
    lines: Option<usize>,
    height: Option<f64>,
    bold: Option<bool>,
    #[serde(default)]
    at: AtWord,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Phrase {
    One(String),
    Languages(BTreeMap<String, String>),
}

#[derive(Deserialize, Default, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum AtWord {
    #[default]
    Top,
    Bottom,
    Foot,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum ArrangementWord {
    Auto,
    Side,
    Foot,
    Stack,
}

#[derive(Deserialize, Default, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum PlaceWord {
    #[default]
    Beside,
    Inside,
}

/// What a block may show.
const SHOWN: [(&str, Element); 13] = [
    ("name", Element::Name),
    ("call", Element::CallToAction),
    ("model", Element::Model),
    ("serial", Element::Serial),
    ("host", Element::Host),
    ("typed", Element::Typed),
    ("batch", Element::Batch),
    ("made", Element::MadeOn),
    ("units", Element::Units),
    ("first", Element::First),
    ("last", Element::Last),
    ("logo", Element::Logo),
    ("picture", Element::Figure),
];
/// What may be given up. The rest is what a label is for.
const DROPPED: [(&str, Element); 8] = [
    ("logo", Element::Logo),
    ("picture", Element::Figure),
    ("call", Element::CallToAction),
    ("name", Element::Name),
    ("host", Element::Host),
    ("batch", Element::Batch),
    ("made", Element::MadeOn),
    ("text", Element::Text(0)),
];

impl Template {
    /// Reads a template for a role.
    ///
    /// # Errors
    /// The first mistake with its line.
    pub fn parse(role: Role, text: TemplateText<'_>) -> Result<Marked, Slip> {
        let toml = text.toml;
        let file: File = toml::from_str(toml).map_err(|error| Slip::of(toml, &error))?;
        let mut template = Self { blocks: Vec::new(), ..Self::of(role) };
        template.arrangement = file.arrangement.and_then(|word| match word {
            ArrangementWord::Auto => None,
            ArrangementWord::Side => Some(Arrangement::Side),
            ArrangementWord::Foot => Some(Arrangement::Foot),
            ArrangementWord::Stack => Some(Arrangement::Stack),
        });
        if let Some(code) = file.code {
            let (share, at) = (*code.share.get_ref(), code.share.span().start);
            if !(0.2..=0.8).contains(&share) {
                return Err(Slip::at(
                    toml,
                    at,
                    format!("share is {share}; a code takes 0.2 to 0.8 of the width"),
                ));
            }
            template.share = share;
        }
        let mut texts = 0;
        for part in file.block {
            let at = part.span().start;
            let block = part.into_inner().block(text.lang, &mut texts);
            template.blocks.push(block.map_err(|what| Slip::at(toml, at, what))?);
        }
        template.blocks.sort_by_key(|block| block.at);
        if let Some(drop) = file.drop {
            let at = drop.span().start;
            template.drop =
                order(drop.get_ref(), texts).map_err(|what| Slip::at(toml, at, format!("drop: {what}")))?;
        }
        template.check().map_err(|what| Slip::at(toml, 0, what))?;
        let logo = file.logo;
        if logo.as_ref().is_some_and(|logo| matches!(logo.place, PlaceWord::Inside)) {
            template.logo = LogoPlace::Inside;
        }
        Ok(Marked { template, logo: logo.and_then(|logo| logo.file) })
    }

    /// Whether it shows what its role is for, and no more than a label holds.
    fn check(&self) -> Result<(), String> {
        let shown: Vec<Element> = self.blocks.iter().flat_map(|block| block.show.elements()).collect();
        let name = |element: &Element| {
            SHOWN.iter().find(|(_, known)| known == element).map_or("this", |(name, _)| *name)
        };
        let carton = [Element::Units, Element::First, Element::Last];
        let (must, never): (&[Element], &[Element]) = match self.role {
            Role::Carton => (&carton, &[Element::Serial, Element::Typed, Element::Figure]),
            Role::Unit | Role::Card => (&[Element::Serial], &carton),
        };
        let role = self.role.name();
        if let Some(missing) = must.iter().find(|element| !shown.contains(element)) {
            return Err(format!("a {role} label always shows \"{}\": add it to a block", name(missing)));
        }
        if let Some(foreign) = never.iter().find(|element| shown.contains(element)) {
            return Err(format!(
                "a {role} label has no \"{}\": leave it out, or print another --role",
                name(foreign)
            ));
        }
        for (at, element) in shown.iter().enumerate() {
            if shown[..at].contains(element) {
                return Err(format!("\"{}\" is shown twice", name(element)));
            }
        }
        if shown.len() > TEXTS {
            return Err(format!("{} texts are more than a label holds: {TEXTS} at most", shown.len()));
        }
        Ok(())
    }
}

/// `text` stands for all texts of the maker's own.
fn order(words: &[String], texts: u8) -> Result<Vec<Element>, String> {
    let mut order = Vec::new();
    for word in words {
        let known = DROPPED.iter().find(|(name, _)| name == word).map(|(_, element)| *element);
        match known {
            Some(Element::Text(_)) => order.extend((0..texts).rev().map(Element::Text)),
            Some(element) => order.push(element),
            None if SHOWN.iter().any(|(name, _)| name == word) => {
                return Err(format!("\"{word}\" is never given up: the label would be worth nothing"));
            }
            None => {
                return Err(format!("unknown word {word}{}", nearest(word, &DROPPED.map(|(name, _)| name))));
            }
        }
    }
    Ok(order)
}

impl Show {
    /// What it shows, by element.
    fn elements(&self) -> Vec<Element> {
        match self {
            Self::Name(_) => vec![Element::Name],
            Self::Call(_) => vec![Element::CallToAction],
            Self::Text(number, ..) => vec![Element::Text(*number)],
            Self::Facts(list) => list.clone(),
            Self::Pair(one, other) => vec![*one, *other],
            Self::Hri => vec![Element::Gtin],
            Self::Logo(_) => vec![Element::Logo],
            Self::Figure(_) => vec![Element::Figure],
        }
    }
}

impl BlockPart {
    fn block(self, lang: &str, texts: &mut u8) -> Result<Block, String> {
        let lines = self.lines.unwrap_or(2);
        if !(1..=6).contains(&lines) {
            return Err(format!("lines is {lines}; write 1 to 6"));
        }
        let height = self.height.unwrap_or(6.0);
        if !(1.0..=60.0).contains(&height) {
            return Err(format!("height is {height}; write 1 to 60, in millimetres"));
        }
        let show = match (self.show, self.text) {
            (None, Some(phrase)) => {
                *texts += 1;
                Show::Text(*texts - 1, phrase.get(lang)?, lines)
            }
            (Some(words), None) => shown(&words, self.side_by_side, lines, height)?,
            _ => return Err("a block has either show = [\"…\"] or text = \"…\"".to_owned()),
        };
        let (size, bold) = match show {
            Show::Name(_) => (9.0, true),
            Show::Call(_) => (7.5, true),
            Show::Facts(_) => (7.0, true),
            _ => (6.0, false),
        };
        let size = self.size.unwrap_or(size);
        let least = self.least.unwrap_or(f64::min(size, 4.0));
        if !(3.0..=72.0).contains(&least) || !(least..=72.0).contains(&size) {
            return Err(format!(
                "size {size} and least {least}: write 3 to 72 points, least no more than size"
            ));
        }
        let at = match self.at {
            AtWord::Top => At::Top,
            AtWord::Bottom => At::Bottom,
            AtWord::Foot => At::Foot,
        };
        Ok(Block { show, points: (size, least), bold: self.bold.unwrap_or(bold), at })
    }
}

fn shown(words: &[String], side_by_side: bool, lines: usize, height: f64) -> Result<Show, String> {
    if words == ["hri"] {
        return Ok(Show::Hri);
    }
    let mut elements = Vec::new();
    for word in words {
        let known = SHOWN.iter().find(|(name, _)| name == word).map(|(_, element)| *element);
        let names: Vec<&str> = SHOWN.iter().map(|(name, _)| *name).chain(["hri"]).collect();
        elements.push(known.ok_or_else(|| format!("unknown word {word}{}", nearest(word, &names)))?);
    }
    let alone = |element: &Element| {
        matches!(element, Element::Name | Element::CallToAction | Element::Logo | Element::Figure)
    };
    match elements.as_slice() {
        [] => Err("show is empty; write what the block shows".to_owned()),
        [Element::Name] => Ok(Show::Name(lines)),
        [Element::CallToAction] => Ok(Show::Call(lines)),
        [Element::Logo] => Ok(Show::Logo(height)),
        [Element::Figure] => Ok(Show::Figure(height)),
        list if list.iter().any(alone) => {
            Err("name, call, logo and picture each have a block of their own".to_owned())
        }
        [one, other] if side_by_side => Ok(Show::Pair(*one, *other)),
        _ if side_by_side => Err("side_by_side is for two".to_owned()),
        list => Ok(Show::Facts(list.to_vec())),
    }
}

impl Phrase {
    /// In this language, else in English, else in the first there is.
    fn get(self, lang: &str) -> Result<String, String> {
        let text = match self {
            Self::One(text) => text,
            Self::Languages(mut list) => {
                let base = lang.split('-').next().unwrap_or(lang);
                let found = [lang, base, "en"].into_iter().find_map(|lang| list.remove(lang));
                found.or_else(|| list.into_values().next()).unwrap_or_default()
            }
        };
        if text.trim().is_empty() { Err("the text is empty".to_owned()) } else { Ok(text) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(toml: &str) -> Result<Marked, String> {
        Template::parse(Role::Unit, TemplateText { toml, lang: "de-AT" }).map_err(|slip| slip.to_string())
    }

    #[test]
    fn mistakes_name_the_line_and_the_nearest_known_word() {
        let serial = "[[block]]\nshow = [\"serial\"]\n";
        for (toml, told) in [
            ("[[block]]\nshwo = [\"serial\"]\n", "line 2: unknown key shwo; did you mean show?"),
            ("\n[[block]]\nshow = [\"serail\"]\n", "line 2: unknown word serail; did you mean serial?"),
            (&format!("drop = [\"serial\"]\n{serial}"), "line 1: drop: \"serial\" is never given up"),
            (&format!("arrangement = \"stak\"\n{serial}"), "line 1: unknown word stak; did you mean stack?"),
            ("[[block]]\nshow = [\"name\"]\n", "line 1: a unit label always shows \"serial\""),
            (&format!("{serial}{serial}"), "line 1: \"serial\" is shown twice"),
            (&format!("{serial}[[block]]\nshow = [\"units\"]\n"), "line 1: a unit label has no \"units\""),
            (&format!("{serial}size = 4\nleast = 5\n"), "line 1: size 4 and least 5"),
            (&format!("{serial}[[block]]\ntext = {{ fr = \" \" }}\n"), "line 3: the text is empty"),
        ] {
            let found = parse(toml).unwrap_err();
            assert!(found.starts_with(told), "{found}");
        }
    }

    #[test]
    fn own_texts_come_in_the_language_asked_for() {
        let text = "[[block]]\nshow = [\"serial\"]\n[[block]]\ntext = { en = \"Keep dry\", de = \"Trocken lagern\" }\n";
        let blocks = parse(text).unwrap().template.blocks;
        assert_eq!(blocks[1].show, Show::Text(0, "Trocken lagern".to_owned(), 2));
    }
}
