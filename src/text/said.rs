//! The words of pages that say one thing, one function each: from what a page is about to its [`SaidView`]. Shared by the door and the
//! samples.

use jiff::civil::Date;

use super::notes::sold;
use super::sentence::Sentence;
use super::views::{Answer, Answers, Hidden, NoteLink, ProductCard, SaidView};

/// What such pages are made of.
#[derive(Debug, Clone)]
pub struct Said {
    /// Path of the page; a form on it goes there.
    pub here: String,
    /// Language of the page.
    pub lang: String,
    /// The product, where it is about one.
    pub product: Option<ProductCard>,
    /// Its serial, where it may be shown.
    pub serial: Option<String>,
}

impl Said {
    fn page(self, icon: &'static str, title: &'static str, words: Vec<Sentence>) -> SaidView {
        SaidView {
            here: self.here,
            icon,
            title: Sentence::new(title),
            words,
            code: None,
            form: None,
            link: None,
            product: self.product,
            serial: self.serial,
        }
    }

    fn answers(&self, buttons: &[(&'static str, &'static str)]) -> Answers {
        let buttons = buttons.iter().map(|(value, label)| Answer { value, label: Sentence::new(label) });
        Answers {
            action: self.here.clone(),
            buttons: buttons.collect(),
            hidden: vec![Hidden { name: "lang".to_owned(), value: self.lang.clone() }],
        }
    }

    fn name(&self) -> String {
        self.product.as_ref().map(|product| product.name.clone()).unwrap_or_default()
    }
}

/// How a transfer stands, for its buyer.
#[derive(Debug, Clone)]
pub enum Passing {
    /// The seller was asked and may answer until this day; here a photo is sent or seen.
    Asked(Date, Option<NoteLink>),
    /// It is the buyer's.
    Passed,
    /// The seller said no; the desk can be asked here.
    Refused(String),
    /// The desk decides; here is how that stands.
    Desk(Option<String>),
}

impl NoteLink {
    /// The way to the page where a photo is sent, or seen and replaced.
    pub fn photo(url: String, is_kept: bool) -> Self {
        let label = if is_kept { "photo-kept-link" } else { "photo-link" };
        Self { label: Sentence::new(label), url }
    }
}

impl SaidView {
    /// Somebody asked for a lost link: the same for every address.
    pub fn link_sent(said: Said) -> Self {
        let words = ["link-sent-what", "link-sent-not"].map(Sentence::new);
        said.page("mail", "link-sent-title", words.into())
    }

    /// Where a person gets everything on record under their address, until the last of a day. `email` has its middle hidden.
    pub fn data(said: Said, email: &str, until: Date) -> Self {
        let form = said.answers(&[("download", "privacy-download")]);
        let words = vec![
            Sentence::new("data-letter-what").with("email", email),
            Sentence::new("mail-data-until").with("date", until),
        ];
        Self { form: Some(form), ..said.page("mail", "privacy-title", words) }
    }

    /// A link to such data that holds no more, or never did: the same for both.
    pub fn data_over(said: Said) -> Self {
        let words = ["data-letter-over-what", "data-letter-over-again"].map(Sentence::new);
        said.page("clock", "data-letter-over-title", words.into())
    }

    /// The buyer's own page. `email` has its middle hidden.
    pub fn passing(said: Said, state: Passing, email: &str) -> Self {
        let goes_to = |id| Sentence::new(id).with("email", email);
        let link = |label, url| Some(NoteLink { label: Sentence::new(label), url });
        match state {
            Passing::Asked(until, photo) => {
                let until = Sentence::new("passing-asked-until").with("date", until);
                let words = vec![Sentence::new("passing-asked-what"), until, Sentence::new("photo-helps")];
                Self { link: photo, ..said.page("clock", "passing-asked-title", words) }
            }
            Passing::Passed => {
                said.page("check", "pending-accepted-title", vec![goes_to("pending-accepted-what")])
            }
            Passing::Refused(url) => {
                let words = vec![Sentence::new("passing-refused-what")];
                let page = said.page("cross", "passing-refused-title", words);
                Self { link: link("claim-open", url), ..page }
            }
            Passing::Desk(url) => {
                let words = vec![Sentence::new("passing-desk-what"), goes_to("pending-open-what")];
                let page = said.page("clock", "pending-open-title", words);
                Self { link: url.and_then(|url| link("mail-claim-button", url)), ..page }
            }
        }
    }

    /// The question to the seller.
    pub fn sale(said: Said, buyer: &str, until: Date) -> Self {
        let words = vec![
            sold(buyer).with("product", said.name()),
            Sentence::new("sold-effect"),
            Sentence::new("sold-silent").with("date", until),
        ];
        let form = said.answers(&[("yes", "sold-yes"), ("no", "sold-no")]);
        Self { form: Some(form), ..said.page("scan", "sold-title", words) }
    }

    /// The seller said no.
    pub fn sale_refused(said: Said) -> Self {
        said.page("check", "sold-refused-title", vec![Sentence::new("sold-refused-what")])
    }

    /// The seller did not answer in time.
    pub fn sale_late(said: Said) -> Self {
        said.page("clock", "pending-open-title", vec![Sentence::new("sold-late-what")])
    }

    /// A former owner's page.
    pub fn passed_on(said: Said) -> Self {
        said.page("check", "passed-on-title", vec![Sentence::new("passed-on-what")])
    }

    /// The owner's one-time code, or the button that makes one.
    pub fn pass_on(said: Said, code: Option<(String, Date)>) -> Self {
        let label = if code.is_some() { "pass-on-again" } else { "pass-on-button" };
        let form = said.answers(&[("code", label)]);
        let mut words = vec![Sentence::new("pass-on-lead")];
        words.extend(code.iter().map(|(_, until)| Sentence::new("pass-on-until").with("date", *until)));
        let code = code.map(|(code, _)| (Sentence::new("pass-on-code"), code));
        Self { code, form: Some(form), ..said.page("scan", "pass-on-title", words) }
    }

    /// An address for safety notices was left.
    pub fn safety_noted(said: Said) -> Self {
        said.page("check", "safety-noted-title", vec![Sentence::new("safety-noted-what")])
    }

    /// Whether an address gets safety notices, and the button that ends it. `email` has its middle hidden.
    pub fn safety(said: Said, email: &str, is_stopped: bool) -> Self {
        let of = |id| vec![Sentence::new(id).with("email", email)];
        if is_stopped {
            return said.page("check", "safety-stopped-title", of("safety-stopped-what"));
        }
        let form = said.answers(&[("stop", "safety-stop-button")]);
        Self { form: Some(form), ..said.page("mail", "safety-stop-title", of("safety-stop-what")) }
    }

    /// The wish for offers: the button that makes it a consent, or how it stands.
    /// `wording` is what stood beside the box.
    pub fn wish(said: Said, (is_open, offers): (bool, bool), wording: &str) -> Self {
        if is_open {
            let form = said.answers(&[("yes", "wish-button")]);
            let what = Sentence::new("wish-what").with("wording", wording);
            return Self { form: Some(form), ..said.page("mail", "wish-title", vec![what]) };
        }
        let now = if offers { "preferences-now-on" } else { "preferences-now-off" };
        said.page("check", "preferences-saved-title", vec![Sentence::new(now)])
    }
}
