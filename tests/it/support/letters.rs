//! Letters as their readers see them: to whom, what is in the plain part, where its links lead.

use aftersale::mail::compose::Sealed;

use super::app::App;

/// The plain part of a letter, decoded, with its subject on top.
pub fn words(letter: &Sealed) -> String {
    let letter = mail_parser::MessageParser::default().parse(letter.bytes()).unwrap();
    format!("{}\n{}", letter.subject().unwrap(), letter.body_text(0).unwrap())
}

/// Letters to an address that left so far, oldest first, after the outbox did its work.
pub fn letters_to(app: &App, address: &str) -> Vec<String> {
    app.work();
    let all = app.letters();
    all.iter()
        .filter(|letter| letter.envelope_to().as_str().eq_ignore_ascii_case(address))
        .map(words)
        .collect()
}

/// The newest letter to an address in which this stands. Letters of one round leave in any order.
#[track_caller]
pub fn letter_with(app: &App, address: &str, what: &str) -> String {
    let all = letters_to(app, address);
    let found = all.iter().rev().find(|letter| letter.contains(what));
    found.unwrap_or_else(|| panic!("no letter to {address} says {what:?}: {all:#?}")).clone()
}

/// The paths of a letter's links that begin like this, in order.
pub fn links(letter: &str, prefix: &str) -> Vec<String> {
    let opening = format!("http://go.example.com{prefix}");
    let rest = letter.match_indices(&opening).map(|(at, _)| &letter[at + "http://go.example.com".len()..]);
    rest.map(|rest| rest.split_whitespace().next().unwrap().to_owned()).collect()
}

/// The path of a letter's first link that begins like this.
#[track_caller]
pub fn link(letter: &str, prefix: &str) -> String {
    links(letter, prefix).first().unwrap_or_else(|| panic!("no link {prefix} in\n{letter}")).clone()
}
