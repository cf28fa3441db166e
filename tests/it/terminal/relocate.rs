//! `move`: everything arrives, may be broken off, is brought up to date by running it again, and nothing is overwritten.

use crate::support::program::Folder;

/// A house with 2,500 units on record, some of them registered.
fn house() -> Folder {
    let folder = Folder::with_catalogue();
    let print =
        "labels --product HPD-900 --first SN000001 --count 2500 --format csv --output units.csv --record";
    folder.run(&print.split(' ').collect::<Vec<_>>()).is(0);
    register(&folder, 3..9);
    folder
}

fn register(folder: &Folder, lines: std::ops::Range<usize>) {
    let serving = folder.serve();
    let printed = folder.read("units.csv");
    for line in printed.lines().skip(lines.start).take(lines.len()) {
        let code = line.rsplit(',').next().unwrap().strip_prefix("https://GO.EXAMPLE.COM").unwrap();
        let fields = [
            ("code", code),
            ("token", &format!("token0000000000{}", line.split(',').nth(1).unwrap())),
            ("name", "Zoë Müller 👩‍🔧"),
            ("email", "zoe@home.example.com"),
            ("purchased_on", "2026-01-01"),
            ("offers", "yes"),
        ];
        serving.browser.post_form("/register", &fields).is(303);
    }
    let database = folder.database();
    crate::support::until("the letters to leave", || {
        let waiting = "SELECT COUNT(*) FROM message WHERE state <> 'sent'";
        database.query_row(waiting, [], |row| row.get::<_, i64>(0)).unwrap() == 0
    });
    assert_eq!(serving.stop().0, 0);
}

/// Every row of every table as text, but for the note about the copy.
fn dump(folder: &Folder, file: &str) -> Vec<String> {
    let database = rusqlite::Connection::open(folder.path(file)).unwrap();
    let mut tables =
        database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").unwrap();
    let tables: Vec<String> = tables.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let mut all = Vec::new();
    for table in tables {
        let mut rows = database.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let width = rows.column_count();
        let mut rows = rows.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let cells: Vec<String> = (0..width).map(|at| format!("{:?}", row.get_ref(at).unwrap())).collect();
            all.push(format!("{table}: {}", cells.join(" | ")));
        }
    }
    all.retain(|row| !row.starts_with(&format!("fact: {:?}", rusqlite::types::ValueRef::Text(b"move"))));
    all.sort();
    all
}

fn moves(folder: &Folder, from: &str, to: &str) -> crate::support::program::Ran {
    folder.run(&["move", "--from", from, "--to", to])
}

#[test]
fn everything_arrives_and_what_came_later_follows() {
    let folder = house();
    moves(&folder, "sqlite:aftersale.db", "sqlite:copy.db").is(0).says("read back and equal");
    assert!(dump(&folder, "aftersale.db").len() > 5_000);
    assert_eq!(dump(&folder, "copy.db"), dump(&folder, "aftersale.db"));
    moves(&folder, "sqlite:aftersale.db", "sqlite:copy.db").is(0).says("; 0 had to be stored or removed");

    register(&folder, 20..24);
    let database = folder.database();
    database.execute("UPDATE unit SET void_at = 7 WHERE serial = 'SN002400'", []).unwrap();
    database.execute("DELETE FROM event WHERE serial = 'SN001500'", []).unwrap();
    moves(&folder, "sqlite:aftersale.db", "sqlite:copy.db").is(0);
    assert_eq!(dump(&folder, "copy.db"), dump(&folder, "aftersale.db"));

    folder.run(&["--database", "sqlite:copy.db", "lookup", "zoe@home.example.com"]).is(0);
}

#[test]
fn a_copy_that_was_broken_off_goes_on_and_is_not_served_until_then() {
    let folder = house();
    moves(&folder, "sqlite:aftersale.db", "sqlite:copy.db").is(0);
    let copy = rusqlite::Connection::open(folder.path("copy.db")).unwrap();
    copy.execute("DELETE FROM event WHERE serial > 'SN001000' AND serial < 'SN002000'", []).unwrap();
    copy.execute("UPDATE fact SET value = REPLACE(value, ' whole', '') WHERE name = 'move'", []).unwrap();
    folder.run(&["--database", "sqlite:copy.db", "lookup", "SN000003"]).is(2).says("unfinished copy");
    moves(&folder, "sqlite:aftersale.db", "sqlite:copy.db").is(0);
    assert_eq!(dump(&folder, "copy.db"), dump(&folder, "aftersale.db"));
    folder.run(&["--database", "sqlite:copy.db", "lookup", "SN000003"]).is(0);
}

#[test]
fn nothing_is_copied_over_other_data_and_nothing_from_nowhere() {
    let folder = Folder::with_catalogue();
    folder
        .run(&[
            "--database",
            "sqlite:other.db",
            "catalog",
            "import",
            &crate::support::program::sample("catalog.toml"),
        ])
        .is(0);
    let before = dump(&folder, "other.db");
    moves(&folder, "sqlite:aftersale.db", "sqlite:other.db").is(2).says("data of its own");
    assert_eq!(dump(&folder, "other.db"), before);
    moves(&folder, "sqlite:none.db", "sqlite:new.db").is(2).says("no such file");
    moves(&folder, "sqlite:aftersale.db", "sqlite:aftersale.db").is(2).says("the same database");
    moves(&folder, "mysql://x", "sqlite:new.db").is(2).says("--from");
}

#[cfg(feature = "postgres")]
#[test]
fn to_postgres_and_back_again_everything_is_as_it_was() {
    let Some(schema) = crate::support::postgres::Schema::new() else { return };
    let folder = house();
    moves(&folder, "sqlite:aftersale.db", &schema.url()).is(0).says("read back and equal");
    // Counted already, so that plans fit from the first search on.
    let counted = "SELECT reltuples::BIGINT FROM pg_class WHERE oid = 'unit'::regclass";
    assert_eq!(schema.query(counted), ["2500"]);
    moves(&folder, &schema.url(), "sqlite:back.db").is(0).says("read back and equal");
    assert_eq!(dump(&folder, "back.db"), dump(&folder, "aftersale.db"));

    register(&folder, 30..32);
    moves(&folder, "sqlite:aftersale.db", &schema.url()).is(0);
    moves(&folder, &schema.url(), "sqlite:back.db").is(0);
    assert_eq!(dump(&folder, "back.db"), dump(&folder, "aftersale.db"));
    folder.run(&["--database", &schema.url(), "lookup", "zoe@home.example.com"]).is(0);
}
