//! The words of letters that say one thing, one function each: from what a letter is about to its [`NoteView`]. Shared by the worker
//! and the samples, so that what is looked at is what is sent.

use jiff::civil::Date;

use super::pages::greets;
use super::sentence::Sentence;
use super::views::{NoteEntry, NoteLink, NoteView, ProductCard};

/// What such letters are made of.
#[derive(Debug, Clone)]
pub struct About {
    /// Name of the recipient; empty when it is not known.
    pub name: String,
    /// The product.
    pub product: ProductCard,
    /// Its serial.
    pub serial: String,
    /// The recipient's own reference; empty where there is none.
    pub reference: String,
    /// Whole address of the page it leads to; empty where there is none.
    pub url: String,
    /// Name of the maker.
    pub brand: String,
}

impl About {
    fn named(&self, id: &'static str) -> Sentence {
        Sentence::new(id).with("product", self.product.name.as_str())
    }

    fn note(self, subject: Sentence, title: Sentence, intro: Sentence, why: &'static str) -> NoteView {
        NoteView {
            why: Sentence::new(why).with("brand", self.brand),
            name: self.name,
            subject,
            intro: intro.with("product", self.product.name.as_str()),
            title,
            words: Vec::new(),
            product: Some(self.product),
            serial: self.serial,
            reference: self.reference,
            button: None,
            keep: None,
            heading: None,
            entries: Vec::new(),
            more: None,
            promotion: None,
        }
    }
}

fn button(label: &'static str, url: String) -> NoteLink {
    NoteLink { label: Sentence::new(label), url }
}

impl NoteView {
    /// The owner's link again; `others` are the links of the same address to further units.
    pub fn my_link(about: About, others: Vec<NoteEntry>) -> Self {
        let url = about.url.clone();
        let [subject, title] = ["mail-link-subject", "mail-link-title"].map(Sentence::new);
        let note = about.note(subject, title, Sentence::new("mail-link-intro"), "mail-link-why");
        Self {
            button: Some(button("mail-confirmation-button", url)),
            keep: Some(Sentence::new("mail-confirmation-keep")),
            entries: others,
            ..note
        }
    }

    /// Everything on record about its reader, behind the button at `url` until the last of a day.
    pub fn data_ready(name: &str, url: String, (brand, until): (&str, Date)) -> Self {
        Self {
            name: name.to_owned(),
            subject: Sentence::new("mail-data-title"),
            intro: Sentence::new("mail-data-intro"),
            title: Sentence::new("mail-data-title"),
            words: vec![
                Sentence::new("mail-data-what"),
                Sentence::new("mail-data-until").with("date", until),
            ],
            product: None,
            serial: String::new(),
            reference: String::new(),
            button: Some(button("mail-data-button", url)),
            keep: Some(Sentence::new("mail-data-keep")),
            heading: None,
            entries: Vec::new(),
            more: None,
            promotion: None,
            why: Sentence::new("mail-data-why").with("brand", brand),
        }
    }

    /// To a new address: it waits to be confirmed there.
    pub fn address_new(about: About) -> Self {
        let url = about.url.clone();
        let title = Sentence::new("mail-address-subject");
        let note = about.note(title.clone(), title, Sentence::new("mail-address-new"), "mail-why");
        Self { button: Some(button("address-button", url)), ..note }
    }

    /// To the old address: letters are to go to `masked` in future.
    pub fn address_old(about: About, masked: &str) -> Self {
        let url = about.url.clone();
        let title = Sentence::new("mail-address-subject");
        let intro = Sentence::new("mail-address-old").with("email", masked);
        let note = about.note(title.clone(), title, intro, "mail-why");
        // No button when the page is no longer the reader's.
        Self { button: (!url.is_empty()).then(|| button("mail-confirmation-button", url)), ..note }
    }

    /// To the seller: somebody says that the unit was sold to them.
    pub fn sale_asked(about: About, buyer: &str, until: Date) -> Self {
        let url = about.url.clone();
        let intro = sold(buyer);
        let title = Sentence::new("sold-title");
        let note = about.note(title.clone(), title, intro, "mail-sold-why");
        Self {
            words: vec![Sentence::new("sold-effect"), Sentence::new("sold-silent").with("date", until)],
            button: Some(button("mail-sold-button", url)),
            ..note
        }
    }

    /// To the buyer: the seller was asked, and until when.
    pub fn seller_asked(about: About, until: Date) -> Self {
        let url = about.url.clone();
        let title = Sentence::new("passing-asked-title");
        let note = about.note(title.clone(), title, Sentence::new("mail-asked-intro"), "mail-claim-why");
        let until = Sentence::new("passing-asked-until").with("date", until);
        Self {
            words: vec![Sentence::new("passing-asked-what"), until, Sentence::new("photo-helps")],
            button: Some(button("mail-claim-button", url)),
            ..note
        }
    }

    /// To the buyer: the seller said no.
    pub fn seller_refused(about: About) -> Self {
        let url = about.url.clone();
        let title = Sentence::new("passing-refused-title");
        let note = about.note(title.clone(), title, Sentence::new("mail-asked-intro"), "mail-claim-why");
        Self {
            words: vec![Sentence::new("passing-refused-what")],
            button: Some(button("mail-claim-button", url)),
            ..note
        }
    }

