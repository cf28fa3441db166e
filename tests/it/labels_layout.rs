//! Layout of labels, as a property: whatever the texts, nothing leaves its cell, touches the symbol or overlaps.

use std::sync::OnceLock;

use aftersale::domain::picture::Picture;
use aftersale::labels::font::{EM, Fonts};
use aftersale::labels::layout::{Design, MODULE_MIN_MM, Placed, QUIET, Refusal, Text};
use aftersale::labels::qr::{Level, Symbol, encode};
use aftersale::labels::stock::{Stock, Stocks};
use aftersale::labels::template::{LogoPlace, Role, Template};
use aftersale::labels::{Carton, Label, Look, MoreWords, Words};
use proptest::prelude::*;
use skrifa::instance::{LocationRef, Size};
use skrifa::{GlyphId, MetadataProvider};

const DPI: u32 = 300;

fn stocks() -> &'static Stocks {
    static STOCKS: OnceLock<Stocks> = OnceLock::new();
    STOCKS.get_or_init(|| Stocks::built_in().unwrap())
}

/// Left, top, right, bottom in millimetres.
type Area = [f64; 4];

/// The ink of a line, glyph by glyph, blanks left out.
fn ink(fonts: &Fonts, text: &Text) -> Option<Area> {
    let unit = |em: i32| text.size / f64::from(em);
    let boxes = text.line.glyphs.iter().filter_map(|glyph| {
        let font = fonts.outlines(glyph.face).unwrap();
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let bounds = metrics.bounds(GlyphId::from(glyph.id)).filter(|bounds| bounds.x_max > bounds.x_min)?;
        // Places are in units of a line, outlines in those of their file.
        let (line, file) = (unit(EM), unit(fonts.em(glyph.face)));
        let x = |units: f32| text.x + f64::from(glyph.x) * line + f64::from(units) * file;
        let y = |units: f32| text.baseline - f64::from(glyph.y) * line - f64::from(units) * file;
        Some([x(bounds.x_min), y(bounds.y_max), x(bounds.x_max), y(bounds.y_min)])
    });
    boxes.reduce(|a, b| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])])
}

fn overlap(a: Area, b: Area) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

fn symbol_area(placed: &Placed, symbol: &Symbol) -> Area {
    let mm = |dots: u32| f64::from(dots) * 25.4 / f64::from(DPI);
    let code = placed.code;
    let quiet = mm(QUIET * code.module);
    let side = mm(u32::try_from(symbol.size()).unwrap() * code.module);
    let (left, top) = (mm(code.left), mm(code.top));
    [left - quiet, top - quiet, left + side + quiet, top + side + quiet]
}

fn inside(area: Area, stock: &Stock) -> bool {
    area[0] >= 0.0 && area[1] >= 0.0 && area[2] <= stock.cell.width && area[3] <= stock.cell.height
}

fn picture(text: &str) -> Picture {
    Picture::parse("x.svg", text.as_bytes().to_vec()).unwrap()
}

/// The look of a role, with pictures for the models A to D, and a logo of a shape.
fn look(role: Role, logo: Option<(LogoPlace, u8)>) -> Look {
    let word = |text: &str| text.to_owned();
    let (units, first, last) = (word("Units"), word("Erste Seriennummer"), word("Last"));
    let more = MoreWords { units, first, last, batch: word("Партия"), made_on: word("Made") };
    let mut look = Look { template: Template::of(role), more, ..Look::default() };
    if let Some((place, shape)) = logo {
        look.template.logo = place;
        let (width, height) = [(1, 1), (5, 1), (1, 3)][usize::from(shape % 3)];
        let svg = format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {height}'/>");
        look.art.set_logo(picture(&svg)).unwrap();
    }
    let figure = picture("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 3'><circle r='2'/></svg>");
    for letter in 'A'..='D' {
        look.art.set_figure(&letter.to_string(), figure.clone()).unwrap();
    }
    look
}

