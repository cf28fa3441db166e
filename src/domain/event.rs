//! Events: the lines of a unit's timeline, append-only. Written in the transaction of what happened, read by the desk.

use super::clock::{Id, Timestamp};

/// What happened to a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Its label was printed in a recorded batch.
    Printed,
    /// Somebody registered it.
    Registered,
    /// The desk registered it for somebody.
    Enrolled,
    /// Its registration came from another system.
    Imported,
    /// Somebody tried to register it though it was registered.
    RegisteredAgain,
    /// The relay took a message.
    MessageSent,
    /// A message was given up.
    MessageDead,
    /// The desk sent a message once more.
    MessageAgain,
    /// The address of its owner was corrected.
    AddressCorrected,
    /// The owner withdrew consent to offers.
    OffersStopped,
    /// The owner gave consent to offers.
    OffersStarted,
    /// The owner corrected what they had declared.
    Corrected,
    /// The desk corrected what it knows of the owner.
    DeskCorrected,
    /// The owner asked for another mail address.
    AddressAsked,
    /// The owner confirmed it.
    AddressChanged,
    /// The owner sent a receipt.
    ReceiptSent,
    /// The desk found the date of purchase proven.
    DateProven,
    /// Somebody says that the unit is theirs.
    Claimed,
    /// Whoever says so sent a photo of receipt or plate.
    PhotoSent,
    /// The desk keeps that photo as the receipt of the registration.
    PhotoKept,
    /// A claim was accepted: the unit has a new owner.
    ClaimAccepted,
    /// A claim was refused.
    ClaimRefused,
    /// Somebody says that they bought it second-hand; its owner is asked.
    TransferAsked,
    /// Its owner says that it was not sold.
    TransferRefused,
    /// Its owner did not answer; the desk decides.
    TransferSilent,
    /// Its owner passed it on.
    PassedOn,
    /// Somebody left an address for safety notices.
    SafetyContact,
    /// Such an address was taken back.
    SafetyStopped,
    /// A registration ended because somebody else is the owner now.
    Ended,
    /// The data of its owner was erased.
    Erased,
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
    /// It was in the workshop.
    Repaired,
    /// A plan was sold for it.
    PlanSold,
    /// Its cover was declared void.
    CoverVoided,
    /// Something noted about its cover was taken back.
    CoverUndone,
    /// Somebody rang about it.
    Called,
    /// What was promised to a caller is done.
    PromiseKept,
    /// It is not done after all.
    PromiseReopened,
    /// The desk mailed its owner the link to their page.
    LinkSent,
    /// The desk mailed its owner a link to all their data.
    DataSent,
}

const WORDS: [(Kind, &str); 44] = [
    (Kind::Printed, "printed"),
    (Kind::Registered, "registered"),
    (Kind::Enrolled, "enrolled"),
    (Kind::Imported, "imported"),
    (Kind::RegisteredAgain, "registered-again"),
    (Kind::MessageSent, "message-sent"),
    (Kind::MessageDead, "message-dead"),
    (Kind::MessageAgain, "message-again"),
    (Kind::AddressCorrected, "address-corrected"),
    (Kind::OffersStopped, "offers-stopped"),
    (Kind::OffersStarted, "offers-started"),
    (Kind::Corrected, "corrected"),
    (Kind::DeskCorrected, "desk-corrected"),
    (Kind::AddressAsked, "address-asked"),
    (Kind::AddressChanged, "address-changed"),
    (Kind::ReceiptSent, "receipt-sent"),
    (Kind::DateProven, "date-proven"),
    (Kind::Claimed, "claimed"),
    (Kind::PhotoSent, "photo-sent"),
    (Kind::PhotoKept, "photo-kept"),
    (Kind::ClaimAccepted, "claim-accepted"),
    (Kind::ClaimRefused, "claim-refused"),
    (Kind::TransferAsked, "transfer-asked"),
    (Kind::TransferRefused, "transfer-refused"),
    (Kind::TransferSilent, "transfer-silent"),
    (Kind::PassedOn, "passed-on"),
    (Kind::SafetyContact, "safety-contact"),
    (Kind::SafetyStopped, "safety-stopped"),
    (Kind::Ended, "ended"),
    (Kind::Erased, "erased"),
    (Kind::Voided, "voided"),
    (Kind::Stolen, "stolen"),
    (Kind::Replaced, "replaced"),
    (Kind::Replaces, "replaces"),
    (Kind::Restored, "restored"),
    (Kind::Repaired, "repaired"),
    (Kind::PlanSold, "plan-sold"),
    (Kind::CoverVoided, "cover-voided"),
    (Kind::CoverUndone, "cover-undone"),
    (Kind::Called, "called"),
    (Kind::PromiseKept, "promise-kept"),
    (Kind::PromiseReopened, "promise-reopened"),
    (Kind::LinkSent, "link-sent"),
    (Kind::DataSent, "data-sent"),
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
