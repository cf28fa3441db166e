//! Messages: mails in the outbox, what they are for, and when a failed one is tried again.
//!
//! Queued by a story in the same transaction as its facts, rendered and sent by `worker::outbox`.

use super::clock::{HOUR, Id, MINUTE, SECOND, Timestamp};

/// Which letter it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Thanks, coverage, reference and link after a registration.
    Confirmation,
    /// To a new address: confirm it.
    AddressNew,
    /// To the address in force: another one was asked for.
    AddressOld,
    /// A claim came in; its reference.
    ClaimReceived,
    /// A claim was accepted or refused, and why.
    ClaimDecided,
    /// The link to the owner's page of one unit, on request.
    MyLink,
    /// The links to the owner's pages of all units of an address, on request.
    MyLinks,
    /// Everything on record about its reader, behind a link that only this letter carries.
    DataReady,
    /// To the seller: somebody says that the unit was sold to them.
    SaleAsked,
    /// To the buyer: the seller was asked, and until when.
    SellerAsked,
    /// To the buyer: the seller said no.
    SellerRefused,
    /// To the seller: the unit has a new owner.
    PassedOn,
    /// An address for safety notices was left; how to take it back.
    SafetyContact,
    /// Of a journey: thanks, and what the registration gave.
    Thanks,
    /// Of a journey: where manuals and help are.
    GettingStarted,
    /// Of a journey: is all well, and who answers.
    CheckIn,
    /// Of a journey: until when cover holds.
    CoverEnds,
    /// Several letters in one, because they came too fast.
    Digest,
}

const WORDS: [(Kind, &str); 18] = [
    (Kind::Confirmation, "confirmation"),
    (Kind::AddressNew, "address-new"),
    (Kind::AddressOld, "address-old"),
    (Kind::ClaimReceived, "claim-received"),
    (Kind::ClaimDecided, "claim-decided"),
    (Kind::MyLink, "my-link"),
    (Kind::MyLinks, "my-links"),
    (Kind::DataReady, "data-ready"),
    (Kind::SaleAsked, "sale-asked"),
    (Kind::SellerAsked, "seller-asked"),
    (Kind::SellerRefused, "seller-refused"),
    (Kind::PassedOn, "passed-on"),
    (Kind::SafetyContact, "safety-contact"),
    (Kind::Thanks, "thanks"),
    (Kind::GettingStarted, "getting-started"),
    (Kind::CheckIn, "check-in"),
    (Kind::CoverEnds, "cover-ends"),
    (Kind::Digest, "digest"),
];

impl Kind {
    /// Every one.
    pub fn all() -> impl Iterator<Item = Self> {
        WORDS.iter().map(|(kind, _)| *kind)
    }

    /// As stored and shown.
    pub fn as_str(self) -> &'static str {
        WORDS.iter().find(|(kind, _)| *kind == self).map_or("unknown", |(_, word)| word)
    }

    /// As read back; `None` for words of a newer program.
    pub fn stored(text: &str) -> Option<Self> {
        WORDS.iter().find(|(_, word)| *word == text).map(|(kind, _)| *kind)
    }

    /// It is a step of a journey.
    pub fn is_of_journey(self) -> bool {
        matches!(self, Self::Thanks | Self::GettingStarted | Self::CheckIn | Self::CoverEnds)
    }
}

/// What a message speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// A registration.
    Registration(Id),
    /// A claim.
    Claim(Id),
    /// A unit that is to pass from a seller to a buyer.
    Transfer(Id),
    /// An address for safety notices.
    Safety(Id),
    /// Letters that were held back for it: a digest.
    Held,
}

impl About {
    /// The registration, when it speaks of one.
    pub fn registration(&self) -> Option<&Id> {
        if let Self::Registration(id) = self { Some(id) } else { None }
    }

    /// The claim, when it speaks of one.
    pub fn claim(&self) -> Option<&Id> {
        if let Self::Claim(id) = self { Some(id) } else { None }
    }

