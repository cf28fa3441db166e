//! THE STORIES, one file each, called by page, JSON and terminal alike: mint, resolve, register, owner, look up …
//!
//! A story takes checked words, works in transactions of the store, and answers with an outcome; it writes no page and
//! no mail, it queues facts. Doors hold a [`Context`] and never see the store.

pub mod account;
pub mod address;
pub mod adopt;
pub mod amend;
pub mod another;
pub mod audit;
pub mod backup;
pub mod board;
pub mod bought;
pub mod bring_in;
mod brought;
pub mod call;
pub mod catalog;
pub mod claim;
pub mod coming;
pub mod correct;
pub mod count;
pub mod cover;
pub mod data_letter;
pub mod decide;
pub mod dossier;
mod dossier_file;
pub mod edit;
pub mod enrol;
pub mod erase;
pub mod find;
pub mod hand_on;
pub mod hand_out;
pub mod handover;
pub mod journey;
pub mod journey_letter;
pub mod link;
pub mod lookup;
pub mod mint;
pub mod offers;
pub mod orphan;
pub mod outbox;
pub mod owner;
pub mod pass_on;
pub mod photo;
pub mod preferences;
pub mod receipt;
pub mod register;
pub mod relocate;
mod replace;
pub mod replan;
pub mod resolve;
pub mod retain;
pub mod safety;
pub mod search;
pub mod sign_in;
pub mod staff;
pub mod stock;
mod sums;
pub mod take_back;
pub mod tally;
pub mod throttle;
pub mod transfer;
pub mod wish;
pub mod withdraw;

use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use thiserror::Error;
use tokio::sync::{Notify, Semaphore};

use crate::domain::clock::Clock;
use crate::domain::code::KeyRing;
use crate::domain::journey::Journey;
use crate::domain::link::{LinkKey, PublicUrl};
use crate::domain::market::Market;
pub use crate::domain::product::Accept;
use crate::domain::staff::Role;
use crate::store::facts::LINK_KEY;
use crate::store::{Store, StoreError};

/// Why a story could not be told to its end. Outcomes that people meet ("already registered") are not errors.
#[derive(Debug, Error)]
pub enum Error {
    /// The store could not.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Something that was asked for contradicts what is on record; the text says what, where, and what to do.
    #[error("{0}")]
    Refused(String),
}

impl Error {
    /// The database server does not answer.
    pub fn is_away(&self) -> bool {
        matches!(self, Self::Store(StoreError::Away { .. }))
    }

    /// The disk is full. Nothing was stored; it goes on by itself once there is space.
    pub fn is_full(&self) -> bool {
        matches!(self, Self::Store(StoreError::Full { .. }))
    }

    /// It passes by itself: too much waits, no room, the database server is away, shutting down. Nothing was stored, or
    /// ([`StoreError::Unsettled`]) nobody knows yet; trying again is safe for whatever carries a token of its own.
    pub fn is_passing(&self) -> bool {
        matches!(
            self,
            Self::Store(
                StoreError::Busy { .. }
                    | StoreError::Full { .. }
                    | StoreError::Away { .. }
                    | StoreError::Unsettled { .. }
                    | StoreError::Closed
            )
        )
    }
}

/// Whether mails may carry offers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OffersInMail {
    /// To those who ticked the box.
    #[default]
    OptIn,
    /// To those who ticked the box and pressed the button behind the link in their letter.
    DoubleOptIn,
    /// To all who did not refuse: for brands that sell to their owners themselves (2002/58/EC, article 13(2)).
    OptOut,
    /// To nobody; there is no box.
    Never,
}

/// What the stories obey. Filled by `config`.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where the world reaches us.
    pub public_url: PublicUrl,
    /// Other addresses that lead here: labels printed for them keep their way.
    pub aliases: Vec<PublicUrl>,
    /// Whose calendar "today" is.
    pub time_zone: TimeZone,
    /// The market where nothing else tells one.
    pub market: Option<Market>,
    /// Signing keys of the codes.
    pub keys: KeyRing,
    /// Key of the links to owners.
    pub link_key: LinkKey,
    /// What a unit needs to be registered.
    pub accept: Accept,
    /// Whether mails may carry offers.
    pub offers_in_mail: OffersInMail,
    /// The most letters with offers to one address in a year.
    pub offers_per_year: i64,
    /// The letters that follow a registration.
    pub journey: Arc<Journey>,
    /// How long people's data stays.
    pub retention: retain::Retention,
    /// The least role that needs a second factor to sign in at the desk; `None` when nobody does.
    pub second_factor: Option<Role>,
    /// How long a session of the desk lasts without a request, in milliseconds.
    pub session_idle: i64,
}

