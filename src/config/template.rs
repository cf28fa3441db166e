//! The settings file that `init` and `demo` write: every key, with what it is for.

/// What goes into a new settings file.
#[derive(Clone, Debug)]
pub struct Answers<'a> {
    /// Where the database is.
    pub database: &'a str,
    /// Public address.
    pub public_url: &'a str,
    /// Name of the maker.
    pub brand: &'a str,
    /// Address to listen on.
    pub listen: &'a str,
    /// The least role that signs in with a code, too: `support`, `manager`, `admin` or `nobody`.
    pub second_factor: &'a str,
    /// The lines of `[site]` that are known; missing ones are written as comments.
    pub site: &'a [(&'a str, &'a str)],
}

const HINTS: [(&str, &str); 9] = [
    ("time_zone", "Europe/Berlin"),
    ("market", "DE"),
    ("support_email", "help@example.com"),
    ("support_phone", "+1 555 0100"),
    ("support_hours", "Mon–Fri 9–17"),
    ("postal_address", "Example Ltd, 1 Main Street, Springfield"),
    ("privacy_url", "https://example.com/privacy"),
    ("imprint_url", "https://example.com/imprint"),
    ("colour", "#0b5cad"),
];

/// Letters and templates of the maker's own.
const JOURNEYS: &str = r#"[journeys]
# Which letters follow a registration; without a file those that ship (getting started, is all well, cover ends).
# file = "journeys.toml"

[templates]
# Files in this folder replace their namesakes in the built-in templates.
# dir = "templates"

"#;
/// The section about people's data.
const RETENTION: &str = "[retention]\n\
     # How long people's data stays, as \"730d\", or \"keep\". Once a day what is older goes by itself; the units' history stays.\n\
     # Owners, after the last day of their unit's cover. They are erased as by `aftersale person erase`.\n\
     owners = \"keep\"\n\
     # The words of letters, after they were queued; that they were sent, and to whom, stays.\n\
     letters = \"keep\"\n\
     # Claims, after they were decided.\n\
     claims = \"keep\"\n";

/// The section about labels.
const LABELS: &str = "[labels]\n\
     # Stocks of your own, written as `assets/stocks.toml` of the program is.\n\
     # stocks = \"stocks.toml\"\n\
     # Printed beside the code where there is room (SVG, PNG, JPEG or WebP).\n\
     # logo = \"logo.svg\"\n\
     # Font files for scripts the built-in fonts lack: .ttf, .otf or .ttc, the first that has a character draws it.\n\
     # fonts = [\"NotoSansSC.otf\"]\n\
     # What the printer is off by, right and down: `aftersale labels --calibrate` shows how to measure it.\n\
     # offset_mm = [0.0, 0.0]\n\
     # scale = [1.0, 1.0]\n\
     # cut_marks = false\n";

/// The text of a settings file.
pub fn settings_file(answers: &Answers<'_>) -> String {
    let quote = |text: &str| toml::Value::from(text).to_string();
    let desk = desk_section(answers.second_factor);
    let site: String = HINTS
        .iter()
        .map(|(key, hint)| match answers.site.iter().find(|(known, _)| known == key) {
            Some((_, value)) => format!("{key} = {}\n", quote(value)),
            None => format!("# {key} = {}\n", quote(hint)),
        })
        .collect();
    format!(
        "# Settings of aftersale. Each key can also be set as environment variable AFTERSALE_SECTION_KEY.\n\
         # Relative paths start at this file's folder. Secrets may be \"file:PATH\" or \"env:NAME\".\n\n\
         [site]\n\
         # The address that labels carry for decades: choose a host you own, and keep it short.\n\
         public_url = {}\n\
         brand = {}\n\
         locale = \"en\"\n\
         {site}\
         # Other hosts that lead here, such as the one older labels carry.\n\
         # aliases = [\"https://old.example.com\"]\n\n\
         [server]\n\
         listen = {}\n\
         workers = 2\n\
         trusted_proxies = []\n\n\
         [database]\n\
         # sqlite:PATH, or postgres://user@host/name with ?password=env:NAME or file:PATH (as user:password@ it works, too).\n\
         url = {}\n\n\
         [mail]\n\
         # folder:DIR writes .eml files; smtp://user:password@host:587 (STARTTLS) or smtps://… sends them.\n\
         transport = \"folder:mail\"\n\
         from = {}\n\
         # opt-in: offers only to owners who ticked the box. double-opt-in: and who confirmed it by the link in their letter.\n\
         # opt-out: to all who did not tick a box to refuse; only for who sells to owners directly (GDPR, ePrivacy 13(2)).\n\
         # never: no box, no offers by mail.\n\
         offers = \"opt-in\"\n\
         # The most letters with offers to one address in a year.\n\
         offers_per_year = 6\n\n\
         [codes]\n\
         # Signing keys of the labels. The active one signs; all verify. Keep old ones as long as their labels live.\n\
         active = \"1\"\n\
         keys = {{ \"1\" = \"file:codes-1.key\" }}\n\
         # Keys that leaked: their proofs count as wrong. Do not take them out of keys.\n\
         # revoked = [\"2\"]\n\
         # What a unit needs to be registered: proof | recorded | any.\n\
         accept = \"proof\"\n\n\
         [links]\n\
         # Key of the secret links to owners.\n\
         key = \"file:links.key\"\n\n\
         {desk}{RETENTION}\n\
         {JOURNEYS}{LABELS}",
        quote(answers.public_url),
        quote(answers.brand),
        quote(answers.listen),
        quote(answers.database),
        quote(&format!(
            "{} <aftersale@{}>",
            answers.brand.replace(['<', '>', '"'], ""),
            mail_host(answers.public_url)
        )),
    )
}

fn desk_section(second_factor: &str) -> String {
    format!(
        "[desk]\n\
         # Who signs in with a code from an app besides the password: this role and those above. support | manager | admin | nobody\n\
         second_factor = \"{second_factor}\"\n\
         session_idle = \"30m\"\n\n"
    )
}

/// A domain that a From address may have even on a trial.
fn mail_host(public_url: &str) -> String {
    match crate::domain::link::PublicUrl::parse(public_url) {
        Ok(url) if url.host_name().contains('.') && !url.is_only_for_trials() => url.host_name().to_owned(),
        _ => "example.com".to_owned(),
    }
}
