//! One style per kind of page, put into the page itself: no second request, and the policy allows it by its hash.
//!
//! Sources are in `assets/style`; they are made small here, once, and opened with the brand's shades.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::colour::Colour;
use super::error::TextError;
use super::shelf::Shelf;
use crate::domain::base64::base64;

/// A style ready to be put between `<style>` and `</style>`.
#[derive(Debug, Clone)]
pub struct Style {
    /// The text, small.
    pub css: String,
    /// Source for `style-src` (CSP Level 3, 6.7.2.1), as in `'sha256-…'`.
    pub hash: String,
}

impl Style {
    /// Joins the named files below `style/`, after the brand's shades.
    pub fn build(shelf: &Shelf, names: &[&str], brand: Colour) -> Self {
        let mut css = shades(brand);
        for name in names {
            if let Some(file) = shelf.get(&format!("style/{name}")) {
                css.push_str(&small(file.house.as_deref().unwrap_or(file.own)));
            }
        }
        // A house's file must not be able to leave the element it stands in.
        let css = css.replace("</", "<\\/");
        let hash = source(&css);
        Self { css, hash }
    }
}

/// The styles there are: a page carries only what it uses.
#[derive(Debug)]
pub struct Styles {
    /// Owners' pages that ask.
    pub form: Style,
    /// Pages that show a unit's cover.
    pub cover: Style,
    /// All other pages for everyone.
    pub plain: Style,
    /// Staff's pages.
    pub desk: Style,
    brand: Colour,
}

impl Styles {
    /// Both, in the brand's colour.
    pub fn build(shelf: &Shelf, colour: &str) -> Result<Self, TextError> {
        let brand = Colour::parse(colour)?;
        Ok(Self {
            form: Style::build(shelf, &["base.css", "controls.css", "public.css", "form.css"], brand),
            cover: Style::build(shelf, &["base.css", "public.css", "cover.css"], brand),
            plain: Style::build(shelf, &["base.css", "public.css", "plain.css"], brand),
            desk: Style::build(shelf, &["base.css", "controls.css", "desk.css"], brand),
            brand,
        })
    }

    /// Each with the name templates know it by.
    pub fn all(&self) -> [(&'static str, &Style); 4] {
        [
            ("form_style", &self.form),
            ("cover_style", &self.cover),
            ("plain_style", &self.plain),
            ("desk_style", &self.desk),
        ]
    }

    /// The brand's colour on paper, and that of text upon it.
    pub fn paper_colours(&self) -> [[u8; 3]; 2] {
        let day = self.brand.on_paper();
        [day.channels(), day.ink().channels()]
    }

    /// The brand's shades by name, for letters: mail readers know no custom properties.
    pub fn letter_colours(&self) -> BTreeMap<&'static str, String> {
        let (day, night) = (self.brand.on_paper(), self.brand.on_night());
        BTreeMap::from([
            ("day", day.to_string()),
            ("day_ink", day.ink().to_string()),
            ("night", night.to_string()),
            ("night_ink", night.ink().to_string()),
        ])
    }
}

fn shades(brand: Colour) -> String {
    let (day, night) = (brand.on_paper(), brand.on_night());
    format!(
        ":root{{--brand:{day};--ink:{}}}@media(prefers-color-scheme:dark){{:root{{--brand:{night};--ink:{}}}}}",
        day.ink(),
        night.ink()
    )
}

/// Drops comments and the white space that CSS does not need. Strings in our files hold neither comments nor runs of blanks.
fn small(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(start) = rest.find("/*") {
        out.push_str(&rest[..start]);
        rest = rest[start..].find("*/").map_or("", |end| &rest[start + end + 2..]);
    }
    out.push_str(rest);
    let mut small = out.split_whitespace().collect::<Vec<_>>().join(" ");
    for tight in ["{", "}", ";", ","] {
        small = small.replace(&format!(" {tight}"), tight).replace(&format!("{tight} "), tight);
    }
    small.replace(": ", ":").replace(";}", "}").replace(" > ", ">")
}

/// What allows exactly this text in a page's policy (CSP Level 3, 2.3.1).
fn source(text: &str) -> String {
    format!("'sha256-{}'", base64(&Sha256::digest(text.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_one_a_browser_computes() {
        // `printf '' | openssl dgst -sha256 -binary | base64`
        assert_eq!(base64(&Sha256::digest(b"")), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }

    #[test]
    fn white_space_and_comments_go_meaning_stays() {
        assert_eq!(small("/* a */ a :hover > b {\n  margin: 0 1px;\n}\n"), "a :hover>b{margin:0 1px}");
        assert_eq!(small("p { width: calc(1px + 2px) }"), "p{width:calc(1px + 2px)}");
    }

    #[test]
    fn a_house_style_cannot_leave_its_element() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join("style")).unwrap();
        std::fs::write(dir.path().join("style/base.css"), "a{}</style><script>").unwrap();
        let shelf = Shelf::open(Some(dir.path())).unwrap();
        assert!(!Styles::build(&shelf, "#0b5d4a").unwrap().plain.css.contains("</style"));
    }
}
