-- The first schema, in the common dialect: PostgreSQL's TEXT BIGINT BOOLEAN BYTEA as they are. SQLite gets INTEGER and
-- BLOB instead, and what stands in a comment that begins with "sqlite". No double-quoted names.
-- Columns: _at milliseconds since 1970, _on dates YYYY-MM-DD, _key folded for comparison.

-- Single facts about this database: version of the catalogue, fingerprint of the link key.
CREATE TABLE fact (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) /*sqlite STRICT, WITHOUT ROWID*/;

-- What is made in series. The whole product is one document: it is read whole, kept in memory, written by import and by the
-- desk. desk_since: the first edit at the desk since the last import, in product_version.
CREATE TABLE product (
    number     BIGINT NOT NULL PRIMARY KEY,
    code       TEXT   NOT NULL UNIQUE,
    gtin       TEXT   UNIQUE,
    body       TEXT   NOT NULL,
    changed_at BIGINT NOT NULL,
    desk_since BIGINT
) /*sqlite STRICT*/;

-- What a product was before each edit, to be put back; numbered from 1. told: what that edit changed, in words.
CREATE TABLE product_version (
    product BIGINT NOT NULL REFERENCES product (number),
    number  BIGINT NOT NULL,
    at      BIGINT NOT NULL,
    by_whom TEXT   NOT NULL,
    told    TEXT   NOT NULL,
    body    TEXT   NOT NULL,
    PRIMARY KEY (product, number)
) /*sqlite STRICT, WITHOUT ROWID*/;

CREATE TABLE dealer (
    code       TEXT   NOT NULL PRIMARY KEY,
    name       TEXT   NOT NULL,
    city       TEXT,
    country    TEXT,
    changed_at BIGINT NOT NULL
) /*sqlite STRICT, WITHOUT ROWID*/;

-- Pictures of products, as they came with the catalogue. The digest is part of their address, so browsers keep them.
CREATE TABLE picture (
    name       TEXT   NOT NULL PRIMARY KEY,
    digest     TEXT   NOT NULL,
    media_type TEXT   NOT NULL,
    width      BIGINT NOT NULL,
    height     BIGINT NOT NULL,
    bytes      BYTEA  NOT NULL
) /*sqlite STRICT*/;

-- One label job: at work until lease_until (or dead), then placed, perhaps void. job is the id in its job file.
CREATE TABLE batch (
    number      BIGINT NOT NULL PRIMARY KEY,
    job         TEXT   NOT NULL UNIQUE,
    printed_at  BIGINT NOT NULL,
    public_url  TEXT   NOT NULL,
    key_id      TEXT   NOT NULL,
    stock       TEXT   NOT NULL,
    labels      BIGINT NOT NULL,
    file        TEXT   NOT NULL,
    lease_until BIGINT NOT NULL,
    placed_at   BIGINT,
    void_at     BIGINT,
    void_reason TEXT
) /*sqlite STRICT*/;

-- Tens of millions of rows: keyed by what a scan asks for, without a rowid, and no second index.
CREATE TABLE unit (
    product         BIGINT NOT NULL REFERENCES product (number),
    serial          TEXT   NOT NULL,
    batch           TEXT,
    manufactured_on TEXT,
    shipped_on      TEXT,
    dealer          TEXT,
    printed_in      BIGINT REFERENCES batch (number),
    void_at         BIGINT,
    PRIMARY KEY (product, serial)
) /*sqlite STRICT, WITHOUT ROWID*/;

-- Units that the desk took out of use: few, beside the many that are as they should be.
CREATE TABLE withdrawal (
    product   BIGINT NOT NULL,
    serial    TEXT   NOT NULL,
    fate      TEXT   NOT NULL CHECK (fate IN ('void', 'stolen', 'replaced')),
    successor TEXT,
    reason    TEXT   NOT NULL,
    at        BIGINT NOT NULL,
    by_whom   TEXT   NOT NULL,
    PRIMARY KEY (product, serial),
    FOREIGN KEY (product, serial) REFERENCES unit (product, serial)
) /*sqlite STRICT, WITHOUT ROWID*/;