    /// The transfer, when it speaks of one.
    pub fn transfer(&self) -> Option<&Id> {
        if let Self::Transfer(id) = self { Some(id) } else { None }
    }

    /// The safety contact, when it speaks of one.
    pub fn safety(&self) -> Option<&Id> {
        if let Self::Safety(id) = self { Some(id) } else { None }
    }
}

/// The most letters to one address within [`RATION_TIME`]: whoever types other people's addresses into forms floods nobody.
/// What comes beyond waits and goes as one digest.
pub const RATION: i64 = 3;
/// How long those count, in milliseconds.
pub const RATION_TIME: i64 = super::clock::DAY;

/// How a message stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Waits for its time, or is being sent under a lease.
    Pending,
    /// Waits for the digest that will speak of it.
    Held,
    /// The relay took it.
    Sent,
    /// Given up; the desk can send it again.
    Dead,
}

impl State {
    /// As stored and shown.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Held => "held",
            Self::Sent => "sent",
            Self::Dead => "dead",
        }
    }

    /// As read back; an unknown word counts as pending, so that nothing is lost.
    pub fn stored(text: &str) -> Self {
        match text {
            "held" => Self::Held,
            "sent" => Self::Sent,
            "dead" => Self::Dead,
            _ => Self::Pending,
        }
    }
}

/// A message to be queued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMessage {
    /// Its id; the Message-ID is made of it.
    pub id: Id,
    /// Which letter.
    pub kind: Kind,
    /// What it speaks of.
    pub about: About,
    /// Address of the recipient.
    pub recipient: String,
    /// The recipient's domain: the lane it travels in.
    pub lane: String,
    /// Language (BCP 47).
    pub lang: String,
    /// When it is due.
    pub due_at: Timestamp,
}

/// A message as it stands in the outbox, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Its id.
    pub id: Id,
    /// Which letter; `None` when a newer program queued it.
    pub kind: Option<Kind>,
    /// What it speaks of.
    pub about: About,
    /// Address of the recipient.
    pub recipient: String,
    /// Language (BCP 47).
    pub lang: String,
    /// How it stands.
    pub state: State,
    /// Tries made so far.
    pub attempts: i64,
    /// When it was queued.
    pub queued_at: Timestamp,
    /// When it is tried next, while pending.
    pub due_at: Timestamp,
    /// When it was sent or given up.
    pub settled_at: Option<Timestamp>,
    /// What went wrong last, in the server's words.
    pub last_error: Option<String>,
    /// Its Message-ID, once it was rendered.
    pub message_id: Option<String>,
}

/// Waits before each try, by the number of tries made: about four days in all, then dead.
const WAITS: [i64; 10] =
    [0, 5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];

/// When to try again after `attempts` failed tries, give or take 20 % by `chance`; `None` when it is time to give up.
pub fn next_try(attempts: i64, now: Timestamp, chance: u8) -> Option<Timestamp> {
    let wait = *WAITS.get(usize::try_from(attempts).ok()?)?;
    // 0…255 becomes −20 %…+20 %.
    let spread = wait / 5 * (i64::from(chance) * 2 - 255) / 255;
    Some(now.plus(wait + spread))
}

/// How long a claim holds before another worker may take the message over: longer than any attempt (60 s) can last.
pub const LEASE: i64 = 3 * MINUTE;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_end() {
        let now = Timestamp(0);
        let waits: Vec<i64> = (1..10).map_while(|tried| next_try(tried, now, 128)).map(|at| at.0).collect();
        assert_eq!(waits.len(), 9);
        assert!(waits.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(next_try(10, now, 128), None);
        assert_eq!(next_try(2, now, 0), Some(Timestamp(5 * MINUTE - MINUTE)));
        assert_eq!(next_try(2, now, 255), Some(Timestamp(5 * MINUTE + MINUTE)));
    }
}
