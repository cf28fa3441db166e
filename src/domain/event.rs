//! Events: the lines of a unit's timeline, append-only. Written in the transaction of what happened, read by the desk.

use super::clock::{Id, Timestamp};

/// What happened to a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Its label was printed in a recorded batch.
    Printed,
    /// Somebody registered it.
    Registered,
    /// Somebody tried to register it though it was registered.
    RegisteredAgain,
    /// The relay took a message.
    MessageSent,
    /// A message was given up.
    MessageDead,
    /// The owner withdrew consent to offers.
    OffersStopped,
    /// The owner gave consent to offers.
    OffersStarted,
}

const WORDS: [(Kind, &str); 7] = [
    (Kind::Printed, "printed"),
    (Kind::Registered, "registered"),
    (Kind::RegisteredAgain, "registered-again"),
    (Kind::MessageSent, "message-sent"),
    (Kind::MessageDead, "message-dead"),
    (Kind::OffersStopped, "offers-stopped"),
    (Kind::OffersStarted, "offers-started"),
];

impl Kind {
    /// As stored; also the name of its message in the locales (`event-…`).
    pub fn as_str(self) -> &'static str {
        WORDS.iter().find(|(kind, _)| *kind == self).map_or("unknown", |(_, word)| word)
    }

    /// As read back; `None` for words of a newer program.
    pub fn stored(text: &str) -> Option<Self> {
        WORDS.iter().find(|(_, word)| *word == text).map(|(kind, _)| *kind)
    }
}

/// One line of a unit's timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its id.
    pub id: Id,
    /// When it happened.
    pub at: Timestamp,
    /// What happened.
    pub kind: Kind,
    /// The registration it belongs to, if any.
    pub registration: Option<Id>,
    /// A fact that tells more: letter, batch, reference. Never personal data: erasure leaves events standing.
    pub detail: String,
}