/// Pictures in millimetres; those in the symbol must lie in its hole.
fn pictures(placed: &Placed) -> Vec<Area> {
    let mm = |dots: u32| f64::from(dots) * 25.4 / f64::from(DPI);
    let area = |left, top, width, height| [mm(left), mm(top), mm(left + width), mm(top + height)];
    let code = placed.code;
    let hole = placed.hole.map(|hole| {
        let [left, top, width, height] = [hole.left, hole.top, hole.width, hole.height]
            .map(|modules| u32::try_from(modules).unwrap() * code.module);
        area(code.left + left, code.top + top, width, height)
    });
    let all = placed.pictures.iter().map(|p| area(p.left, p.top, p.image.width(), p.image.height()));
    let within = |a: &Area, b: Area| a[0] >= b[0] && a[1] >= b[1] && a[2] <= b[2] && a[3] <= b[3];
    let (inside, beside): (Vec<_>, Vec<_>) =
        all.partition(|area| hole.is_some_and(|hole| within(area, hole)));
    assert_eq!(inside.len(), usize::from(hole.is_some()), "a hole holds the logo and nothing else");
    beside
}

fn check(stock: &Stock, label: &Label, words: &Words, look: &Look) {
    let fonts = Fonts::load().unwrap();
    let symbol = encode(&label.uri, Level::M).unwrap();
    let mut design = Design::new(&fonts, stock, (words, "go.example.com"), DPI).with_look(look);
    let placed = match design.place(label, &symbol).cloned() {
        Ok(placed) => placed,
        // Refusing is right where a cell is too small; overlapping never is.
        Err(Refusal::Code { .. } | Refusal::Text { .. }) => return,
        Err(refusal) => panic!("{refusal}"),
    };
    assert!(design.module_mm(placed.code) >= MODULE_MIN_MM);
    let code = symbol_area(&placed, &symbol);
    assert!(inside(code, stock), "{}: symbol at {code:?}", stock.name);
    let inks: Vec<_> =
        placed.texts.iter().filter_map(|text| Some((ink(&fonts, text)?, &text.line.text))).collect();
    for (at, (area, text)) in inks.iter().enumerate() {
        assert!(inside(*area, stock), "{}: {text:?} leaves the cell at {area:?}", stock.name);
        assert!(!overlap(*area, code), "{}: {text:?} touches the symbol", stock.name);
        for (other, other_text) in &inks[..at] {
            assert!(!overlap(*area, *other), "{}: {text:?} overlaps {other_text:?}", stock.name);
        }
    }
    let pictures = pictures(&placed);
    for (at, area) in pictures.iter().enumerate() {
        assert!(inside(*area, stock), "{}: a picture leaves the cell at {area:?}", stock.name);
        assert!(!overlap(*area, code), "{}: a picture touches the symbol", stock.name);
        assert!(
            pictures[..at].iter().all(|other| !overlap(*area, *other)),
            "{}: pictures overlap",
            stock.name
        );
        let text = inks.iter().find(|(ink, _)| overlap(*area, *ink));
        assert!(text.is_none(), "{}: a picture lies on {text:?}", stock.name);
    }
    let printed: String = placed.texts.iter().map(|text| text.line.text.as_str()).collect();
    let typed = label.typed.as_deref().unwrap_or("");
    let last = label.carton.as_ref().map_or("", |carton| carton.last.as_str());
    for value in [&label.model, &label.serial, typed, last] {
        assert!(printed.contains(value), "{}: {value:?} is not whole in {printed:?}", stock.name);
    }
}

