//! Rows about a person in tables that their own page fills in weeks: planted, so that a test of erasure meets them.

use aftersale::domain::code::key::hex;

use super::app::App;

/// Bytes as a literal of the database that the test runs on.
pub fn bytes_literal(app: &App, text: &str) -> String {
    let hex = hex(text.as_bytes());
    if app.path("aftersale.db").exists() { format!("X'{hex}'") } else { format!("'\\x{hex}'::bytea") }
}

/// One row in each table that holds something about people besides registrations and claims.
pub fn rows_beside(app: &App, email: &str) {
    let receipt = bytes_literal(app, "a picture");
    for sql in [
        "INSERT INTO cover_event (id, product, serial, at, by_whom, body, plan)
         SELECT 'plan', product, serial, 0, 'maria', '{}', '' FROM registration".to_owned(),
        "INSERT INTO reach (registration, phone, post) SELECT id, '', '' FROM registration".to_owned(),
        "INSERT INTO call_note (id, product, serial, registration, at, by_whom, reason, words, promise, promise_on, promise_by)
         SELECT 'call', product, serial, id, 0, 'maria', 'defect', '', '', '2026-11-01', 'maria' FROM registration"
            .to_owned(),
        format!(
            "INSERT INTO receipt (registration, media_type, source, sent_at, bytes)
                 SELECT id, 'image/jpeg', '', 0, {receipt} FROM registration"),
        "INSERT INTO address_change (registration, id, email, asked_at)
         SELECT id, id, 'canary-changed@new.example.com', 0 FROM registration".to_owned(),
        "INSERT INTO origin (system, foreign_id, registration, imported_at) SELECT 'shop', '', id, 0 FROM registration"
            .to_owned(),
        format!("INSERT INTO purchase (id, offer, email_key, bought_on, after_mail, source, at)
                 VALUES ('purchase', 'FILTER', '{email}', '2026-11-01', FALSE, 'shop', 0)"),
        format!("INSERT INTO transfer (id, product, serial, registration, name, email, email_key, words, lang, token, content,
                   made_at, until, state)
                 SELECT 'transfer', product, serial, id, '', '{email}', '{email}', '', 'en', '', '', 0, 0, 'refused'
                   FROM registration"),
        format!("INSERT INTO photo (id, claim, media_type, source, sent_at, bytes) SELECT id, id, '', '', 0, {receipt} FROM claim"),
        format!("INSERT INTO photo (id, transfer, media_type, source, sent_at, bytes) SELECT id, id, '', '', 0, {receipt} FROM transfer"),
        format!("INSERT INTO safety_contact (id, product, serial, email, email_key, lang, wording, left_at)
                 SELECT 'contact', product, serial, '{email}', '{email}', 'en', '', 0 FROM registration"),
        format!("INSERT INTO undeliverable (email_key, at, said) VALUES ('{email}', 0, '')"),
        format!("INSERT INTO link_request (id, email, email_key, lang, asked_at)
                 VALUES ('request', '{email}', '{email}', 'en', 0)"),
        format!("INSERT INTO message (id, kind, recipient, lane, lang, state, queued_at, due_at, lease_until, attempts,
                   ration_key)
                 VALUES ('digest', 'digest', '{email}', '', 'en', 'sent', 0, 0, 0, 1, '{email}')"),
    ] {
        app.change(&sql);
    }
}