-- What happened to the cover of units: repairs, replacement, changes of owner, plans, void. Of the unit, not of its owner.
-- body is the event as JSON, plan what a plan covers in the words of who sold it, brought_by the replacement that copied it from the unit before.
CREATE TABLE cover_event (
    id         TEXT   NOT NULL PRIMARY KEY,
    product    BIGINT NOT NULL,
    serial     TEXT   NOT NULL,
    at         BIGINT NOT NULL,
    by_whom    TEXT   NOT NULL,
    body       TEXT   NOT NULL,
    plan       TEXT   NOT NULL,
    brought_by TEXT,
    FOREIGN KEY (product, serial) REFERENCES unit (product, serial)
) /*sqlite STRICT, WITHOUT ROWID*/;
CREATE INDEX cover_event_of_unit ON cover_event (product, serial, id);

CREATE TABLE registration (
    id              TEXT    NOT NULL PRIMARY KEY,
    reference       TEXT    NOT NULL UNIQUE,
    product         BIGINT  NOT NULL,
    serial          TEXT    NOT NULL,
    name            TEXT    NOT NULL,
    email           TEXT    NOT NULL,
    email_key       TEXT    NOT NULL,
    purchased_on    TEXT    NOT NULL,
    installed_on    TEXT,
    date_proven     BOOLEAN NOT NULL,
    dealer          TEXT,
    dealer_written  TEXT,
    market          TEXT,
    zone            TEXT,
    offers          BOOLEAN NOT NULL,
    lang            TEXT    NOT NULL,
    link_generation BIGINT  NOT NULL,
    label_proven    BOOLEAN NOT NULL,
    source          TEXT    NOT NULL CHECK (source IN ('scan', 'desk', 'caller', 'card', 'dealer', 'import')),
    state           TEXT    NOT NULL CHECK (state IN ('active', 'ended', 'void', 'erased')),
    registered_at   BIGINT  NOT NULL,
    FOREIGN KEY (product, serial) REFERENCES unit (product, serial)
) /*sqlite STRICT, WITHOUT ROWID*/;

-- One owner per unit at a time: the rule that decides between two who register at once.
CREATE UNIQUE INDEX registration_of_unit ON registration (product, serial) WHERE state = 'active';
CREATE INDEX registration_of_address ON registration (email_key);
-- Whose owner was erased: the unit's cover goes on, whoever registers it next.
CREATE INDEX registration_erased ON registration (product, serial) WHERE state = 'erased';

-- Telephone and post of owners who gave them at the desk.
CREATE TABLE reach (
    registration TEXT NOT NULL PRIMARY KEY REFERENCES registration (id),
    phone        TEXT,
    post         TEXT
) /*sqlite STRICT, WITHOUT ROWID*/;

-- Calls about units, and what was promised in them. registration is the one in force then: what was said is about its owner.
CREATE TABLE call_note (
    id           TEXT   NOT NULL PRIMARY KEY,
    product      BIGINT NOT NULL,
    serial       TEXT   NOT NULL,
    registration TEXT   REFERENCES registration (id),
    at           BIGINT NOT NULL,
    by_whom      TEXT   NOT NULL,
    reason       TEXT   NOT NULL,
    words        TEXT   NOT NULL,
    promise      TEXT,
    promise_on   TEXT,
    promise_by   TEXT   NOT NULL,
    done_at      BIGINT,
    done_by      TEXT,
    FOREIGN KEY (product, serial) REFERENCES unit (product, serial)
) /*sqlite STRICT, WITHOUT ROWID*/;
CREATE INDEX call_note_of_unit ON call_note (product, serial, id);
CREATE INDEX call_note_promised ON call_note (promise_on, id) WHERE promise_on IS NOT NULL AND done_at IS NULL;
CREATE INDEX call_note_counted ON call_note (at, product, reason);

