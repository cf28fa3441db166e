//! What a Digital Link leads to, for programs: typed links at every level of a code, from the product alone.
//!
//! Whether a serial exists is never asked here, so a linkset cannot tell (GS1-Conformant Resolver, 2.5.1: templates at the
//! level of the product). `http::resolver` writes it as RFC 9264 and chooses one link by type and language.

use jiff::civil::Date;

use super::code::{Code, escape};
use super::link::PublicUrl;
use super::phrase::Phrase;
use super::product::Product;
use super::unit::{ProductName, Serial};

/// The vocabulary of link types.
pub const VOCABULARY: &str = "https://ref.gs1.org/voc/";
/// Its older addresses, which requests may use (GS1-Conformant Resolver, 2.14).
const OLDER: [&str; 5] = [
    "http://ref.gs1.org/voc/",
    "https://gs1.org/voc/",
    "http://gs1.org/voc/",
    "https://www.gs1.org/voc/",
    "http://www.gs1.org/voc/",
];

/// A link type of the GS1 Web Vocabulary by its local name: `pip`, `instructions`, `registerProduct`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct LinkType(String);

impl LinkType {
    /// Reads `gs1:pip` or the full address of a type.
    ///
    /// # Errors
    /// Says how a link type is written.
    pub fn parse(text: &str) -> Result<Self, String> {
        let prefixes = ["gs1:", VOCABULARY].into_iter().chain(OLDER);
        let name = prefixes.into_iter().find_map(|prefix| text.strip_prefix(prefix)).unwrap_or("");
        let fits = (1..=40).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if fits {
            return Ok(Self(name.to_owned()));
        }
        Err(format!(
            "{:?} is no link type; write it as \"gs1:pip\"",
            text.chars().take(60).collect::<String>()
        ))
    }

    /// Registering a product: our own page.
    pub fn register() -> Self {
        Self("registerProduct".to_owned())
    }

    /// Manuals and how-tos.
    pub fn instructions() -> Self {
        Self("instructions".to_owned())
    }

    /// The product's page of information.
    pub fn pip() -> Self {
        Self("pip".to_owned())
    }

    /// What is known of recalls.
    pub fn recall_status() -> Self {
        Self("recallStatus".to_owned())
    }

    /// The type that stands for whatever a code leads to by default; `defaultLinkMulti` for its variants by language.
    pub fn is_default(&self) -> bool {
        matches!(self.0.as_str(), "defaultLink" | "defaultLinkMulti")
    }

    /// `defaultLink` and its like say how a resolver chooses; a catalogue cannot.
    pub fn is_reserved(&self) -> bool {
        matches!(self.0.as_str(), "defaultLink" | "defaultLinkMulti" | "handledBy" | "linkset")
    }

    /// `gs1:pip`.
    pub fn curie(&self) -> String {
        format!("gs1:{}", self.0)
    }

    /// The full address.
    pub fn uri(&self) -> String {
        format!("{VOCABULARY}{}", self.0)
    }
}

/// A link of a product, as the catalogue gives it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Link {
    /// What it leads to.
    pub kind: LinkType,
    /// What it is called.
    pub title: Phrase,
    /// Where it is; `{gtin}` and `{serial}` stand for those of the code. With `{serial}` it belongs to single units.
    pub url: String,
    /// The language it is written in (BCP 47); `None` for all.
    pub lang: Option<String>,
}

impl Link {
    /// `true` for a link that single units have.
    pub fn is_of_units(&self) -> bool {
        self.url.contains("{serial}")
    }
}

/// One link of one code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// What it leads to.
    pub kind: LinkType,
    /// The address.
    pub href: String,
    /// What it is called.
    pub title: String,
    /// The language it is written in; `None` for all.
    pub lang: Option<String>,
    /// It is a page of ours.
    pub ours: bool,
}

/// One level of a code: the product, a variant, a batch, a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// The Digital Link of this level, without proof.
    pub anchor: String,
    /// Its links; the first one is the default. Empty where the level above answers for it.
    pub links: Vec<Target>,
}

