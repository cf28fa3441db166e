//! Registrations: owner, dates, dealer, consents. One active registration per unit, one per form token.

use jiff::civil::Date;

use super::columns::{at, date, id, opt_date};
use super::{FromRow, Row, StoreError, Tx};
use crate::domain::clock::{Id, Timestamp};
use crate::domain::contact::{Email, OwnerName};
use crate::domain::coverage::Dates;
use crate::domain::dealer::DealerChoice;
use crate::domain::market::Market;
use crate::domain::registration::{Consent, Declared, NewRegistration, Reference, Registration, Source};
use crate::domain::unit::Serial;
use crate::values;

impl FromRow for Registration {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        let dates =
            Dates { purchased_on: date(row, 6)?, installed_on: opt_date(row, 7)?, proven: row.bool(8)? };
        let dealer = match (row.opt_string(9)?, row.opt_string(10)?) {
            (Some(code), _) => Some(DealerChoice::Known(code)),
            (None, written) => written.map(DealerChoice::Written),
        };
        Ok(Self {
            id: id(row, 0)?,
            reference: row.string(1).map(Reference::stored)?,
            product: row.int(2)?,
            serial: row.string(3).map(Serial::stored)?,
            name: row.string(4).map(OwnerName::stored)?,
            email: row.string(5).map(Email::stored)?,
            dates,
            dealer,
            offers: row.bool(11)?,
            lang: row.string(12)?,
            link_generation: u8::try_from(row.int(13)?).map_err(|error| row.corrupt(13, error))?,
            registered_at: at(row, 14)?,
            is_active: row.text(15)? == "active",
            is_erased: row.text(15)? == "erased",
            market: market(row, 16)?,
            zone: row.opt_string(17)?,
            source: Source::stored(&row.text(18)?),
        })
    }
}

fn market(row: &Row<'_>, column: usize) -> Result<Option<Market>, StoreError> {
    let text = row.opt_string(column)?;
    text.map(|text| Market::parse(&text)).transpose().map_err(|error| row.corrupt(column, error))
}

/// The columns of a [`Registration`], in the order it reads them. A macro, because statements are whole texts.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT r.id, r.reference, r.product, r.serial, r.name, r.email, r.purchased_on, r.installed_on, ",
            "r.date_proven, r.dealer, r.dealer_written, r.offers, r.lang, r.link_generation, r.registered_at, r.state, ",
            "r.market, r.zone, r.source ",
            "FROM registration r ",
            $rest
        )
    };
}
pub(super) use select as select_registration;

/// Code and written name: at most one of them.
fn dealer_columns(declared: &Declared) -> (Option<&String>, Option<&String>) {
    match &declared.dealer {
        Some(DealerChoice::Known(code)) => (Some(code), None),
        Some(DealerChoice::Written(name)) => (None, Some(name)),
        None => (None, None),
    }
}