-- A mail address that an owner wants, until it is confirmed there.
CREATE TABLE address_change (
    registration TEXT   NOT NULL PRIMARY KEY REFERENCES registration (id),
    id           TEXT   NOT NULL UNIQUE,
    email        TEXT   NOT NULL,
    asked_at     BIGINT NOT NULL
) /*sqlite STRICT, WITHOUT ROWID*/;

-- The receipt of a registration: pictures as we encoded them ourselves, PDFs as they came.
CREATE TABLE receipt (
    registration TEXT   NOT NULL PRIMARY KEY REFERENCES registration (id),
    media_type   TEXT   NOT NULL,
    source       TEXT   NOT NULL,
    sent_at      BIGINT NOT NULL,
    bytes        BYTEA  NOT NULL
) /*sqlite STRICT*/;

-- What another system called a registration that was brought in from it: the same file again changes nothing.
CREATE TABLE origin (
    system       TEXT   NOT NULL,
    foreign_id   TEXT   NOT NULL,
    registration TEXT   NOT NULL REFERENCES registration (id),
    imported_at  BIGINT NOT NULL,
    PRIMARY KEY (system, foreign_id)
) /*sqlite STRICT, WITHOUT ROWID*/;
CREATE INDEX origin_of_registration ON origin (registration);

-- Offers that were bought, for one unit or (product and serial empty) by an address: nobody is offered what they have. A
-- serial may be of no unit on record. A plan sold at the desk has the id of its cover_event. after_mail: a letter with offers
-- had gone to the buyer by then.
CREATE TABLE purchase (
    id         TEXT    NOT NULL PRIMARY KEY,
    offer      TEXT    NOT NULL,
    product    BIGINT  REFERENCES product (number),
    serial     TEXT,
    email_key  TEXT,
    bought_on  TEXT    NOT NULL,
    after_mail BOOLEAN NOT NULL,
    source     TEXT    NOT NULL,
    at         BIGINT  NOT NULL,
    CHECK ((product IS NULL) = (serial IS NULL) AND (product IS NULL) <> (email_key IS NULL))
) /*sqlite STRICT, WITHOUT ROWID*/;
CREATE UNIQUE INDEX purchase_for_unit ON purchase (product, serial, offer) WHERE product IS NOT NULL;
CREATE UNIQUE INDEX purchase_by_address ON purchase (email_key, offer) WHERE email_key IS NOT NULL;

-- The same form sent twice makes one registration. Holds digests only.
CREATE TABLE form_token (
    token        TEXT   NOT NULL PRIMARY KEY,
    content      TEXT   NOT NULL,
    registration TEXT   NOT NULL REFERENCES registration (id),
    used_at      BIGINT NOT NULL
) /*sqlite STRICT, WITHOUT ROWID*/;

-- How forms and offers do: sums by day and kind, of nobody in particular. field: the first that was wrong; the code of an offer
-- that stood in a letter, or whose link there was followed.
CREATE TABLE counter (
    on_day  TEXT   NOT NULL,
    product BIGINT NOT NULL,
    batch   TEXT   NOT NULL,
    dealer  TEXT   NOT NULL,
    lang    TEXT   NOT NULL,
    step    TEXT   NOT NULL CHECK (step IN ('shown', 'mistake', 'sent', 'mailed', 'offer')),
    field   TEXT   NOT NULL,
    many    BIGINT NOT NULL,
    PRIMARY KEY (on_day, product, batch, dealer, lang, step, field)
) /*sqlite STRICT, WITHOUT ROWID*/;

-- How often the label of a unit was scanned, by month (its first day): never by whom, and nothing of a single scan but when the last was.
CREATE TABLE scan (
    product  BIGINT NOT NULL REFERENCES product (number),
    serial   TEXT   NOT NULL,
    in_month TEXT   NOT NULL,
    many     BIGINT NOT NULL,
    last_at  BIGINT NOT NULL,
    PRIMARY KEY (product, serial, in_month)
) /*sqlite STRICT, WITHOUT ROWID*/;