/// All links of a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linkset {
    /// What the product is called.
    pub description: String,
    /// From the level that was asked for up to the product, which always has links.
    pub levels: Vec<Level>,
}

impl Linkset {
    /// The links of a code of `product`, unit to product, with texts in `lang` and recalls as of `today`. Our own pages lie
    /// under `site`.
    pub fn of(product: &Product, code: &Code, site: &PublicUrl, lang: &str, today: Date) -> Self {
        let levels = levels(product, code, site, lang, today).collect();
        Self { description: product.name.get(lang).to_owned(), levels }
    }

    /// As [`Linkset::of`], no further up than the first level that has links: all that a redirect without a wish needs.
    pub fn nearest(product: &Product, code: &Code, site: &PublicUrl, lang: &str, today: Date) -> Self {
        let mut found = Vec::new();
        for level in levels(product, code, site, lang, today) {
            let is_last = !level.links.is_empty();
            found.push(level);
            if is_last {
                break;
            }
        }
        Self { description: product.name.get(lang).to_owned(), levels: found }
    }

    /// The default of the level that was asked for, or of the nearest one above that has links.
    pub fn default_link(&self) -> Option<&Target> {
        self.default_of(0)
    }

    /// The default of one level, counted from the one that was asked for.
    pub fn default_of(&self, level: usize) -> Option<&Target> {
        self.levels.iter().skip(level).find_map(|level| level.links.first())
    }

    /// All links, nearest level first, each once.
    pub fn all(&self) -> Vec<&Target> {
        let mut all: Vec<&Target> = Vec::new();
        for link in self.levels.iter().flat_map(|level| &level.links) {
            if !all.iter().any(|known| known.href == link.href) {
                all.push(link);
            }
        }
        all
    }

    /// Links that differ from the default by language only.
    pub fn variants(&self, of: &Target) -> Vec<&Target> {
        let level = self.levels.iter().find(|level| level.links.contains(of));
        level
            .map(|level| level.links.iter().filter(|link| link.kind == of.kind).collect())
            .unwrap_or_default()
    }

    /// All links of a type, of the nearest level that has any.
    pub fn typed(&self, kind: &LinkType) -> Vec<&Target> {
        let of = |level: &'_ Level| level.links.iter().any(|link| link.kind == *kind);
        let level = self.levels.iter().find(|level| of(level));
        level.map(|level| level.links.iter().filter(|link| link.kind == *kind).collect()).unwrap_or_default()
    }
}

/// From the level of a code up to its product, each made when it is asked for.
fn levels<'l>(
    product: &'l Product,
    code: &Code,
    site: &'l PublicUrl,
    lang: &'l str,
    today: Date,
) -> impl Iterator<Item = Level> + 'l {
    let root = Code::of_product(code.product.clone());
    let level = move |code: &Code| {
        let links = match code.serial {
            Some(_) => unit_links(product, code, site, lang),
            None if *code == root => product_links(product, code, site, lang),
            None => return Level { anchor: site.join(&code.path()), links: Vec::new() },
        };
        Level { anchor: site.join(&code.path()), links: with_recalls(links, product, code, lang, today) }
    };
    let first = Code { proof: None, ..code.clone() };
    std::iter::successors(Some(first), above).map(move |code| level(&code))
}

/// The code one level up, in the order of the path: 235 or 21, 10, 22; none above the product.
fn above(code: &Code) -> Option<Code> {
    let mut above = Code { third_party: None, ..code.clone() };
    let took = code.third_party.is_some()
        || above.serial.take().is_some()
        || above.batch.take().is_some()
        || above.variant.take().is_some();
    took.then_some(above)
}