/// What every story works with. Clones share everything.
#[derive(Clone, Debug)]
pub struct Context {
    pub(crate) store: Store,
    pub(crate) clock: Clock,
    pub(crate) settings: Arc<Settings>,
    pub(crate) shelf: Arc<catalog::ShelfCache>,
    pub(crate) counts: Arc<count::Counts>,
    pub(crate) outbox_bell: Arc<Notify>,
    pub(crate) hashing: Arc<Semaphore>,
    pub(crate) hashing_queue: Arc<Semaphore>,
}

impl Context {
    /// Joins store, clock and settings.
    pub fn new(store: Store, clock: Clock, settings: Settings) -> Self {
        Self {
            store,
            clock,
            settings: Arc::new(settings),
            shelf: Arc::default(),
            counts: Arc::new(count::Counts::default()),
            outbox_bell: Arc::default(),
            // argon2 takes 19 MiB and tens of milliseconds: two at once, so that scans keep their speed.
            hashing: Arc::new(Semaphore::new(2)),
            // Who comes when a second's worth waits is told so at once.
            hashing_queue: Arc::new(Semaphore::new(40)),
        }
    }

    /// Opens the database and joins it with clock and settings. `create` makes a database that does not exist.
    ///
    /// # Errors
    /// What the store says; `Refused` when links out there were made with another key.
    pub fn open(url: &str, create: bool, clock: Clock, settings: Settings) -> Result<Self, Error> {
        let store = Store::open(&crate::store::Settings { create, ..crate::store::Settings::new(url) })?;
        let context = Self::new(store, clock, settings);
        relocate::check_whole(&context)?;
        context.check_link_key()?;
        if context.store.is_remote() {
            // Doors that may not wait take the shelf as it was seen last; this is the first time.
            catalog::shelf(&context)?;
        }
        Ok(context)
    }

    /// The database remembers which key links were made with: with another one every link out there would be dead.
    fn check_link_key(&self) -> Result<(), Error> {
        let ours = self.settings.link_key.fingerprint();
        let known = self.store.read_here(|tx| tx.find_fact(LINK_KEY).map_err(Error::from))?;
        match known {
            Some(known) if known == ours => Ok(()),
            Some(known) => Err(Error::Refused(format!(
                "links.key has fingerprint {ours}, but the links mailed to owners from this database were made with {known}; \
                 put the old key file back (a backup holds it)"
            ))),
            None => self.store.write_blocking(move |tx| tx.put_fact(LINK_KEY, &ours).map_err(Error::from)),
        }
    }

    /// The same house at another time: for the demo, which needs registrations of last year.
    #[must_use]
    pub fn at(&self, clock: Clock) -> Self {
        Self { clock, ..self.clone() }
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The clock.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The calendar date of the site.
    pub fn today(&self) -> Date {
        self.clock.now().date_in(&self.settings.time_zone)
    }

    /// Keeps every other `serve` off this database until it is closed, where its engine cannot bear two.
    ///
    /// # Errors
    /// `Unusable` when another one has it and does not end within `patience`.
    pub fn serve_alone(&self, patience: std::time::Duration) -> Result<(), Error> {
        Ok(self.store.serve_alone(patience)?)
    }

    /// Finishes what is queued and lets go of the database.
    ///
    /// # Errors
    /// What the store says.
    pub fn close(&self) -> Result<(), Error> {
        Ok(self.store.close()?)
    }

    /// Answers when the database does: for health checks.
    ///
    /// # Errors
    /// What the store says.
    pub async fn ping(&self) -> Result<(), Error> {
        let cache = Arc::clone(&self.shelf);
        self.store.peek(move |tx| cache.shelf(tx).map(drop)).await
    }
}