-- How offers do, by month (YYYY-MM): sums of what happens, of nobody in particular. They stay when a buyer is erased.
CREATE TABLE tally_offer (
    in_month TEXT   NOT NULL,
    offer    TEXT   NOT NULL,
    step     TEXT   NOT NULL CHECK (step IN ('mailed', 'followed', 'bought', 'after-mail')),
    many     BIGINT NOT NULL,
    PRIMARY KEY (in_month, offer, step)
) /*sqlite STRICT, WITHOUT ROWID*/;

-- Registrations by half an hour since 1970, which every calendar's days are made of.
CREATE TABLE tally_time (
    half_hour BIGINT NOT NULL,
    product   BIGINT NOT NULL,
    lang      TEXT   NOT NULL,
    many      BIGINT NOT NULL,
    PRIMARY KEY (half_hour, product, lang)
) /*sqlite STRICT, WITHOUT ROWID*/;

-- Walks over all units, in the order of their key: up to where one has come. The last that ended is the one shown.
CREATE TABLE tally_walk (
    number   BIGINT NOT NULL PRIMARY KEY,
    product  BIGINT NOT NULL,
    serial   TEXT   NOT NULL,
    began_at BIGINT NOT NULL,
    ended_at BIGINT
) /*sqlite STRICT*/;

-- What a walk counted; registrations that come later are added by themselves.
CREATE TABLE tally (
    walk       BIGINT NOT NULL,
    product    BIGINT NOT NULL,
    batch      TEXT   NOT NULL,
    dealer     TEXT   NOT NULL,
    printed    BIGINT NOT NULL,
    shipped    BIGINT NOT NULL,
    registered BIGINT NOT NULL,
    PRIMARY KEY (walk, product, batch, dealer)
) /*sqlite STRICT, WITHOUT ROWID*/;

-- Covers in force that end in a month (YYYY-MM), as a walk counted them.
CREATE TABLE tally_end (
    walk     BIGINT NOT NULL,
    in_month TEXT   NOT NULL,
    product  BIGINT NOT NULL,
    many     BIGINT NOT NULL,
    PRIMARY KEY (walk, in_month, product)
) /*sqlite STRICT, WITHOUT ROWID*/;

-- Every yes and no an owner gave, with the words they saw. Append-only.
CREATE TABLE consent (
    id           TEXT    NOT NULL PRIMARY KEY,
    registration TEXT    NOT NULL REFERENCES registration (id),
    purpose      TEXT    NOT NULL,
    given        BOOLEAN NOT NULL,
    wording      TEXT    NOT NULL,
    lang         TEXT    NOT NULL,
    source       TEXT    NOT NULL,
    at           BIGINT  NOT NULL
) /*sqlite STRICT, WITHOUT ROWID*/;
CREATE INDEX consent_of_registration ON consent (registration, id);

-- Who was erased, as keyed digests of addresses (or of the id of a single registration): a backup from before must not
-- bring them back.
CREATE TABLE erasure (
    address_hash TEXT   NOT NULL PRIMARY KEY,
    at           BIGINT NOT NULL
) /*sqlite STRICT, WITHOUT ROWID*/;

-- Who said no to offers, as keyed digests of addresses: a no outlives registration, erasure, and a backup from before.
CREATE TABLE no_offers (
    address_hash TEXT   NOT NULL PRIMARY KEY,
    at           BIGINT NOT NULL
) /*sqlite STRICT, WITHOUT ROWID*/;

-- What registrations are found by. Many rows each, read only together with their registration: that is looked at then, not looked
-- for with every row that is written.
CREATE TABLE search_term (
    term         TEXT NOT NULL,
    registration TEXT NOT NULL,
    PRIMARY KEY (term, registration)
) /*sqlite STRICT, WITHOUT ROWID*/;

