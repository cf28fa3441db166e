//! The voice from outside: words complete in every language, overrides that can break nothing, pages that stay light.
//!
//! `cargo test --test it gallery -- --ignored` writes every sample to `target/gallery`, to be looked at.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use aftersale::domain::message::Kind;
use aftersale::mail::address::{Address, Mailbox};
use aftersale::mail::compose::{self, seal};
use aftersale::text::samples::{self, Sample, View};
use aftersale::text::{Printed, Sentence, Text};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
/// What one round trip carries: ten segments of 1,460 bytes (RFC 6928), less the header.
const FIRST_FLIGHT: usize = 14_000;
const LETTER_MOST: usize = 30_000;

fn text() -> Text {
    Text::new(&samples::settings()).unwrap()
}

/// Messages of one language: id and the arguments it uses.
fn messages(tag: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for entry in std::fs::read_dir(Path::new(ROOT).join("templates/locales").join(tag)).unwrap() {
        let source = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let mut id = String::new();
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with(|c: char| c.is_ascii_lowercase()) {
                line.split_once(" =").unwrap().0.clone_into(&mut id);
                assert!(all.insert(id.clone(), BTreeSet::new()).is_none(), "{id} stands twice in {tag}");
            }
            let arguments = line
                .split('$')
                .skip(1)
                .map(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap())
                // A dollar before a number is money.
                .filter(|name| !name.is_empty());
            all.entry(id.clone()).or_default().extend(arguments.map(str::to_owned));
        }
    }
    all.remove("");
    all
}

/// All text of files below `folder` that end in `suffix`.
fn sources(folder: &str, suffix: &str) -> String {
    let mut all = String::new();
    for entry in std::fs::read_dir(Path::new(ROOT).join(folder)).unwrap().map(Result::unwrap) {
        let name = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            all.push_str(&sources(&name, suffix));
        } else if name.ends_with(suffix) {
            all.push_str(&std::fs::read_to_string(entry.path()).unwrap());
        }
    }
    all
}

#[test]
fn every_language_has_every_message_with_the_same_arguments() {
    let english = messages("en");
    for locale in text().locales() {
        let theirs = messages(&locale.tag());
        for (id, arguments) in &english {
            assert_eq!(theirs.get(id), Some(arguments), "{id} in {}", locale.tag());
        }
        assert_eq!(theirs.len(), english.len(), "{} has messages that English lacks", locale.tag());
    }
}

#[test]
fn every_kind_of_letter_can_be_previewed_and_is_light_as_it_is_sent() {
    let text = text();
    let to = Mailbox::new("Maria Zoë O’Neill", Address::parse("maria@example.com").unwrap());
    for locale in text.locales() {
        let kinds = Kind::all().map(Kind::as_str);
        for name in kinds.chain(samples::letters()) {
            let letter = samples::letter(&text, locale, name).unwrap();
            let letter = letter.unwrap_or_else(|| panic!("there is no example of a letter {name}"));
            let sealed = seal(&compose::Letter {
                message_id: "0199@go.example.com",
                date: 0,
                from: &to,
                reply_to: None,
                to: &to,
                purpose: compose::Purpose::Service,
                lang: &locale.tag(),
                subject: &letter.subject,
                text: &letter.text,
                html: &letter.html,
                files: &[],
            });
            let bytes = sealed.unwrap().bytes().len();
            assert!(bytes <= LETTER_MOST, "{name} in {} has {bytes} bytes as it is sent", locale.tag());
        }
    }
}

#[test]
fn no_message_is_unused_and_none_is_missing() {
    let english = messages("en");
    let templates =
        ["pages", "desk", "emails"].map(|folder| sources(&format!("templates/{folder}"), "")).concat();
    let code = sources("src", ".rs");
    let samples = sources("src/text/samples", ".rs");
    let said: Vec<&str> =
        quoted_after(&templates, "t(\"").chain(quoted_after(&code, "Sentence::new(\"")).collect();
    // Ids put together from a choice, as in `t("unit-state-" ~ state)`, end in a dash.
    let stems: Vec<&str> = said.iter().copied().filter(|id| id.ends_with('-')).collect();
    for id in english.keys() {
        let quoted = format!("\"{id}\"");
        let used = templates.contains(&quoted)
            || code.matches(&quoted).count() > samples.matches(&quoted).count()
            || stems.iter().any(|stem| id.starts_with(stem));
        assert!(used, "{id} is used nowhere");
    }
    for id in said {
        assert!(english.contains_key(id) || stems.contains(&id), "{id} is said and stands nowhere");
    }
}

