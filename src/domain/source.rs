//! How a registration came to be: by its owner, by the desk for somebody, from another system. Kept with it, and counted by no rule
//! but one: what was imported sends nothing.

/// How a registration came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// By its owner: a scan or typed code, and the form.
    Scan,
    /// By the desk, which decided a claim, passed the unit on or replaced it.
    Desk,
    /// By the desk, for somebody who rang.
    Caller,
    /// By the desk, from a paper card.
    Card,
    /// By the desk, for a dealer who sent it.
    Dealer,
    /// From another system, in bulk. Its owner did nothing today, so nothing is sent and nothing past begins.
    Import,
}

const SOURCES: [(Source, &str); 6] = [
    (Source::Scan, "scan"),
    (Source::Desk, "desk"),
    (Source::Caller, "caller"),
    (Source::Card, "card"),
    (Source::Dealer, "dealer"),
    (Source::Import, "import"),
];

impl Source {
    /// For whom the desk registers.
    pub const OF_DESK: [Self; 3] = [Self::Caller, Self::Card, Self::Dealer];

    /// As stored.
    pub fn as_str(self) -> &'static str {
        SOURCES.iter().find(|(source, _)| *source == self).map_or("scan", |(_, word)| word)
    }

    /// As read back; one that a newer program wrote counts as the owner's own.
    pub fn stored(text: &str) -> Self {
        SOURCES.iter().find(|(_, word)| *word == text).map_or(Self::Scan, |(source, _)| *source)
    }
}
