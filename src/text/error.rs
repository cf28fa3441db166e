//! What can go wrong when words are looked up or a page is written.
//!
//! Only built-in files can make these appear in `serve`: a broken override is put aside (see `engine`),
//! so a branding mistake costs the branding, never the page.

/// Why a text could not be made.
#[derive(Debug, thiserror::Error)]
pub enum TextError {
    /// The folder of overrides cannot be read.
    #[error("[templates] dir {path}: {source}. Give a readable folder, or remove the setting")]
    Folder {
        /// The folder, or the file in it.
        path: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// The default language has no folder of words.
    #[error(
        "[site] locale \"{tag}\" has no words. Known: {known}. Choose one of these, or add templates/locales/{tag}/"
    )]
    UnknownLocale {
        /// The tag that was set.
        tag: String,
        /// All that would work.
        known: String,
    },
    /// A colour that is not `#rrggbb`.
    #[error("[site] colour \"{value}\" is not a colour. Write six hex digits, as in \"#0b5d4a\"")]
    Colour {
        /// The text that was set.
        value: String,
    },
    /// A template of our own does not parse or render.
    #[error("template {name}: {source}")]
    Template {
        /// Path below `templates/`.
        name: String,
        /// The engine's report, with line.
        source: minijinja::Error,
    },
    /// A file of words of our own does not parse.
    #[error("words {name}: {reason}")]
    Words {
        /// Path below `templates/`.
        name: String,
        /// What the parser said.
        reason: String,
    },
    /// A message that no language has, or that lacks an argument.
    #[error("message \"{id}\" cannot be said in {locale}: {reason}")]
    Message {
        /// The id in the `.ftl` files.
        id: String,
        /// The language asked for.
        locale: String,
        /// Missing, or which argument.
        reason: String,
    },
    /// No calendar or number data for a language.
    #[error("no formats for language {locale}: {reason}")]
    Formats {
        /// The value of `format-locale`.
        locale: String,
        /// What ICU4X said.
        reason: String,
    },
}