/// What stands in quotes after each `opening`, where the opening is no tail of a longer word.
fn quoted_after<'s>(source: &'s str, opening: &'s str) -> impl Iterator<Item = &'s str> {
    source
        .match_indices(opening)
        .filter(|(at, _)| !source[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
        .filter_map(move |(at, _)| source[at + opening.len()..].split('"').next())
}

#[test]
fn a_page_fits_the_first_flight_and_a_letter_its_limit() {
    let text = text();
    for locale in text.locales() {
        for sample in samples::all().iter().filter(|sample| !sample.name.starts_with("desk")) {
            let page = sample.html(&text, locale).unwrap();
            let is_letter = sample.view.is_letter();
            // A page goes out with its style compressed, a letter as it is.
            let bytes = if is_letter { page.len() } else { text.pack(&page).unwrap().len() };
            let most = if is_letter { LETTER_MOST } else { FIRST_FLIGHT };
            assert!(bytes <= most, "{} in {} has {bytes} bytes, {most} fit", sample.name, locale.tag());
        }
    }
}

#[test]
fn pages_run_no_script_of_their_own_and_need_nobody_else() {
    let text = text();
    for sample in samples::all() {
        let page = sample.html(&text, text.default_locale()).unwrap();
        assert!(
            !page.replace("<script src=", "").contains("<script") && !page.contains(" style=\"")
                || sample.view.is_letter(),
            "{}",
            sample.name
        );
        for address in page.split(" src=\"").skip(1) {
            assert!(address.starts_with('/'), "{} loads {address:.40}", sample.name);
        }
        assert_eq!(page.matches("<h1").count(), 1, "{} has one main heading", sample.name);
    }
}

#[test]
fn the_mistakes_of_a_form_are_named_on_top_and_beside_the_field() {
    let text = text();
    let page = page_of(&text, "form-errors");
    assert!(page.contains("<title>Error: Register your product"));
    assert_eq!(page.matches("Enter an e-mail address like name@example.com").count(), 2);
    assert!(page.contains("href=\"#email\"") && page.contains("id=\"email-error\""));
    assert!(
        page.contains("aria-describedby=\"email-hint email-error\"") && page.contains("value=\"maria@\"")
    );
    let page = page_css_less(&page);
    assert_eq!(page.matches("aria-invalid").count(), page.matches("class=\"error\"").count());
}

fn page_css_less(page: &str) -> String {
    let (before, rest) = page.split_once("<style>").unwrap();
    format!("{before}{}", rest.split_once("</style>").unwrap().1)
}

fn page_of(text: &Text, name: &str) -> String {
    let sample: Sample = samples::all().into_iter().find(|sample| sample.name == name).unwrap();
    sample.html(text, text.default_locale()).unwrap()
}

#[test]
fn the_letter_says_the_same_in_both_parts_and_its_subject_is_short() {
    let text = text();
    for locale in text.locales() {
        for sample in samples::all() {
            let View::Confirmation(view) = &sample.view else { continue };
            let letter = text.confirmation(locale, view).unwrap();
            assert!(
                letter.subject.chars().count() <= 50 && !letter.subject.contains('\n'),
                "{}",
                letter.subject
            );
            for line in letter
                .text
                .split("\n\n")
                .flat_map(str::lines)
                .map(|line| line.trim_start_matches("* ").trim())
            {
                let words = line
                    .split([':', '–', '('])
                    .next()
                    .unwrap()
                    .trim()
                    .replace('&', "&amp;")
                    .replace('\'', "&#39;");
                // Dates of a heading stay on one line.
                let html = letter.html.replace('\u{2060}', "").replace('\u{a0}', " ");
                let same = html.to_uppercase().contains(&words.replace('\u{a0}', " ").to_uppercase());
                assert!(
                    same || words.starts_with("http") || words == "--",
                    "{words} is missing in the HTML part"
                );
            }
            assert_eq!(letter.text.contains("/u/"), view.unsubscribe.is_some());
            assert!(letter.text.contains("48 Harbour Street") && letter.html.contains("48 Harbour Street"));
        }
    }
}

#[test]
fn the_headline_is_followed_by_what_ends_first() {
    let text = text();
    let page = page_of(&text, "owner-two-ends");
    assert!(
        page.contains("Covered until 20\u{a0}May\u{a0}2031</h1>")
            && page.contains("Parts and labour ends first, on 3\u{a0}May\u{a0}2029.")
    );
    assert!(!page_of(&text, "owner-later").contains("ends first"));
    let japanese = text.locale(Some("ja"), None);
    let whole = samples::all().into_iter().find(|sample| sample.name == "owner-two-ends").unwrap();
    let page = whole.html(&text, &japanese).unwrap();
    let date: String = "2031年5月20日".chars().map(String::from).collect::<Vec<_>>().join("\u{2060}");
    assert!(page.contains(&date), "no sign of a date may stand alone on a line");
}

/// A house's folder with one file.
fn house(file: &str, content: &str) -> (tempfile::TempDir, Text) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join(file);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, content).unwrap();
    let text =
        Text::new(&aftersale::text::Settings { dir: Some(dir.path().to_owned()), ..samples::settings() })
            .unwrap();
    (dir, text)
}