-- Who says that a unit is theirs. Its serial may be of no unit on record: a claim must not tell which are. Digests as in
-- form_token.
CREATE TABLE claim (
    id             TEXT   NOT NULL PRIMARY KEY,
    reference      TEXT   NOT NULL UNIQUE,
    product        BIGINT NOT NULL REFERENCES product (number),
    serial         TEXT   NOT NULL,
    name           TEXT   NOT NULL,
    email          TEXT   NOT NULL,
    email_key      TEXT   NOT NULL,
    purchased_on   TEXT   NOT NULL,
    dealer         TEXT,
    dealer_written TEXT,
    words          TEXT   NOT NULL,
    evidence       TEXT   NOT NULL,
    lang           TEXT   NOT NULL,
    token          TEXT   NOT NULL UNIQUE,
    content        TEXT   NOT NULL,
    made_at        BIGINT NOT NULL,
    state          TEXT   NOT NULL CHECK (state IN ('open', 'accepted', 'refused')),
    reason         TEXT   NOT NULL,
    registration   TEXT   REFERENCES registration (id),
    decided_at     BIGINT,
    decided_by     TEXT
) /*sqlite STRICT, WITHOUT ROWID*/;
CREATE INDEX claim_of_unit ON claim (product, serial, id);
CREATE INDEX claim_of_address ON claim (email_key, made_at);
CREATE INDEX claim_open ON claim (id) WHERE state = 'open';

-- Who bought a registered unit second-hand and asks for it: its seller is asked, then the desk. Digests as in form_token.
CREATE TABLE transfer (
    id           TEXT   NOT NULL PRIMARY KEY,
    product      BIGINT NOT NULL REFERENCES product (number),
    serial       TEXT   NOT NULL,
    registration TEXT   NOT NULL REFERENCES registration (id),
    name         TEXT   NOT NULL,
    email        TEXT   NOT NULL,
    email_key    TEXT   NOT NULL,
    words        TEXT   NOT NULL,
    lang         TEXT   NOT NULL,
    token        TEXT   NOT NULL UNIQUE,
    content      TEXT   NOT NULL,
    made_at      BIGINT NOT NULL,
    until        BIGINT NOT NULL,
    state        TEXT   NOT NULL CHECK (state IN ('asked', 'passed', 'refused', 'desk')),
    decided_at   BIGINT,
    successor    TEXT   REFERENCES registration (id),
    claim        TEXT   REFERENCES claim (id)
) /*sqlite STRICT, WITHOUT ROWID*/;
CREATE INDEX transfer_of_unit ON transfer (product, serial, id);
CREATE INDEX transfer_of_registration ON transfer (registration);
CREATE INDEX transfer_of_address ON transfer (email_key);
CREATE INDEX transfer_of_claim ON transfer (claim) WHERE claim IS NOT NULL;
CREATE INDEX transfer_asked ON transfer (until, id) WHERE state = 'asked';

-- One-time codes that sellers give to buyers, at most one per registration. The code follows from the id and the link key.
CREATE TABLE handover (
    id           TEXT   NOT NULL PRIMARY KEY,
    registration TEXT   NOT NULL UNIQUE REFERENCES registration (id),
    made_at      BIGINT NOT NULL,
    until        BIGINT NOT NULL,
    misses       BIGINT NOT NULL
) /*sqlite STRICT, WITHOUT ROWID*/;

-- Photos of receipt or plate for the desk, by whoever asks for a unit: of a claim, or of a transfer until it becomes one.
-- As in receipt.
CREATE TABLE photo (
    id         TEXT   NOT NULL PRIMARY KEY,
    claim      TEXT   UNIQUE REFERENCES claim (id),
    transfer   TEXT   UNIQUE REFERENCES transfer (id),
    media_type TEXT   NOT NULL,
    source     TEXT   NOT NULL,
    sent_at    BIGINT NOT NULL,
    bytes      BYTEA  NOT NULL,
    CHECK ((claim IS NULL) <> (transfer IS NULL))
) /*sqlite STRICT*/;

-- Addresses for notices about the safety of one unit and for nothing else (EU 2023/988, article 35).
-- `registration` is set where an owner left it: it ends with that owner's registration.
CREATE TABLE safety_contact (
    id         TEXT   NOT NULL PRIMARY KEY,
    product    BIGINT NOT NULL REFERENCES product (number),
    serial     TEXT   NOT NULL,
    email      TEXT   NOT NULL,
    email_key  TEXT   NOT NULL,
    lang       TEXT   NOT NULL,
    wording    TEXT   NOT NULL,
    left_at    BIGINT NOT NULL,
    stopped_at BIGINT,
    registration TEXT REFERENCES registration (id)
) /*sqlite STRICT, WITHOUT ROWID*/;
CREATE UNIQUE INDEX safety_contact_of_unit ON safety_contact (product, serial, email_key) WHERE stopped_at IS NULL;
CREATE INDEX safety_contact_of_address ON safety_contact (email_key);

