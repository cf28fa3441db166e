//! Examples of the catalogue at the desk: the list, the editors in every state, putting back.

use jiff::civil::date;

use super::desk::{at, staff};
use super::{Sample, View, generator};
use crate::domain::coverage::Length;
use crate::text::sentence::Sentence;
use crate::text::views::{
    About, BackView, CatalogView, ChangeRow, EditField, EditGroup, EntryPreview, EntryView, FieldError,
    Hidden, ManualLink, Meanwhile, OfferCard, OfferRow, Price, ProductRow, TermRow, VersionRow,
};

/// Every page in every state.
pub fn all() -> Vec<Sample> {
    let sample = |name, view| Sample { name, view };
    let entry = |view| View::DeskEntry(Box::new(view));
    let none = CatalogView { query: "lamp".into(), products: Vec::new(), offers: Vec::new(), ..catalog() };
    let error = FieldError { field: "price-DE".into(), why: Sentence::new("error-not-a-price") };
    let meanwhile = Meanwhile { by: "mona".into(), at: Some(at(9, 40)), changes: vec![row()] };
    let unchanged = EntryPreview { changes: Vec::new(), offers: Vec::new(), is_unshown: true, ..preview() };
    vec![
        sample("desk-catalog", View::DeskCatalog(catalog())),
        sample("desk-catalog-cut", View::DeskCatalog(CatalogView { is_cut: true, ..catalog() })),
        sample("desk-catalog-none", View::DeskCatalog(none)),
        sample("desk-entry", entry(offer())),
        sample("desk-entry-saved", entry(EntryView { is_saved: true, ..offer() })),
        sample("desk-entry-errors", entry(EntryView { errors: vec![error], ..offer() })),
        sample("desk-entry-preview", entry(EntryView { preview: Some(preview()), ..offer() })),
        sample("desk-entry-unchanged", entry(EntryView { preview: Some(unchanged), ..offer() })),
        sample(
            "desk-entry-meanwhile",
            entry(EntryView { preview: Some(preview()), meanwhile: Some(meanwhile), ..offer() }),
        ),
        sample("desk-entry-product", entry(product())),
        sample("desk-back", View::DeskBack(back(false))),
        sample("desk-back-stale", View::DeskBack(back(true))),
    ]
}

fn catalog() -> CatalogView {
    let product = ProductRow {
        url: "/desk/catalog/GEN-7500".into(),
        code: "GEN-7500".into(),
        name: "Standby generator 7.5 kW".into(),
        terms: terms(),
        units: 9_000,
        registered: 3_102,
    };
    CatalogView {
        staff: staff(),
        query: String::new(),
        products: vec![product],
        offers: offers(),
        is_cut: false,
    }
}

fn terms() -> Vec<TermRow> {
    let years = |years| Length::parse(&format!("{years} years")).unwrap_or_default();
    let row = |what: &str, said: Sentence, length, markets: &[&str]| TermRow {
        what: what.into(),
        said: said.with("length", years(length)),
        markets: markets.iter().map(|market| (*market).to_owned()).collect(),
    };
    let fixed = Sentence::new("term-fixed").with("on", date(2025, 4, 1));
    let later =
        Sentence::new("term-manufacture-plus").with("plus", Length::parse("3 months").unwrap_or_default());
    vec![
        row("Parts and labour", Sentence::new("term-purchase"), 3, &[]),
        row("Alternator", Sentence::new("term-installation"), 5, &["US"]),
        row("Cabinet", Sentence::new("term-manufacture"), 12, &[]),
        row("Engine block", later, 5, &[]),
        row("Software", fixed, 5, &[]),
    ]
}

fn offers() -> Vec<OfferRow> {
    let plan = OfferRow {
        url: "/desk/catalog/GEN-7500/offer?code=PLAN-GEN-5".into(),
        code: "PLAN-GEN-5".into(),
        title: "Five-year support plan".into(),
        product: "GEN-7500".into(),
        markets: vec!["DE".into(), "US".into()],
        ends_on: Some(date(2027, 12, 31)),
        is_over: false,
        followed: 71,
        bought: 12,
    };
    let over = OfferRow {
        code: "KIT-GEN".into(),
        title: "Launch kit".into(),
        markets: Vec::new(),
        ends_on: Some(date(2026, 9, 30)),
        is_over: true,
        ..plan.clone()
    };
    vec![plan, over]
}

fn field(name: &str, label: &'static str, of: &str, value: &str) -> EditField {
    EditField {
        name: name.into(),
        label: Sentence::new(label),
        of: of.into(),
        kind: "text",
        is_wide: false,
        value: value.into(),
        options: Vec::new(),
    }
}

fn group(title: &'static str, hint: &'static str, fields: Vec<EditField>) -> EditGroup {
    EditGroup { title: Sentence::new(title), hint: Some(Sentence::new(hint)), fields, row: 0 }
}

fn titles() -> EditGroup {
    let languages = vec![(String::new(), "–".to_owned()), ("fr".to_owned(), "Français".to_owned())];
    let label = "catalog-change-title";
    let another = EditField {
        kind: "select",
        options: languages,
        ..field("title_new_lang", "catalog-another-language", "", "")
    };
    let fields = vec![
        field("title", label, "English, all other languages", "Five-year support plan"),
        field("title-de", label, "Deutsch", "Fünf-Jahres-Servicepaket"),
        another,
        field("title_new", "catalog-another-text", "", ""),
    ];
    group(label, "catalog-text-hint", fields)
}