#[test]
fn a_file_of_the_house_replaces_its_namesake_and_nothing_else() {
    let (_dir, text) = house(
        "pages/home.html",
        "{% extends \"pages/base.html\" %}{% block main %}<h1>Moin, {{ site.brand.name }}</h1>{% endblock %}",
    );
    assert!(page_of(&text, "home").contains("Moin, Lindermere Home &amp; Power"));
    assert_eq!(page_css_less(&page_of(&text, "find")), page_css_less(&page_of(&self::text(), "find")));
    assert!(text.check().is_empty());
}

#[test]
fn a_broken_file_of_the_house_costs_the_branding_not_the_page() {
    let ours = page_of(&text(), "home");
    for broken in ["{% if %}", "{{ no_such_thing }}", "{{ t(\"no-such-message\") }}"] {
        let (_dir, text) = house("pages/home.html", broken);
        assert_eq!(page_of(&text, "home"), ours, "{broken}");
        assert_eq!(
            text.check().first().map(|finding| finding.file.as_str()),
            Some("pages/home.html"),
            "{broken}"
        );
    }
}

#[test]
fn a_misspelt_file_of_the_house_is_named_with_the_nearest_known() {
    let (_dir, text) = house("pages/fom.html", "");
    let findings = text.check();
    assert_eq!(findings.len(), 1);
    assert!(findings[0].what.contains("pages/form.html"), "{findings:?}");
}

#[test]
fn words_of_the_house_win_message_by_message() {
    let (_dir, text) =
        house("locales/de/register.ftl", "form-button = Los geht’s\nform-title = { $nobody }\n");
    let german = text.locale(Some("de"), None);
    assert_eq!(text.say(&german, &Sentence::new("form-button")).unwrap(), "Los geht’s");
    assert_eq!(text.say(&german, &Sentence::new("form-title")).unwrap(), "Produkt registrieren");
    assert_eq!(
        text.say(&german, &Sentence::new("form-lead")).unwrap(),
        "Name und E-Mail genügen. Den Rest sagt uns das Etikett."
    );
}

#[test]
fn a_region_falls_back_to_its_language_and_that_to_english() {
    let (_dir, text) =
        house("locales/de-AT/common.ftl", "format-locale = de-AT\nlanguage-name = Deutsch (Österreich)\n");
    let austrian = text.locale(None, Some("de-AT,de;q=0.8"));
    assert_eq!(austrian.tag(), "de-AT");
    assert_eq!(text.date(&austrian, jiff::civil::date(2029, 1, 3)), "3. Jänner 2029");
    assert_eq!(text.say(&austrian, &Sentence::new("form-button")).unwrap(), "Registrieren");
    let (_dir, text) = house("locales/ko/common.ftl", "language-name = 한국어\n");
    let korean = text.locale(None, Some("ko-KR"));
    assert_eq!(
        (korean.tag().as_str(), text.say(&korean, &Sentence::new("form-button")).unwrap().as_str()),
        ("ko", "Register")
    );
}

#[test]
fn labels_speak_each_language() {
    let words = |tag| Printed::load(&samples::settings(), Some(tag)).unwrap().label().unwrap();
    assert_eq!(words("en").call, "Scan to register. Your cover starts here.");
    assert_eq!((words("de").model.as_str(), words("de").serial.as_str()), ("Modell", "Seriennr."));
}

#[test]
#[ignore = "writes target/gallery for people to look at"]
fn gallery() {
    let text = text();
    let folder = Path::new(ROOT).join("target/gallery");
    std::fs::create_dir_all(&folder).unwrap();
    for locale in text.locales() {
        for sample in samples::all() {
            let page = sample.html(&text, locale).unwrap();
            let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
            std::io::Write::write_all(&mut packed, page.as_bytes()).unwrap();
            println!(
                "{:24} {:3} {:6} {:6}",
                sample.name,
                locale.tag(),
                page.len(),
                packed.finish().unwrap().len()
            );
            std::fs::write(folder.join(format!("{}.{}.html", sample.name, locale.tag())), page).unwrap();
            if let View::Confirmation(view) = &sample.view {
                let letter = text.confirmation(locale, view).unwrap();
                std::fs::write(
                    folder.join(format!("{}.{}.txt", sample.name, locale.tag())),
                    format!("{}\n\n{}", letter.subject, letter.text),
                )
                .unwrap();
            }
        }
    }
}

#[test]
fn a_label_job_learns_only_the_languages_it_may_speak() {
    let tags = |lang: Option<&str>| {
        let text = Printed::load(&samples::settings(), lang).unwrap();
        let words = text.label().unwrap();
        (text.locales().iter().map(aftersale::text::Locale::tag).collect::<Vec<_>>(), words.model)
    };
    assert_eq!(tags(None), (vec!["en".to_owned()], "Model".to_owned()));
    assert_eq!(tags(Some("de-AT")), (vec!["de".to_owned(), "en".to_owned()], "Modell".to_owned()));
    assert_eq!(tags(Some("xx")).1, "Model");
}
