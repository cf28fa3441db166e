//! Events: the lines of a unit's timeline, append-only. Written in the transaction of what happened, read by the desk.

use super::clock::{Id, Timestamp};

/// What happened to a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Its label was printed in a recorded batch.
    Printed,
    /// Somebody registered it.
    Registered,
    /// Its registration came from another system.
    Imported,
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
    /// Somebody says that the unit is theirs.
    Claimed,
    /// A claim was accepted: the unit has a new owner.
    ClaimAccepted,
    /// A claim was refused.
    ClaimRefused,
    /// A registration ended because somebody else is the owner now.
    Ended,
    /// The desk declared the unit void.
    Voided,
    /// The desk noted that the unit was stolen.
    Stolen,
    /// Another unit took its place.
    Replaced,
    /// It took the place of another unit.
    Replaces,
    /// The desk put the unit back into use.
    Restored,
}

const WORDS: [(Kind, &str); 17] = [
    (Kind::Printed, "printed"),
    (Kind::Registered, "registered"),
    (Kind::Imported, "imported"),
    (Kind::RegisteredAgain, "registered-again"),
    (Kind::MessageSent, "message-sent"),
    (Kind::MessageDead, "message-dead"),
    (Kind::OffersStopped, "offers-stopped"),
    (Kind::OffersStarted, "offers-started"),
    (Kind::Claimed, "claimed"),
    (Kind::ClaimAccepted, "claim-accepted"),
    (Kind::ClaimRefused, "claim-refused"),
    (Kind::Ended, "ended"),
    (Kind::Voided, "voided"),
    (Kind::Stolen, "stolen"),
    (Kind::Replaced, "replaced"),
    (Kind::Replaces, "replaces"),
    (Kind::Restored, "restored"),
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