/// Our own page comes first and is the default: it alone may see the proof that a redirect hands on. Where a manual is about
/// some serials, the unit has a list of its own, of all that is about it.
fn unit_links(product: &Product, code: &Code, site: &PublicUrl, lang: &str) -> Vec<Target> {
    let serial = code.serial.as_ref().map(ToString::to_string).unwrap_or_default();
    let ours = Target {
        kind: LinkType::register(),
        href: site.join(&page(&code.path())),
        title: format!("{}, {serial}", product.name.get(lang)),
        lang: None,
        ours: true,
    };
    let links = product.links.iter().filter(|link| link.is_of_units());
    let manuals = manuals(product, code.serial.as_ref(), lang);
    let has_own = product
        .manuals
        .iter()
        .any(|manual| manual.serials.is_some() && manual.is_about(code.serial.as_ref()));
    let manuals = manuals.into_iter().filter(|_| has_own);
    std::iter::once(ours).chain(links.map(|link| target(link, code, lang))).chain(manuals).collect()
}

/// The catalogue's page of information comes first, else our own page; manuals are links too.
fn product_links(product: &Product, root: &Code, site: &PublicUrl, lang: &str) -> Vec<Target> {
    let ours = Target {
        kind: LinkType::register(),
        href: site.join(&page(&root.path())),
        title: product.name.get(lang).to_owned(),
        lang: None,
        ours: true,
    };
    let manuals = manuals(product, None, lang);
    let listed = product.links.iter().filter(|link| !link.is_of_units());
    let mut links: Vec<Target> =
        listed.map(|link| target(link, root, lang)).chain(std::iter::once(ours)).chain(manuals).collect();
    let default = links.iter().position(|link| link.kind == LinkType::pip());
    let default = default.or_else(|| links.iter().position(|link| link.ours)).unwrap_or(0);
    links[..=default].rotate_right(1);
    links
}

/// Manuals of a unit, or of the product as a whole.
fn manuals(product: &Product, serial: Option<&Serial>, lang: &str) -> Vec<Target> {
    let about = product.manuals.iter().filter(|manual| manual.is_about(serial));
    about
        .map(|manual| Target {
            kind: LinkType::instructions(),
            href: manual.url.clone(),
            title: manual.title.get(lang).to_owned(),
            lang: manual.lang.clone(),
            ours: false,
        })
        .collect()
}

/// Recalls with a page of their own, of the serial or of the product as a whole. A link of this type in the catalogue's own
/// list goes before: the maker said where to look.
fn with_recalls(
    mut links: Vec<Target>,
    product: &Product,
    code: &Code,
    lang: &str,
    today: Date,
) -> Vec<Target> {
    let kind = LinkType::recall_status();
    if product.links.iter().all(|link| link.kind != kind) {
        let recalls = product.recalls_of(code.serial.as_ref(), today).into_iter();
        links.extend(recalls.filter_map(|recall| {
            Some(Target {
                kind: kind.clone(),
                href: recall.url.clone()?,
                title: recall.title.get(lang).to_owned(),
                lang: None,
                ours: false,
            })
        }));
    }
    links
}

fn target(link: &Link, code: &Code, lang: &str) -> Target {
    let gtin = match &code.product {
        ProductName::Gtin(gtin) => gtin.as_str(),
        ProductName::Model(_) => "",
    };
    let serial = code.serial.as_ref().map(|serial| escape(serial.as_str())).unwrap_or_default();
    Target {
        kind: link.kind.clone(),
        href: link.url.replace("{gtin}", gtin).replace("{serial}", &serial),
        title: link.title.get(lang).to_owned(),
        lang: link.lang.clone(),
        ours: false,
    }
}

/// The address of our page of a code: a page whatever the request accepts, where the code itself may redirect. It is a
/// Digital Link too, with a stem.
pub fn page(path: &str) -> String {
    format!("/page{path}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn link_types_are_curies_or_addresses() {
        for text in [
            "gs1:pip",
            "https://ref.gs1.org/voc/pip",
            "http://gs1.org/voc/pip",
            "https://www.gs1.org/voc/pip",
        ] {
            assert_eq!(LinkType::parse(text), Ok(LinkType::pip()), "{text}");
        }
        for bad in ["pip", "gs1:", "gs1:a b", "https://evil.example/pip", "gs1:<script>", ""] {
            assert!(LinkType::parse(bad).is_err(), "{bad}");
        }
    }
}