    /// To the seller: the unit has a new owner.
    pub fn passed_on(about: About) -> Self {
        let title = Sentence::new("passed-on-title");
        let note = about.note(title.clone(), title, Sentence::new("mail-passed-intro"), "mail-sold-why");
        Self { words: vec![Sentence::new("passed-on-what"), Sentence::new("mail-passed-wrong")], ..note }
    }

    /// An address for safety notices was left.
    pub fn safety_contact(about: About) -> Self {
        let url = about.url.clone();
        let title = Sentence::new("safety-stop-title");
        let note = about.note(title.clone(), title, Sentence::new("mail-safety-intro"), "mail-safety-why");
        Self {
            words: vec![Sentence::new("ask-lead-safety")],
            button: Some(button("safety-stop-button", url)),
            ..note
        }
    }

    /// Of a journey: thanks, until when the registered product is covered, and perhaps one how-to that keeps it well.
    pub fn thanks(about: About, until: Option<Date>, tip: Option<NoteEntry>) -> Self {
        let url = about.url.clone();
        let subject = about.named("mail-thanks-subject");
        let (title, intro) = (Sentence::new("mail-thanks-title"), Sentence::new("mail-thanks-intro"));
        let note = about.note(subject, title, intro, "mail-sold-why");
        let covered = until.map(|date| Sentence::new("mail-thanks-cover").with("date", date));
        let words = covered.into_iter().chain([Sentence::new("mail-start-what")]);
        Self {
            words: words.collect(),
            button: Some(button("mail-confirmation-button", url)),
            heading: tip.is_some().then(|| Sentence::new("mail-thanks-tip")),
            entries: tip.into_iter().collect(),
            ..note
        }
    }

    /// Of a journey: where everything about the product is. `manuals` are its manuals.
    pub fn getting_started(about: About, manuals: Vec<NoteEntry>) -> Self {
        let url = about.url.clone();
        let subject = about.named("mail-start-subject");
        let (title, intro) = (Sentence::new("mail-start-title"), Sentence::new("mail-start-intro"));
        let note = about.note(subject, title, intro, "mail-sold-why");
        Self {
            words: vec![Sentence::new("mail-start-what")],
            button: Some(button("mail-confirmation-button", url)),
            heading: (!manuals.is_empty()).then(|| Sentence::new("mail-manuals-title")),
            entries: manuals,
            ..note
        }
    }

    /// Of a journey: is all well? Signed by `person`, where one is named.
    pub fn check_in(about: About, person: Option<&str>) -> Self {
        let (url, brand) = (about.url.clone(), about.brand.clone());
        let subject = about.named("mail-check-subject");
        let (title, intro) = (Sentence::new("mail-check-title"), Sentence::new("mail-check-intro"));
        let note = about.note(subject, title, intro, "mail-sold-why");
        let who = match person {
            Some(person) => Sentence::new("mail-check-person").with("person", person),
            None => Sentence::new("mail-check-team"),
        };
        let words = vec![who.with("brand", brand), Sentence::new("mail-check-what")];
        Self { words, button: Some(button("mail-confirmation-button", url)), ..note }
    }

    /// Of a journey: cover ends on this day.
    pub fn cover_ends(about: About, on: Date) -> Self {
        let url = about.url.clone();
        let subject = about.named("mail-ends-subject").with("date", on);
        let title = Sentence::new("mail-ends-title").with("date", on);
        let note = about.note(subject, title, Sentence::new("mail-ends-intro"), "mail-sold-why");
        Self {
            words: vec![Sentence::new("mail-ends-what")],
            button: Some(button("mail-confirmation-button", url)),
            ..note
        }
    }

    /// The same letter with what another one says about the same unit, nothing of it twice.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        for sentence in other.words {
            if !self.words.contains(&sentence) {
                self.words.push(sentence);
            }
        }
        for entry in other.entries {
            if !self.entries.iter().any(|known| known.url == entry.url) {
                self.entries.push(entry);
            }
        }
        self.heading = match (self.heading, other.heading) {
            // A tip among manuals.
            (Some(_), Some(_)) => Some(Sentence::new("mail-manuals-title")),
            (mine, others) => mine.or(others),
        };
        self
    }

    /// Several letters in one; `more` is how many are not named.
    pub fn digest(brand: &str, entries: Vec<NoteEntry>, more: i64) -> Self {
        Self {
            name: String::new(),
            subject: Sentence::new("mail-digest-title"),
            intro: Sentence::new("mail-digest-intro"),
            title: Sentence::new("mail-digest-title"),
            words: Vec::new(),
            product: None,
            serial: String::new(),
            reference: String::new(),
            button: None,
            keep: None,
            heading: None,
            entries,
            more: (more > 0).then(|| Sentence::new("mail-digest-more").with("count", more)),
            promotion: None,
            why: Sentence::new("mail-digest-why").with("brand", brand),
        }
    }
}

/// Who says that it was sold to them; a name that could become a link is left out.
pub(super) fn sold(buyer: &str) -> Sentence {
    if greets(buyer) {
        Sentence::new("sold-what").with("name", buyer)
    } else {
        Sentence::new("sold-what-plain")
    }
}
