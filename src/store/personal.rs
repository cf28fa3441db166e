//! What every column holds about people, in one table: the list that erasure, export and their tests go by.
//!
//! A column that is not listed fails `every_column_has_a_class` below; one that is listed as [`Class::Person`] must be in the
//! export and gone after an erasure, which `tests/it/stories/person.rs` proves by planting a word in each of them.
//! A new table: add its rows here, then to `erasures` and `persons` what holds a person.

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Words of or about the owner: exported, and erased.
    Person,
    /// Free text of the desk that may name the owner: at an erasure, name and address are struck out of it.
    Mentions,
    /// Digests of tokens and passwords: neither exported nor shown.
    Secret,
    /// The name of a member of staff: goes with their account, not with an owner.
    Staff,
    /// Nothing about people, or (dates, dealers of the catalogue, language) nothing that tells who somebody is once the rest
    /// of the row is empty: it stays with the unit.
    Plain,
}

use Class::{Mentions, Person, Plain, Secret, Staff};

/// A table with its columns, class by class.
pub type Table = (&'static str, &'static [(Class, &'static [&'static str])]);

/// Every table with its columns.
pub const CLASSES: &[Table] = &[
    ("fact", &[(Plain, &["name", "value"])]),
    ("product", &[(Plain, &["number", "code", "gtin", "body", "changed_at", "desk_since"])]),
    ("product_version", &[(Staff, &["by_whom"]), (Plain, &["product", "number", "at", "told", "body"])]),
    ("dealer", &[(Plain, &["code", "name", "city", "country", "changed_at"])]),
    ("picture", &[(Plain, &["name", "digest", "media_type", "width", "height", "bytes"])]),
    (
        "batch",
        &[(
            Plain,
            &[
                "number",
                "job",
                "printed_at",
                "public_url",
                "key_id",
                "stock",
                "labels",
                "file",
                "lease_until",
                "placed_at",
                "void_at",
                "void_reason",
            ],
        )],
    ),
    (
        "unit",
        &[(
            Plain,
            &[
                "product",
                "serial",
                "batch",
                "manufactured_on",
                "shipped_on",
                "dealer",
                "printed_in",
                "void_at",
            ],
        )],
    ),
    (
        "withdrawal",
        &[
            (Mentions, &["reason"]),
            (Staff, &["by_whom"]),
            (Plain, &["product", "serial", "fate", "successor", "at"]),
        ],
    ),
    (
        "cover_event",
        &[
            (Mentions, &["plan"]),
            (Staff, &["by_whom"]),
            (Plain, &["id", "product", "serial", "at", "body", "brought_by"]),
        ],
    ),
    (
        "registration",
        &[
            (Person, &["name", "email", "email_key", "dealer_written", "zone"]),
            (
                Plain,
                &[
                    "id",
                    "reference",
                    "product",
                    "serial",
                    "purchased_on",
                    "installed_on",
                    "date_proven",
                    "dealer",
                    "market",
                    "offers",
                    "lang",
                    "link_generation",
                    "label_proven",
                    "source",
                    "state",
                    "registered_at",
                ],
            ),
        ],
    ),
    ("reach", &[(Person, &["phone", "post"]), (Plain, &["registration"])]),
    // A call about a unit that nobody had registered belongs to no owner: there, names and addresses are struck out.
    (
        "call_note",
        &[
            (Person, &["words", "promise"]),
            (Staff, &["by_whom", "promise_by", "done_by"]),
            (Plain, &["id", "product", "serial", "registration", "at", "reason", "promise_on", "done_at"]),
        ],
    ),
    (
        "journey_step",
        &[(
            Plain,
            &["registration", "step", "due_at", "look_at", "state", "reason", "settled_at", "message"],
        )],
    ),
    ("address_change", &[(Person, &["email"]), (Plain, &["registration", "id", "asked_at"])]),
    (
        "receipt",
        &[(Person, &["bytes"]), (Secret, &["source"]), (Plain, &["registration", "media_type", "sent_at"])],
    ),
    // What another system calls a registration leads to its owner there.
    ("origin", &[(Person, &["foreign_id"]), (Plain, &["system", "registration", "imported_at"])]),
    (
        "purchase",
        &[
            (Person, &["email_key"]),
            (Plain, &["id", "offer", "product", "serial", "bought_on", "after_mail", "source", "at"]),
        ],
    ),
    ("counter", &[(Plain, &["on_day", "product", "batch", "dealer", "lang", "step", "field", "many"])]),
    ("scan", &[(Plain, &["product", "serial", "in_month", "many", "last_at"])]),
    ("form_token", &[(Secret, &["token", "content"]), (Plain, &["registration", "used_at"])]),
    ("consent", &[(Plain, &["id", "registration", "purpose", "given", "wording", "lang", "source", "at"])]),
    ("erasure", &[(Secret, &["address_hash"]), (Plain, &["at"])]),
    ("no_offers", &[(Secret, &["address_hash"]), (Plain, &["at"])]),
    ("search_term", &[(Person, &["term"]), (Plain, &["registration"])]),
    (
        "claim",
        &[
            (Person, &["name", "email", "email_key", "dealer_written", "words", "reason"]),
            (Secret, &["token", "content"]),
            (Staff, &["decided_by"]),
            (
                Plain,
                &[
                    "id",
                    "reference",
                    "product",
                    "serial",
                    "purchased_on",
                    "dealer",
                    "evidence",
                    "lang",
                    "made_at",
                    "state",
                    "registration",
                    "decided_at",
                ],
            ),
        ],
    ),
    (
        "transfer",
        &[
            (Person, &["name", "email", "email_key", "words"]),
            (Secret, &["token", "content"]),
            (
                Plain,
                &[
                    "id",
                    "product",
                    "serial",
                    "registration",
                    "lang",
                    "made_at",
                    "until",
                    "state",
                    "decided_at",
                    "successor",
                    "claim",
                ],
            ),
        ],
    ),
    ("handover", &[(Plain, &["id", "registration", "made_at", "until", "misses"])]),
    (
        "photo",
        &[
            (Person, &["bytes"]),
            (Secret, &["source"]),
            (Plain, &["id", "claim", "transfer", "media_type", "sent_at"]),
        ],
    ),
    (
        "safety_contact",
        &[
            (Person, &["email", "email_key"]),
            (Plain, &["id", "product", "serial", "lang", "wording", "left_at", "stopped_at", "registration"]),
        ],
    ),
    ("tally_offer", &[(Plain, &["in_month", "offer", "step", "many"])]),
    ("tally_time", &[(Plain, &["half_hour", "product", "lang", "many"])]),
    ("tally_walk", &[(Plain, &["number", "product", "serial", "began_at", "ended_at"])]),
    ("tally", &[(Plain, &["walk", "product", "batch", "dealer", "printed", "shipped", "registered"])]),
    ("tally_end", &[(Plain, &["walk", "in_month", "product", "many"])]),
    // A mail domain, and what its server said of it, without address.
    ("lane", &[(Plain, &["name", "failures", "rest_until", "since", "said"])]),
    ("undeliverable", &[(Person, &["email_key", "said"]), (Plain, &["at"])]),
    (
        "link_request",
        &[(Person, &["email", "email_key"]), (Plain, &["id", "lang", "product", "serial", "asked_at"])],
    ),
    (
        "message",
        &[
            (
                Person,
                &["recipient", "lane", "last_error", "envelope_to", "bytes", "ration_key", "promotes_to"],
            ),
            (
                Plain,
                &[
                    "id",
                    "kind",
                    "registration",
                    "claim",
                    "transfer",
                    "safety",
                    "digest",
                    "lang",
                    "state",
                    "queued_at",
                    "due_at",
                    "lease_until",
                    "attempts",
                    "settled_at",
                    "message_id",
                    "envelope_from",
                ],
            ),
        ],
    ),
    (
        "event",
        &[
            (Mentions, &["detail"]),
            (Staff, &["by_whom"]),
            (Plain, &["id", "at", "product", "serial", "kind", "registration"]),
        ],
    ),
    (
        "staff",
        &[
            (Staff, &["name"]),
            (Secret, &["password_hash", "second", "invitation"]),
            (Plain, &["id", "role", "disabled_at", "created_at", "second_step", "invited_until"]),
        ],
    ),
    ("desk_recovery", &[(Secret, &["digest"]), (Plain, &["staff"])]),
    ("sign_in_budget", &[(Plain, &["bucket", "day", "used"])]),
    ("desk_session", &[(Secret, &["token"]), (Plain, &["staff", "created_at", "seen_at", "is_whole"])]),
    (
        "audit",
        &[(Mentions, &["detail"]), (Staff, &["who"]), (Plain, &["id", "at", "what", "product", "serial"])],
    ),
];

/// Table and column of everything of a class.
pub fn columns(class: Class) -> impl Iterator<Item = (&'static str, &'static str)> {
    CLASSES.iter().flat_map(move |(table, classes)| {
        let of_class = classes.iter().filter(move |(known, _)| *known == class);
        of_class.flat_map(move |(_, columns)| columns.iter().map(move |column| (*table, *column)))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::MIGRATIONS;
    use super::super::tables::tables;
    use super::*;

    #[test]
    fn every_column_has_a_class() {
        let mut unknown: BTreeSet<(String, String)> = BTreeSet::new();
        for table in tables(MIGRATIONS).unwrap() {
            unknown.extend(table.columns.iter().map(|column| (table.name.clone(), column.name.clone())));
        }
        for (table, column) in [Person, Mentions, Secret, Staff, Plain].into_iter().flat_map(columns) {
            assert!(
                unknown.remove(&(table.to_owned(), column.to_owned())),
                "{table}.{column} is listed twice in store/personal.rs, or is no column any more"
            );
        }
        assert!(
            unknown.is_empty(),
            "these columns have no class: say in store/personal.rs what they hold about people, and teach \
             store/erasures.rs and store/persons.rs those that hold a person: {unknown:?}"
        );
    }
}