-- Somebody asked for the links of an address. Whether there are any is looked up later, so that the answer cannot tell.
CREATE TABLE link_request (
    id        TEXT   NOT NULL PRIMARY KEY,
    email     TEXT   NOT NULL,
    email_key TEXT   NOT NULL,
    lang      TEXT   NOT NULL,
    product   BIGINT,
    serial    TEXT,
    asked_at  BIGINT NOT NULL
) /*sqlite STRICT, WITHOUT ROWID*/;

-- The outbox. A message speaks of a registration, a claim, a transfer or a safety contact; a digest of what was held back for
-- it. ration_key is set where letters per address and day are counted, promotes_to once it was written with offers. Rendered bytes are committed before the first byte of SMTP, so that every try sends the same letter.
CREATE TABLE message (
    id            TEXT   NOT NULL PRIMARY KEY,
    kind          TEXT   NOT NULL,
    registration  TEXT   REFERENCES registration (id),
    claim         TEXT   REFERENCES claim (id),
    transfer      TEXT   REFERENCES transfer (id),
    safety        TEXT   REFERENCES safety_contact (id),
    recipient     TEXT   NOT NULL,
    lane          TEXT   NOT NULL,
    lang          TEXT   NOT NULL,
    state         TEXT   NOT NULL CHECK (state IN ('pending', 'held', 'sent', 'dead')),
    queued_at     BIGINT NOT NULL,
    due_at        BIGINT NOT NULL,
    lease_until   BIGINT NOT NULL,
    attempts      BIGINT NOT NULL,
    settled_at    BIGINT,
    last_error    TEXT,
    message_id    TEXT,
    envelope_from TEXT,
    envelope_to   TEXT,
    bytes         BYTEA,
    ration_key    TEXT,
    promotes_to   TEXT,
    digest        TEXT,
    CHECK (CASE WHEN registration IS NULL THEN 0 ELSE 1 END + CASE WHEN claim IS NULL THEN 0 ELSE 1 END
         + CASE WHEN transfer IS NULL THEN 0 ELSE 1 END + CASE WHEN safety IS NULL THEN 0 ELSE 1 END
         = CASE WHEN kind = 'digest' THEN 0 ELSE 1 END)
) /*sqlite STRICT*/;
-- Holds all that a claim looks at, so that letters that have to wait cost no look at their rows.
CREATE INDEX message_due ON message (due_at, id, lane, lease_until) WHERE state = 'pending';
CREATE INDEX message_dead ON message (id) WHERE state = 'dead';
CREATE INDEX message_of_registration ON message (registration);
CREATE INDEX message_of_claim ON message (claim) WHERE claim IS NOT NULL;
CREATE INDEX message_of_transfer ON message (transfer) WHERE transfer IS NOT NULL;
CREATE INDEX message_of_safety ON message (safety) WHERE safety IS NOT NULL;
CREATE INDEX message_rationed ON message (ration_key, due_at) WHERE ration_key IS NOT NULL;
CREATE INDEX message_promoting ON message (promotes_to, queued_at) WHERE promotes_to IS NOT NULL;
CREATE INDEX message_of_digest ON message (digest, id) WHERE digest IS NOT NULL;