impl Tx<'_> {
    /// Stores a registration. `false` when the unit has an active one (or, once in a thousand million, when the reference
    /// is taken); the row that was there stays as it was.
    ///
    /// Cover belongs to the unit: where an owner was erased, dates and market known of them hold on, whatever the next one says.
    pub fn add_registration(&mut self, new: &NewRegistration) -> Result<bool, StoreError> {
        let declared = &new.declared;
        let (dealer, written) = dealer_columns(declared);
        let purchased_on = declared.dates.purchased_on.to_string();
        let installed_on = declared.dates.installed_on.map(|on| on.to_string());
        let market = declared.market.map(|market| market.to_string());
        // Who has no address shares none with others: a key of their own is no key of anybody.
        let email_key = if declared.email.is_none() { new.id.to_string() } else { declared.email.key() };
        let added = self.execute(
            "INSERT INTO registration (id, reference, product, serial, name, email, email_key, purchased_on,
               installed_on, date_proven, dealer, dealer_written, market, offers, lang, link_generation, label_proven,
               source, state, registered_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7,
               COALESCE((SELECT MIN(e.purchased_on) FROM registration e
                          WHERE e.product = ?3 AND e.serial = ?4 AND e.state = 'erased'), ?8),
               COALESCE((SELECT MIN(e.installed_on) FROM registration e
                          WHERE e.product = ?3 AND e.serial = ?4 AND e.state = 'erased'), ?9),
               ?10 OR EXISTS (SELECT 1 FROM registration e
                               WHERE e.product = ?3 AND e.serial = ?4 AND e.state = 'erased' AND e.date_proven),
               ?11, ?12,
               COALESCE((SELECT MIN(e.market) FROM registration e
                          WHERE e.product = ?3 AND e.serial = ?4 AND e.state = 'erased'), ?13),
               ?14, ?15, 0, ?16, ?17, 'active', ?18)
             ON CONFLICT DO NOTHING",
            values![
                new.id.as_str(),
                new.reference.as_str(),
                new.product,
                new.serial.as_str(),
                declared.name.as_str(),
                declared.email.as_str(),
                email_key.as_str(),
                purchased_on.as_str(),
                installed_on.as_ref(),
                declared.dates.proven,
                dealer,
                written,
                market.as_deref(),
                declared.offers,
                new.lang.as_str(),
                new.proven_label,
                new.source.as_str(),
                new.at.0,
            ],
        )?;
        if added == 1 {
            self.shift_tally(new.product, &new.serial, 1)?;
            self.add_moment(new.at, new.product, &new.lang)?;
        }
        Ok(added == 1)
    }

    /// Stores what was corrected: name, dates, dealer and market. The address has a way of its own.
    pub fn correct_registration(&mut self, id: &Id, declared: &Declared) -> Result<(), StoreError> {
        let (dealer, written) = dealer_columns(declared);
        let purchased_on = declared.dates.purchased_on.to_string();
        let installed_on = declared.dates.installed_on.map(|on| on.to_string());
        let market = declared.market.map(|market| market.to_string());
        self.perform(
            "UPDATE registration SET name = ?2, purchased_on = ?3, installed_on = ?4, dealer = ?5, dealer_written = ?6,
                    date_proven = ?7, market = ?8
              WHERE id = ?1",
            values![
                id.as_str(),
                declared.name.as_str(),
                purchased_on.as_str(),
                installed_on.as_ref(),
                dealer,
                written,
                declared.dates.proven,
                market.as_deref()
            ],
        )
    }

    /// A receipt proves this day of purchase.
    pub fn prove_date(&mut self, id: &Id, purchased_on: Date) -> Result<(), StoreError> {
        let purchased_on = purchased_on.to_string();
        self.perform(
            "UPDATE registration SET purchased_on = ?2, date_proven = ?3 WHERE id = ?1",
            values![id.as_str(), purchased_on.as_str(), true],
        )
    }

    /// A registration by its id.
    pub fn find_registration(&mut self, id: &Id) -> Result<Option<Registration>, StoreError> {
        self.optional(select!("WHERE r.id = ?1"), values![id.as_str()])
    }

    /// The active registration of a unit.
    pub fn find_registration_of_unit(
        &mut self,
        product: i64,
        serial: &Serial,
    ) -> Result<Option<Registration>, StoreError> {
        self.optional(
            select!("WHERE r.product = ?1 AND r.serial = ?2 AND r.state = 'active'"),
            values![product, serial.as_str()],
        )
    }

    /// Ends the active registration of a unit, if it has one: somebody else is its owner from now on.
    pub fn end_registration(&mut self, product: i64, serial: &Serial) -> Result<bool, StoreError> {
        let ended = self.execute(
            "UPDATE registration SET state = 'ended' WHERE product = ?1 AND serial = ?2 AND state = 'active'",
            values![product, serial.as_str()],
        )?;
        if ended == 1 {
            self.shift_tally(product, serial, -1)?;
        }
        Ok(ended == 1)
    }

    /// A registration that should not have been made is in force no more. `false` when it was not.
    pub fn void_registration(&mut self, made: &Registration) -> Result<bool, StoreError> {
        let changed = self.execute(
            "UPDATE registration SET state = 'void' WHERE id = ?1 AND state = 'active'",
            values![made.id.as_str()],
        )?;
        if changed == 1 {
            self.shift_tally(made.product, &made.serial, -1)?;
        }
        Ok(changed == 1)
    }

    /// A registration that ended is in force again. Its unit must have no other.
    pub fn reopen_registration(&mut self, ended: &Id, unit: (i64, &Serial)) -> Result<bool, StoreError> {
        let changed = self.execute(
            "UPDATE registration SET state = 'active' WHERE id = ?1 AND state = 'ended'",
            values![ended.as_str()],
        )?;
        if changed == 1 {
            self.shift_tally(unit.0, unit.1, 1)?;
        }
        Ok(changed == 1)
    }

    /// Every registration of a unit, newest first. By the unit's events, which name them: an index for former owners alone would
    /// cost every registration its share.
    pub fn list_registrations_of_unit(
        &mut self,
        product: i64,
        serial: &Serial,
    ) -> Result<Vec<Registration>, StoreError> {
        self.all(
            select!(
                "WHERE r.id IN (
                   SELECT registration FROM event WHERE product = ?1 AND serial = ?2 AND registration IS NOT NULL
                   UNION
                   SELECT id FROM registration WHERE product = ?1 AND serial = ?2 AND state = 'active')
                 AND r.product = ?1 AND r.serial = ?2 ORDER BY r.id DESC"
            ),
            values![product, serial.as_str()],
        )
    }

    /// Remembers that a form was taken. `token` and `content` are digests.
    pub fn use_form_token(
        &mut self,
        token: &str,
        content: &str,
        made: &Id,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.perform(
            "INSERT INTO form_token (token, content, registration, used_at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (token) DO NOTHING",
            values![token, content, made.as_str(), now.0],
        )?;
        Ok(())
    }

    /// Content digest and registration of a form that was taken before.
    pub fn find_form_token(&mut self, token: &str) -> Result<Option<(String, Id)>, StoreError> {
        self.lookup("SELECT content, registration FROM form_token WHERE token = ?1", values![token], |row| {
            Ok((row.string(0)?, id(row, 1)?))
        })
    }

    /// Writes down a yes or no with the words the owner saw.
    pub fn add_consent(&mut self, consent: &Consent) -> Result<(), StoreError> {
        self.perform(
            "INSERT INTO consent (id, registration, purpose, given, wording, lang, source, at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            values![
                consent.id.as_str(),
                consent.registration.as_str(),
                consent.purpose,
                consent.given,
                consent.wording.as_str(),
                consent.lang.as_str(),
                consent.source,
                consent.at.0
            ],
        )?;
        Ok(())
    }

    /// The wish for offers of a registration: its words, their language, and whether nobody said yes or no to it since.
    pub fn find_wish(&mut self, registration: &Id) -> Result<Option<(String, String, bool)>, StoreError> {
        self.lookup(
            "SELECT wording, lang, (SELECT COUNT(*) FROM consent given WHERE given.registration = ?1 AND given.purpose = 'offers')
               FROM consent WHERE registration = ?1 AND purpose = 'offers-wish' ORDER BY id DESC LIMIT 1",
            values![registration.as_str()],
            |row| Ok((row.string(0)?, row.string(1)?, row.int(2)? == 0)),
        )
    }

    /// Lets offers be sent for one registration.
    pub fn start_offers(&mut self, registration: &Id) -> Result<(), StoreError> {
        self.perform(
            "UPDATE registration SET offers = ?2 WHERE id = ?1",
            values![registration.as_str(), true],
        )
    }

    /// Sets whether offers may be sent, for every registration of the address. Answers those that changed.
    pub fn set_offers(&mut self, email: &Email, offers: bool) -> Result<Vec<Registration>, StoreError> {
        let key = email.key();
        let changing: Vec<Registration> =
            self.all(select!("WHERE r.email_key = ?1 AND r.offers <> ?2"), values![key.as_str(), offers])?;
        self.execute(
            "UPDATE registration SET offers = ?2 WHERE email_key = ?1 AND offers <> ?2",
            values![key.as_str(), offers],
        )?;
        Ok(changing)
    }
}
