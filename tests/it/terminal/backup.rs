//! `backup` and `restore`: taken under load, whole on an empty machine, refused where it would harm, and nobody who was
//! erased comes back.

use std::os::unix::fs::PermissionsExt;

use super::kill::codes;
use crate::support::program::{Folder, Serving};

const WORD: &str = "correct horse battery staple";

fn backup(folder: &Folder, more: &[&str]) {
    let words = [&["backup", "today.backup", "--passphrase-stdin"], more].concat();
    folder.run_with(&words, WORD.as_bytes()).is(0).says("checked and on the disk");
}

/// Registers a unit; answers the path of the owner's page.
fn register(serving: &Serving, code: &(String, String), email: &str) -> String {
    let token = format!("token0000000000{}", code.1);
    let fields = [
        ("code", code.0.as_str()),
        ("token", &token),
        ("name", "Zoë Canary"),
        ("email", email),
        ("purchased_on", "2026-01-01"),
    ];
    serving.browser.post_form("/register", &fields).is(303).place().to_owned()
}

/// Another folder with the backup of this one in it and nothing else.
fn new_machine(folder: &Folder) -> Folder {
    let other = Folder::empty();
    std::fs::copy(folder.path("today.backup"), other.path("today.backup")).unwrap();
    other
}

#[test]
fn a_backup_under_load_brings_everything_back_on_an_empty_machine() {
    let folder = Folder::with_catalogue();
    let codes = codes(&folder, 400);
    let serving = folder.serve();
    let before: Vec<_> =
        codes[..20].iter().map(|code| register(&serving, code, "zoe@home.example.com")).collect();
    std::thread::scope(|scope| {
        let load = scope.spawn(|| {
            codes[20..120].iter().for_each(|code| drop(register(&serving, code, "zoe@home.example.com")));
        });
        backup(&folder, &[]);
        load.join().unwrap();
    });
    let made = folder.path("today.backup").metadata().unwrap();
    assert_eq!(made.permissions().mode() & 0o777, 0o600);
    let key = folder.read("codes-1.key");
    let bytes = std::fs::read(folder.path("today.backup")).unwrap();
    assert!(!bytes.windows(64).any(|part| part == key.trim().as_bytes()), "keys lie open in the backup");

    let other = new_machine(&folder);
    let restored =
        other.run_with(&["restore", "today.backup", "--passphrase-stdin"], format!("{WORD}\n").as_bytes());
    restored.is(0).says("put back codes-1.key").says("aftersale.toml");
    for name in ["codes-1.key", "links.key", "aftersale.toml", "aftersale.db"] {
        assert_eq!(other.path(name).metadata().unwrap().permissions().mode() & 0o777, 0o600, "{name}");
    }
    assert_eq!(other.read("codes-1.key"), key);
    let names: Vec<_> = other.names().into_iter().filter(|name| name.starts_with('.')).collect();
    assert!(names.is_empty(), "left behind: {names:?}");
    let there = other.serve();
    for page in &before {
        there.browser.get(page).is(200).has("zoe@home.example.com");
    }
    there.browser.get(&codes[300].0).is(200).has("Register your product");
    let doctor = folder.run(&["doctor"]);
    assert!(
        doctor.out.contains("ok     last backup: 20") && doctor.out.contains("is whole"),
        "{}",
        doctor.out
    );
}

#[test]
fn a_backup_without_keys_says_so_even_when_it_is_quiet() {
    let folder = Folder::with_catalogue();
    assert!(folder.run(&["doctor"]).out.contains("no backup was ever taken"));
    let quiet = folder.run(&["backup", "today.backup", "--quiet"]);
    quiet.is(0).says("INCOMPLETE").says("codes-1.key").says("links.key").says("--passphrase");
    folder.run(&["backup", "today.backup"]).is(2).says("exists already").says("--force");
    folder.run(&["backup", "other.backup", "--passphrase", WORD]).is(2).says("file:PATH or env:NAME");
    folder.run_with(&["backup", "other.backup", "--passphrase-stdin"], b"short").is(2).says("at least 12");
    assert!(!folder.path("other.backup").exists());

    // The keys of the folder are used; another house's keys would kill every link.
    let stranger = Folder::new();
    std::fs::copy(folder.path("today.backup"), stranger.path("today.backup")).unwrap();
    let before = stranger.database_bytes();
    stranger.run(&["restore", "today.backup", "--force"]).is(2).says("links.key");
    assert_eq!(stranger.database_bytes(), before, "a refused restore touched the database");
    folder.run(&["restore", "today.backup", "--force"]).is(0).says("INCOMPLETE");
}