-- Steps of journeys: which letter is due when for a registration. look_at: due_at, or later while it waits for others or for the
-- morning. A row is never made twice, so that nothing is sent twice. No reference to the registration, as in search_term.
CREATE TABLE journey_step (
    registration TEXT   NOT NULL,
    step         TEXT   NOT NULL,
    due_at       BIGINT NOT NULL,
    look_at      BIGINT NOT NULL,
    state        TEXT   NOT NULL CHECK (state IN ('waiting', 'done', 'skipped')),
    reason       TEXT,
    settled_at   BIGINT,
    message      TEXT,
    PRIMARY KEY (registration, step)
) /*sqlite STRICT, WITHOUT ROWID*/;
CREATE INDEX journey_step_due ON journey_step (look_at, registration, step) WHERE state = 'waiting';
CREATE INDEX journey_step_of_message ON journey_step (message) WHERE message IS NOT NULL;

-- Recipients' domains that take no letters just now, and, as *, our own way to the relay. A few rows.
CREATE TABLE lane (
    name       TEXT   NOT NULL PRIMARY KEY,
    failures   BIGINT NOT NULL,
    rest_until BIGINT NOT NULL,
    since      BIGINT NOT NULL,
    said       TEXT   NOT NULL
) /*sqlite STRICT, WITHOUT ROWID*/;

-- Addresses that a letter was refused for. A letter that is taken, or a correction, removes its row.
CREATE TABLE undeliverable (
    email_key TEXT   NOT NULL PRIMARY KEY,
    at        BIGINT NOT NULL,
    said      TEXT   NOT NULL
) /*sqlite STRICT, WITHOUT ROWID*/;

-- Timelines of units, kept by unit: one tree to write, and a page of it to read. Ids are in the order of time.
CREATE TABLE event (
    id           TEXT   NOT NULL,
    at           BIGINT NOT NULL,
    product      BIGINT NOT NULL,
    serial       TEXT   NOT NULL,
    kind         TEXT   NOT NULL,
    registration TEXT,
    detail       TEXT   NOT NULL,
    by_whom      TEXT,
    PRIMARY KEY (product, serial, id)
) /*sqlite STRICT, WITHOUT ROWID*/;

CREATE TABLE staff (
    id            TEXT   NOT NULL PRIMARY KEY,
    name          TEXT   NOT NULL UNIQUE,
    role          TEXT   NOT NULL,
    password_hash TEXT   NOT NULL,
    disabled_at   BIGINT,
    created_at    BIGINT NOT NULL,
    -- What the second factor is made from together with the link key, and the last step that was used.
    second        TEXT,
    second_step   BIGINT NOT NULL,
    -- Digest of a one-time link to a new password.
    invitation    TEXT,
    invited_until BIGINT
) /*sqlite STRICT, WITHOUT ROWID*/;

-- Recovery codes that were not used yet, as digests under the link key.
CREATE TABLE desk_recovery (
    staff  TEXT NOT NULL REFERENCES staff (id),
    digest TEXT NOT NULL,
    PRIMARY KEY (staff, digest)
) /*sqlite STRICT, WITHOUT ROWID*/;

-- How often a password or code was tried on a day; names are keyed digests of 16 bits, so there are few rows.
CREATE TABLE sign_in_budget (
    bucket TEXT   NOT NULL PRIMARY KEY,
    day    BIGINT NOT NULL,
    used   BIGINT NOT NULL
) /*sqlite STRICT, WITHOUT ROWID*/;

-- Holds digests of session tokens only: who reads the database cannot sign in with it.
CREATE TABLE desk_session (
    token      TEXT    NOT NULL PRIMARY KEY,
    staff      TEXT    NOT NULL REFERENCES staff (id),
    created_at BIGINT  NOT NULL,
    seen_at    BIGINT  NOT NULL,
    -- Both factors were given, where two are asked for.
    is_whole   BOOLEAN NOT NULL
) /*sqlite STRICT, WITHOUT ROWID*/;

-- Who looked, who did. Append-only.
CREATE TABLE audit (
    id      TEXT   NOT NULL PRIMARY KEY,
    at      BIGINT NOT NULL,
    who     TEXT   NOT NULL,
    what    TEXT   NOT NULL,
    product BIGINT,
    serial  TEXT,
    detail  TEXT   NOT NULL
) /*sqlite STRICT, WITHOUT ROWID*/;
CREATE INDEX audit_of_unit ON audit (product, serial, id);
