//! The certificate of a registration as data: words and values in, one PDF out. Says what the owner's page says.
//!
//! Words are ours and must all be showable ([`missing`] says which character is not: then another language is chosen);
//! values are people's and give way one by one. `layout::certificate` places them, `pdf::certificate` writes.

use super::font::{BrokenFont, Fonts, OwnFont, Weight};
use super::layout::certificate::place;
use super::{pdf, qr};
use crate::domain::market::Market;

/// What the certificate is printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// ISO 216.
    A4,
    /// ANSI A.
    Letter,
}

/// Countries whose printers hold Letter.
const LETTER: [&str; 14] =
    ["US", "CA", "MX", "PH", "CL", "CO", "CR", "DO", "GT", "NI", "PA", "PR", "SV", "VE"];

impl Paper {
    /// What printers of a country hold.
    pub fn of(market: Option<Market>) -> Self {
        match market {
            Some(market) if LETTER.contains(&market.as_str()) => Self::Letter,
            _ => Self::A4,
        }
    }

    /// Width and height in mm.
    pub fn size(self) -> (f64, f64) {
        match self {
            Self::A4 => (210.0, 297.0),
            Self::Letter => (215.9, 279.4),
        }
    }
}

/// One fact about the unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// "Serial".
    pub label: String,
    /// May be left out when no font can show it.
    pub value: String,
}

/// One line of the cover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// "Parts and labour".
    pub what: String,
    /// "until 3 May 2029".
    pub until: String,
    /// The one sentence of reason.
    pub why: String,
}

/// Everything on a certificate, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// Its paper.
    pub paper: Paper,
    /// BCP 47.
    pub lang: String,
    /// Reads from right to left.
    pub is_rtl: bool,
    /// The brand's colour on paper.
    pub colour: [u8; 3],
    /// Text upon that colour.
    pub ink: [u8; 3],
    /// The maker.
    pub brand: String,
    /// "Certificate of registration".
    pub title: String,
    /// "Issued on …".
    pub issued: String,
    /// "Covered until …".
    pub headline: String,
    /// Product name.
    pub product: String,
    /// Serial, reference, owner, dates.
    pub facts: Vec<Fact>,
    /// "Your cover".
    pub cover_title: String,
    /// In the order of the catalogue.
    pub lines: Vec<Cover>,
    /// Said when there are none.
    pub cover_none: String,
    /// What the symbol is for.
    pub scan: String,
    /// What the symbol holds.
    pub uri: String,
    /// That rights under the law stand beside this.
    pub rights: String,
    /// How to reach support, one way each.
    pub support: Vec<String>,
}

/// Why there is no certificate.
#[derive(Debug, thiserror::Error)]
pub enum CertificateError {
    /// The program is damaged.
    #[error(transparent)]
    Font(#[from] BrokenFont),
    /// The unit's address holds more than a symbol can.
    #[error("the symbol of the certificate: {0}")]
    Symbol(#[from] qr::TooLong),
}

/// The first character of the words that no font can show, if there is one.
///
/// # Errors
/// The program is damaged.
pub fn missing(certificate: &Certificate, own: &[OwnFont]) -> Result<Option<char>, BrokenFont> {
    let fonts = Fonts::with(own)?;
    let words = [
        &certificate.title,
        &certificate.issued,
        &certificate.headline,
        &certificate.cover_title,
        &certificate.cover_none,
        &certificate.scan,
        &certificate.rights,
    ];
    let labels = certificate.facts.iter().map(|fact| &fact.label);
    let lines = certificate.lines.iter().flat_map(|line| [&line.what, &line.until, &line.why]);
    let refused =
        words.into_iter().chain(labels).chain(lines).find_map(|text| {
            Weight::ALL.into_iter().find_map(|weight| fonts.prose(weight, text, None).err())
        });
    Ok(refused.map(|missing| missing.0))
}

/// Draws a certificate. Equal input gives equal bytes.
///
/// # Errors
/// See [`CertificateError`].
pub fn draw(certificate: &Certificate, own: &[OwnFont]) -> Result<Vec<u8>, CertificateError> {
    let fonts = Fonts::with(own)?;
    let symbol = qr::encode(&certificate.uri, qr::Level::M)?;
    let pages = place(&fonts, certificate, symbol.size());
    Ok(pdf::certificate::write(&fonts, certificate, &symbol, &pages))
}
