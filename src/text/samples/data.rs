//! Examples of the pages and letters about the owner's own data.

use jiff::civil::date;

use super::{Sample, View, generator};
use crate::text::sentence::Sentence;
use crate::text::views::{AddressView, DataView, Dealer, FieldError, PaperKind, ReceiptView, Values};

const HERE: &str = "/o/0123456789ABCDEF/data";

pub(super) fn all() -> Vec<Sample> {
    let sample = |name, view| Sample { name, view };
    let wrong = DataView {
        values: Values { email: "ann@".into(), ..data().values },
        errors: vec![FieldError { field: "email".into(), why: Sentence::new("error-not-an-email") }],
        ..data()
    };
    let waiting = DataView { waiting: Some("ann@new.example.com".into()), saved: true, ..data() };
    let address = AddressView {
        here: "/e/0123456789ABCDEF".into(),
        product: generator(),
        email: "ann@new.example.com".into(),
    };
    let sent = date(2026, 11, 21);
    let heic = FieldError { field: "receipt".into(), why: Sentence::new("error-receipt-heic") };
    let refused = ReceiptView { errors: vec![heic], ..receipt() };
    vec![
        sample("data", View::Data(data())),
        sample("data-errors", View::Data(wrong)),
        sample("data-waiting", View::Data(waiting)),
        sample("data-proven", View::Data(DataView { proven: true, ..data() })),
        sample("address", View::Address(address)),
        sample("receipt", View::Receipt(receipt())),
        sample("receipt-kept", View::Receipt(ReceiptView { kept: Some(sent), saved: true, ..receipt() })),
        sample("receipt-proven", View::Receipt(ReceiptView { kept: Some(sent), proven: true, ..receipt() })),
        sample("receipt-errors", View::Receipt(refused)),
        sample("photo", View::Receipt(photo())),
        sample("photo-kept", View::Receipt(ReceiptView { kept: Some(sent), saved: true, ..photo() })),
    ]
}

fn data() -> DataView {
    DataView {
        here: HERE.into(),
        back: "/o/0123456789ABCDEF".into(),
        product: generator(),
        serial: "SN2600017".into(),
        reference: "K7M2-QX9R".into(),
        hidden: Vec::new(),
        values: Values {
            name: "Ann Lee".into(),
            email: "ann@home.example.com".into(),
            purchased_on: "2026-11-20".into(),
            ..Values::default()
        },
        latest: Some(date(2026, 11, 22)),
        asks_installed: true,
        proven: false,
        dealer: Dealer::Free { suggestions: vec!["Blue Harbour Appliances, Portland".into()] },
        waiting: None,
        saved: false,
        errors: Vec::new(),
    }
}

fn photo() -> ReceiptView {
    ReceiptView {
        kind: PaperKind::Photo,
        here: "/t/0123456789ABCDEF/photo".into(),
        back: "/t/0123456789ABCDEF".into(),
        reference: String::new(),
        ..receipt()
    }
}

fn receipt() -> ReceiptView {
    ReceiptView {
        kind: PaperKind::Receipt,
        here: "/o/0123456789ABCDEF/receipt".into(),
        back: "/o/0123456789ABCDEF".into(),
        product: generator(),
        serial: "SN2600017".into(),
        reference: "K7M2-QX9R".into(),
        kept: None,
        proven: false,
        saved: false,
        errors: Vec::new(),
    }
}
