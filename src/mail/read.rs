//! A sealed letter read back, for people who want to know what exactly was sent. Nothing of it is interpreted: the HTML part
//! stays in the file that can be downloaded.

use mail_parser::MessageParser;

/// What a reader's program shows of a letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Its subject.
    pub subject: String,
    /// Its text part.
    pub text: String,
    /// Names of files that travel with it.
    pub files: Vec<String>,
}

/// Reads a letter; what is not in it stays empty.
pub fn words(bytes: &[u8]) -> Words {
    let Some(letter) = MessageParser::default().parse(bytes) else { return Words::default() };
    let name = |part: &mail_parser::MessagePart<'_>| {
        mail_parser::MimeHeaders::attachment_name(part).map(str::to_owned)
    };
    Words {
        subject: letter.subject().unwrap_or_default().to_owned(),
        text: letter.body_text(0).map(std::borrow::Cow::into_owned).unwrap_or_default(),
        files: letter.attachments().filter_map(name).collect(),
    }
}
