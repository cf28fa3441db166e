//! A form as a browser sees it: every field with the value that stands in it, ready to be changed and sent.

use scraper::{ElementRef, Html, Selector};

use super::browser::{Browser, Page};

/// The first `POST` form of a page.
#[derive(Clone, Debug)]
pub struct Form {
    pub action: String,
    fields: Vec<(String, String)>,
}

impl Form {
    /// Reads the page's form: hidden fields, values, what is ticked and selected.
    pub fn of(page: &Page) -> Self {
        Self::all(page).into_iter().next().expect("a form")
    }

    /// All of them.
    pub fn all(page: &Page) -> Vec<Self> {
        let page = Html::parse_document(&page.text());
        page.select(&selector("form[method=post]")).map(Self::read).collect()
    }

    fn read(form: ElementRef<'_>) -> Self {
        let action = form.value().attr("action").expect("an action").to_owned();
        let mut fields = Vec::new();
        for field in form.select(&selector("input[name], select[name]")) {
            let name = field.value().attr("name").unwrap().to_owned();
            if let Some(value) = value(field) {
                fields.push((name, value));
            }
        }
        Self { action, fields }
    }

    /// What stands in a field; `None` when the form does not ask for it.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The form with this typed into a field (or ticked, or selected).
    #[must_use]
    pub fn set(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|(known, _)| known != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Sends it.
    pub fn send(&self, browser: &Browser) -> Page {
        let fields: Vec<(&str, &str)> =
            self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        browser.post_form(&self.action, &fields)
    }
}

/// What a browser would send for a field; `None` for a box that is not ticked.
fn value(field: ElementRef<'_>) -> Option<String> {
    if field.value().name() == "select" {
        let options = selector("option[selected]");
        return Some(
            field.select(&options).next().and_then(|o| o.value().attr("value")).unwrap_or("").into(),
        );
    }
    let is_box = field.value().attr("type") == Some("checkbox");
    let is_sent = !is_box || field.value().attr("checked").is_some();
    is_sent.then(|| field.value().attr("value").unwrap_or("").to_owned())
}

/// Texts of all elements that fit, white space folded.
pub fn texts(page: &Page, css: &str) -> Vec<String> {
    let page = Html::parse_document(&page.text());
    let fold =
        |e: ElementRef<'_>| e.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    page.select(&selector(css)).map(fold).collect()
}

/// The attribute of all elements that fit.
pub fn attributes(page: &Page, css: &str, name: &str) -> Vec<String> {
    let page = Html::parse_document(&page.text());
    page.select(&selector(css)).filter_map(|e| e.value().attr(name)).map(str::to_owned).collect()
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap_or_else(|error| panic!("{css}: {error}"))
}