#[test]
fn a_restore_refuses_what_is_served_what_is_there_and_what_is_broken() {
    let folder = Folder::with_catalogue();
    let codes = codes(&folder, 5);
    let serving = folder.serve();
    register(&serving, &codes[0], "zoe@home.example.com");
    backup(&folder, &[]);
    let later = register(&serving, &codes[1], "zoe@home.example.com");
    let restore = |more: &[&str], word: &str| {
        folder.run_with(&[&["restore", "today.backup", "--passphrase-stdin"], more].concat(), word.as_bytes())
    };
    restore(&["--force"], WORD).is(2).says("in use").says("serve, process");
    serving.browser.get(&later).is(200);
    assert_eq!(serving.stop().0, 0);

    restore(&[], WORD).is(2).says("--force");
    restore(&["--force"], "another horse battery").is(2).says("passphrase is wrong");
    let good = std::fs::read(folder.path("today.backup")).unwrap();
    let name = good.windows(6).position(|part| part == b"Canary").unwrap();
    for at in [0, name, good.len() - 4096] {
        let mut broken = good.clone();
        broken[at] ^= 1;
        folder.write("today.backup", &broken);
        let refused = restore(&["--force"], WORD);
        assert!(refused.code == 2 && !refused.err.contains("restored"), "byte {at}: {}", refused.err);
    }
    folder.write("today.backup", "Dear Sir or Madam");
    restore(&["--force"], WORD).is(2).says("no backup of aftersale");
    let count = |file: &str| {
        let database = rusqlite::Connection::open(folder.path(file)).unwrap();
        database.query_row("SELECT COUNT(*) FROM registration", [], |row| row.get::<_, i64>(0)).unwrap()
    };
    assert_eq!(count("aftersale.db"), 2);

    folder.write("today.backup", &good);
    folder.write("codes-1.key", "11".repeat(32));
    let done = restore(&["--force"], WORD);
    done.is(0).says("is now").says("codes-1.key.replaced-1");
    assert_eq!(folder.read("codes-1.key.replaced-1"), "11".repeat(32));
    assert_eq!(count("aftersale.db"), 1);
    let aside = folder.names().into_iter().find(|name| name.starts_with("aftersale.db.replaced-")).unwrap();
    assert_eq!(count(&aside), 2, "what was there is kept");
}

#[test]
fn who_was_erased_after_the_backup_does_not_come_back_with_it() {
    let folder = Folder::with_catalogue();
    let codes = codes(&folder, 5);
    let serving = folder.serve();
    register(&serving, &codes[0], "gone@canary.example.com");
    register(&serving, &codes[1], "here@home.example.com");
    assert_eq!(serving.stop().0, 0);
    backup(&folder, &[]);
    let key = aftersale::domain::code::Key::parse_hex(&folder.read("links.key")).unwrap();
    let digest = aftersale::domain::link::LinkKey::new(key).address_digest("gone@canary.example.com");
    let note = "INSERT INTO erasure (address_hash, at) VALUES (?1, 32503680000000)";
    folder.database().execute(note, [&digest]).unwrap();
    folder.database().execute("INSERT INTO no_offers (address_hash, at) VALUES ('00', 1)", []).unwrap();
    let restore = ["restore", "today.backup", "--passphrase-stdin", "--force"];
    folder.run_with(&restore, WORD.as_bytes()).is(0).says("1 registrations and claims were erased since");
    let noes: i64 =
        folder.database().query_row("SELECT COUNT(*) FROM no_offers", [], |row| row.get(0)).unwrap();
    assert_eq!(noes, 1, "who said no since has said no");
    let bytes = folder.database_bytes();
    let holds = |word: &str| bytes.windows(word.len()).any(|part| part == word.as_bytes());
    assert!(!holds("gone@canary") && holds("here@home"), "an erased address came back");

    // On another machine nobody knows, unless the newer database is named.
    folder.run(&["backup", "newer.backup"]).is(0);
    let other = new_machine(&folder);
    std::fs::copy(folder.path("newer.backup"), other.path("newer.backup")).unwrap();
    let words = ["restore", "today.backup", "--passphrase-stdin", "--erasures", "newer.backup"];
    other.run_with(&words, WORD.as_bytes()).is(0).says("1 registrations and claims were erased since");
    other.run(&["lookup", "gone@canary.example.com"]).is(1);
    other.run(&["lookup", "here@home.example.com"]).is(0);
}

#[test]
fn a_backup_holds_no_byte_of_what_was_deleted_and_a_broken_database_gives_none() {
    let folder = Folder::with_catalogue();
    let database = folder.database();
    database
        .execute_batch(
            "PRAGMA secure_delete = OFF; CREATE TABLE scrap (text TEXT);
             INSERT INTO scrap SELECT 'canary of the past' FROM product; DROP TABLE scrap",
        )
        .unwrap();
    drop(database);
    let word = b"canary of the past";
    assert!(folder.database_bytes().windows(word.len()).any(|part| part == word), "the test sees nothing");
    backup(&folder, &[]);
    let made = std::fs::read(folder.path("today.backup")).unwrap();
    assert!(!made.windows(word.len()).any(|part| part == word));

    folder
        .database()
        .execute_batch("PRAGMA foreign_keys = OFF; INSERT INTO form_token VALUES ('a', 'b', 'nobody', 0)")
        .unwrap();
    folder.run(&["backup", "next.backup"]).is(2).says("damaged").says("form_token");
    assert!(!folder.path("next.backup").exists());
    let doctor = folder.run(&["doctor"]);
    assert!(doctor.is(1).out.contains("WRONG  database: a row of form_token"), "{}", doctor.out);
}

#[test]
fn a_database_on_a_server_is_left_to_its_own_tool() {
    let folder = Folder::new();
    let words = ["backup", "today.dump", "--database", "postgres://me:geheim@db.example.com/shop"];
    let said = folder.run(&words);
    said.is(2)
        .says("pg_dump --format=custom --file=today.dump 'postgres://me@db.example.com/shop'")
        .says("pg_restore");
    assert!(!said.err.contains("geheim"));
}
