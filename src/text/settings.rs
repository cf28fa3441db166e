//! What the maker says about itself, as `[site]` and `[templates]` have it: filled by `config`, read by every page and letter.
//!
//! Nothing here is checked for form except the colour (see `colour`); strings are escaped where they are printed.

use std::path::PathBuf;

use serde::Serialize;

/// Everything the voice needs to know before the first page.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Folder whose files replace their namesakes in `templates/`.
    pub dir: Option<PathBuf>,
    /// Language when neither link nor browser asks for one we have.
    pub locale: String,
    /// Who speaks.
    pub site: Site,
}

/// The maker behind the pages. What is `None` is not shown.
#[derive(Debug, Clone, Serialize)]
pub struct Site {
    /// Name, colour and logo.
    pub brand: Brand,
    /// Public address without a slash at the end, as in `https://go.example.com`.
    pub public_url: String,
    /// Mail address that people answer.
    pub support_email: Option<String>,
    /// Telephone number as people read it.
    pub support_phone: Option<String>,
    /// Opening hours, in the maker's own words.
    pub support_hours: Option<String>,
    /// Legal footer of letters. Lines are separated by `\n`.
    pub postal_address: Option<String>,
    /// Privacy notice.
    pub privacy_url: Option<String>,
    /// Imprint, where the law asks for one.
    pub imprint_url: Option<String>,
}

/// Name, colour and mark of the maker.
#[derive(Debug, Clone, Serialize)]
pub struct Brand {
    /// The name on every page.
    pub name: String,
    /// `#rrggbb`. Shades that are legible on light and dark ground are derived from it.
    pub colour: String,
    /// A mark for the page head; the name is its alternative text.
    pub logo: Option<Picture>,
    /// Address of the small picture in the browser's tab; without it browsers ask for `/favicon.ico`.
    pub icon: Option<String>,
}

/// A picture with its size, so that nothing moves when it arrives.
#[derive(Debug, Clone, Serialize)]
pub struct Picture {
    /// Address on this site.
    pub url: String,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
}