fn offer() -> EntryView {
    let label = "catalog-change-price";
    let prices = vec![
        field("price-DE", label, "Germany", "79 Euro"),
        field("price-US", label, "United States", "249.00 USD"),
        field("price", label, "All other countries", ""),
    ];
    let url = EditField {
        kind: "url",
        is_wide: true,
        ..field("url", "catalog-change-url", "", "https://example.com/plans/gen-5")
    };
    let ends = EditField { kind: "date", ..field("ends_on", "catalog-change-ends-on", "", "2027-12-31") };
    let places = vec![("1".to_owned(), "1".to_owned()), ("2".to_owned(), "2".to_owned())];
    let place =
        EditField { kind: "select", options: places, ..field("place", "catalog-change-place", "", "1") };
    let serials =
        [field("first", "catalog-first", "", "SN2600000"), field("last", "catalog-last", "", "SN2699999")];
    let [first, last] = serials;
    EntryView {
        staff: staff(),
        product: generator(),
        offer: Some("PLAN-GEN-5".into()),
        title: Sentence::new("catalog-entry-offer"),
        reach: Sentence::new("catalog-reach-offer"),
        action: "/desk/catalog/GEN-7500/offer".into(),
        back: "/desk/catalog/GEN-7500".into(),
        groups: vec![
            titles(),
            group(label, "catalog-price-hint", prices),
            group("catalog-when", "catalog-when-hint", vec![url, first, last, ends, place]),
        ],
        hidden: vec![Hidden { name: "base".into(), value: "{}".into() }],
        is_saved: false,
        meanwhile: None,
        preview: None,
        about: None,
        errors: Vec::new(),
    }
}

fn product() -> EntryView {
    let manual = vec![
        EditField {
            is_wide: true,
            ..field("manual-0-title", "catalog-change-manual", "1", "Owner's manual")
        },
        EditField {
            kind: "url",
            ..field("manual-0-url", "catalog-change-url", "", "https://example.com/gen.pdf")
        },
    ];
    let version = VersionRow {
        at: at(9, 40),
        by: "mona".into(),
        told: "price DE: 229.00 EUR → 79.00 EUR".into(),
        url: "/desk/catalog/GEN-7500/back?version=0192f0c1".into(),
    };
    let manuals = vec![ManualLink {
        title: "Owner's manual".into(),
        lang: None,
        url: "https://example.com/gen.pdf".into(),
    }];
    EntryView {
        offer: None,
        title: Sentence::new("catalog-entry"),
        reach: Sentence::new("catalog-reach-words"),
        action: "/desk/catalog/GEN-7500".into(),
        back: "/desk/catalog".into(),
        groups: vec![
            EditGroup { title: Sentence::new("catalog-change-name"), ..titles() },
            EditGroup { row: 2, ..group("manuals-title", "catalog-manuals-hint", manual) },
        ],
        about: Some(About {
            terms: terms(),
            offers: offers(),
            new_offer: "/desk/catalog/GEN-7500/offer".into(),
            versions: vec![version],
        }),
        preview: Some(EntryPreview { offers: Vec::new(), manuals, ..preview() }),
        ..offer()
    }
}

fn row() -> ChangeRow {
    ChangeRow {
        what: Sentence::new("catalog-change-price"),
        of: "DE".into(),
        from: Some("229.00 EUR".into()),
        to: Some("79.00 EUR".into()),
    }
}

fn preview() -> EntryPreview {
    let price = Price { amount: "79.00".into(), currency: "EUR".into(), country: Some("DE".into()) };
    let card = OfferCard {
        title: "Five-year support plan".into(),
        text: None,
        price: Some(price),
        url: "https://example.com/plans/gen-5".into(),
        picture: None,
        why: Sentence::new("offer-why-product").with("product", "Standby generator 7.5 kW"),
    };
    let pair = |tag: &str, name: &str| (tag.to_owned(), name.to_owned());
    EntryPreview {
        changes: vec![
            row(),
            ChangeRow { what: Sentence::new("catalog-change-ends-on"), of: String::new(), to: None, ..row() },
        ],
        languages: vec![pair("en", "English"), pair("de", "Deutsch")],
        lang: "en".into(),
        markets: vec![pair("DE", "Germany"), pair("US", "United States")],
        market: "DE".into(),
        name: "Standby generator 7.5 kW".into(),
        offers: vec![card],
        manuals: Vec::new(),
        is_unshown: false,
    }
}

fn back(is_stale: bool) -> BackView {
    BackView {
        staff: staff(),
        product: generator(),
        action: "/desk/catalog/GEN-7500/back".into(),
        back: "/desk/catalog/GEN-7500".into(),
        version: VersionRow {
            at: at(9, 40),
            by: "mona".into(),
            told: "price DE: 229.00 EUR → 79.00 EUR".into(),
            url: "/desk/catalog/GEN-7500/back?version=0192f0c1".into(),
        },
        hidden: vec![Hidden { name: "version".into(), value: "0192f0c1".into() }],
        changes: if is_stale { Vec::new() } else { vec![row()] },
        is_stale,
    }
}