/// Words of every script the label fonts have, some absurdly long.
fn prose() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[A-Za-zÀ-ÖØ-öø-ÿŁłŚśẾếǺ]{1,12}",
        "[А-Яа-яЁёЙйЩщ]{1,14}",
        "[Α-ΡΣ-Ωά-ώ]{1,12}",
        "[ء-غف-ي]{1,12}",
        "[ب-ي][\u{64b}-\u{652}ء-ي]{1,9}",
        "[א-ת]{1,12}",
        "[א-ת][\u{5b0}-\u{5bc}]{0,2}[א-ת]{1,5}",
        "[ก-ฮ][ัิีุู]?[่้]?[ก-ฮเแไ]{1,9}",
        "([क-ह][ािीुूेैोौ]?|[क-ह]्[क-ह]|र्[क-ह]){1,9}",
        "[ぁ-ゖァ-ヺー]{1,12}",
        "[一七冷蔵庫洗濯機乾燥扇風暖房器具]{1,9}",
        "[A-Za-z0-9/.-]{20,60}",
    ];
    prop::collection::vec(word, 0..9).prop_map(|words| words.join(" "))
}

fn carton() -> impl Strategy<Value = Carton> {
    let batch = prop::option::of("[A-Z0-9/-]{1,20}");
    ("[1-9][0-9]{0,6}", "[A-Za-z0-9/.*+-]{1,20}", batch).prop_map(|(units, last, batch)| Carton {
        units,
        last,
        batch,
    })
}

/// A label as the role has it, and its look.
fn dressed() -> impl Strategy<Value = (Label, Look)> {
    let role = prop_oneof![Just(Role::Unit), Just(Role::Carton), Just(Role::Card)];
    let place = prop_oneof![Just(LogoPlace::Beside), Just(LogoPlace::Inside)];
    let logo = prop::option::of((place, any::<u8>()));
    (label(), carton(), prop::option::of(prose()), role, logo).prop_map(
        |(mut label, carton, place, role, logo)| {
            match role {
                Role::Unit => {}
                Role::Carton => {
                    label.columns.batch = carton.batch.clone().unwrap_or_default();
                    (label.typed, label.carton) = (None, Some(carton));
                }
                Role::Card => label.place = place,
            }
            (label, look(role, logo))
        },
    )
}

fn label() -> impl Strategy<Value = Label> {
    let codes = ("[A-Z0-9-]{1,24}|[A-D]", "[A-Za-z0-9/.*+-]{1,20}", any::<bool>(), any::<bool>());
    (prose(), codes, 0..60usize).prop_map(|(product_name, (model, serial, gtin, typed), longer)| Label {
        row: 1,
        uri: format!("https://GO.EXAMPLE.COM/01/09521234543213/21/{serial}?k={}", "K".repeat(longer)),
        product_name,
        model,
        serial,
        gtin14: gtin.then(|| "09521234543213".to_owned()),
        typed: typed.then(|| "1X7Y-2WXH-28HM-66-C".to_owned()),
        ..Label::default()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn nothing_overlaps_nor_leaves_its_cell((label, look) in dressed(), call in prose(), stock in 0..256usize) {
        let list = stocks().list();
        let words = Words {
            call_to_action: call,
            model: "Modell".into(),
            serial: "Seriennummer".into(),
            typed: "Code".into(),
        };
        check(&list[stock % list.len()], &label, &words, &look);
    }
}

#[test]
fn every_stock_holds_every_role_or_names_one_that_does() {
    let fonts = Fonts::load().unwrap();
    let words = Words {
        call_to_action: "Scan to register. Your cover starts here.".into(),
        model: "Model".into(),
        serial: "Serial".into(),
        typed: "Code".into(),
    };
    let carton = Carton { units: "24".into(), last: "SN26000024".into(), batch: Some("A1".into()) };
    for role in [Role::Unit, Role::Carton, Role::Card] {
        let label = Label {
            uri: "https://GO.EXAMPLE.COM/01/09521234543213/21/SN26000001?k=1X7Y2WXH28HM66".into(),
            product_name: "Standby generator 7.5 kW".into(),
            model: "A".into(),
            serial: "SN26000001".into(),
            gtin14: (role != Role::Card).then(|| "09521234543213".to_owned()),
            typed: (role != Role::Carton).then(|| "1X7Y-2WXH-28HM-66-C".to_owned()),
            carton: (role == Role::Carton).then(|| carton.clone()),
            place: (role == Role::Card).then(|| "Inside the front door".to_owned()),
            ..Label::default()
        };
        let look = look(role, Some((LogoPlace::Beside, 0)));
        for stock in stocks().list() {
            check(stock, &label, &words, &look);
            let symbol = encode(&label.uri, Level::M).unwrap();
            let mut design = Design::new(&fonts, stock, (&words, "go.example.com"), DPI).with_look(&look);
            match design.place(&label, &symbol) {
                Ok(placed) => {
                    let order = &look.template.drop;
                    let at = placed.dropped.iter().map(|gone| order.iter().position(|one| one == gone));
                    assert!(at.is_sorted(), "{}: {:?}", stock.name, placed.dropped);
                }
                Err(Refusal::Code { better, .. } | Refusal::Text { better, .. }) => {
                    assert!(better.is_some(), "{} {role:?}", stock.name);
                }
                Err(refusal) => panic!("{refusal}"),
            }
        }
    }
}

fn place(stock: &str, name: &str) -> (Placed, f64) {
    let fonts = Fonts::load().unwrap();
    let label = Label {
        uri: "https://GO.EXAMPLE.COM/01/09521234543213/21/SN26000001?k=1X7Y2WXH28HM66".into(),
        product_name: name.into(),
        model: "GEN-7500".into(),
        serial: "SN26000001".into(),
        gtin14: Some("09521234543213".into()),
        typed: Some("1X7Y-2WXH-28HM-66-C".into()),
        ..Label::default()
    };
    let words = Words {
        call_to_action: "Scan to register. Your cover starts here.".into(),
        model: "Model".into(),
        serial: "Serial".into(),
        typed: "Code".into(),
    };
    let symbol = encode(&label.uri, Level::M).unwrap();
    let mut design = Design::new(&fonts, stocks().find(stock).unwrap(), (&words, "go.example.com"), DPI);
    let placed = design.place(&label, &symbol).unwrap().clone();
    let module = design.module_mm(placed.code);
    (placed, module)
}

#[test]
fn everything_fits_on_l7160_and_5160_at_the_module_gs1_asks_for() {
    for stock in ["L7160", "5160"] {
        let (placed, module) = place(stock, "Garage door opener with battery backup");
        assert!(placed.dropped.is_empty() && module >= 0.396, "{stock}: {module} {:?}", placed.dropped);
    }
}

#[test]
fn ink_that_starts_left_of_its_letter_keeps_out_of_the_quiet_zone() {
    let words =
        Words { call_to_action: "ϊ".into(), model: "ϊ".into(), serial: "ϊ".into(), typed: "Code".into() };
    let label = Label {
        uri: "https://GO.EXAMPLE.COM/1".into(),
        product_name: "ϊ".into(),
        model: "A".into(),
        serial: "j".into(),
        ..Label::default()
    };
    for stock in stocks().list() {
        check(stock, &label, &words, &Look::default());
    }
}

#[test]
fn labels_of_one_job_have_symbols_of_one_size_in_one_place() {
    let (short, _) = place("L7160", "Fan");
    let (long, _) = place("L7160", "Refrigerator with French doors, water dispenser and ice maker");
    assert_eq!(short.code, long.code);
}

#[test]
fn a_code_too_large_for_its_cell_names_the_smallest_stock_that_holds_it() {
    let fonts = Fonts::load().unwrap();
    let uri = format!("https://GO.EXAMPLE.COM/{}", "x".repeat(150));
    let label = Label { uri, model: "M".into(), serial: "S".into(), ..Label::default() };
    let words = Words {
        call_to_action: String::new(),
        model: "Model".into(),
        serial: "Serial".into(),
        typed: String::new(),
    };
    let symbol = encode(&label.uri, Level::M).unwrap();
    let mut design = Design::new(&fonts, stocks().find("5267").unwrap(), (&words, "h.example"), DPI);
    let refusal = design.place(&label, &symbol).unwrap_err();
    let Refusal::Code { better: Some(better), .. } = &refusal else { panic!("{refusal}") };
    assert!(stocks().find(better).is_ok() && refusal.to_string().contains(better), "{refusal}");
}
