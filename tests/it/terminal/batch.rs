//! Batches after the printing: brought home from a factory without network, listed, taken back.

use crate::support::program::{Folder, Ran, sample};

const UNITS: &str = "product,serial,batch,manufactured_on,shipped_on,dealer\nGEN-7500,SN1,A1,2026-09-18,,BLUE-01\nEVC-11,e-2\nHPD-900,A/B,,,2026-10-01\n";

/// A factory that signs with the key of the house, and has no database.
fn factory(house: &Folder) -> Folder {
    let factory = Folder::new();
    std::fs::remove_file(factory.path("aftersale.db")).unwrap();
    factory.write("codes-1.key", house.read("codes-1.key"));
    factory
}

fn prints(factory: &Folder, words: &[&str]) -> Ran {
    let catalog = sample("catalog.toml");
    let all: Vec<&str> =
        ["labels", "--catalog", &catalog, "--format", "csv"].iter().chain(words).copied().collect();
    factory.run(&all)
}

/// Prints these units and carries the job file to the house.
fn carries(factory: &Folder, house: &Folder, units: &str) {
    factory.write("units.csv", units);
    prints(factory, &["--units", "units.csv", "--output", "far.csv", "--force"]).is(0);
    house.write("far.csv.job.json", factory.read("far.csv.job.json"));
}

fn unit(house: &Folder, serial: &str) -> serde_json::Value {
    house.run(&["lookup", serial, "--format", "json"]).is(0).json()["units"][0].clone()
}

/// Registers the unit of a printed code, as a phone does.
fn register(house: &Folder, uri: &str) {
    let serving = house.serve();
    let path = uri.split_once(".COM").unwrap().1;
    let fields = [
        ("code", path),
        ("token", "token00000000001"),
        ("name", "Ann Lee"),
        ("email", "ann@home.example.com"),
        ("purchased_on", "2026-11-01"),
    ];
    serving.browser.post_form("/register", &fields).is(303);
    assert_eq!(serving.stop().0, 0);
}

#[test]
fn what_a_factory_printed_comes_home_once_and_an_owner_who_was_faster_stays() {
    let house = Folder::with_catalogue();
    let factory = factory(&house);
    carries(&factory, &house, UNITS);
    let uri = factory.read("far.csv").lines().nth(1).unwrap().rsplit(',').next().unwrap().to_owned();
    register(&house, &uri);
    assert_eq!(unit(&house, "SN1")["batch"], serde_json::Value::Null);

    house
        .run(&["batch", "import", "far.csv.job.json"])
        .is(0)
        .says("batch 1: 3 units, 1 of them registered before");
    let first = unit(&house, "SN1");
    assert_eq!((&first["state"], &first["batch"]), (&"registered".into(), &"A1".into()));
    assert_eq!((&first["manufactured_on"], &first["dealer"]), (&"2026-09-18".into(), &"BLUE-01".into()));
    assert_eq!(
        (&unit(&house, "A/B")["shipped_on"], &unit(&house, "E-2")["printed_in"]),
        (&"2026-10-01".into(), &1.into())
    );
    let listed = house.run(&["batch", "list", "--format", "json"]);
    let batch = &listed.is(0).lines()[0];
    assert_eq!(
        (&batch["state"], &batch["labels"], &batch["file"]),
        (&"active".into(), &3.into(), &"far.csv".into())
    );
    assert_eq!((&batch["public_url"], &batch["key_id"]), (&"https://go.example.com".into(), &"1".into()));

    house.run(&["batch", "import", "far.csv.job.json"]).is(0).says("is batch 1 already; nothing changed");
    assert_eq!(house.run(&["batch", "list", "--format", "json"]).lines().len(), 1);
    let printed: i64 = house
        .database()
        .query_row("SELECT COUNT(*) FROM event WHERE kind = 'printed'", [], |row| row.get(0))
        .unwrap();
    assert_eq!(printed, 3);
    house.write("units.csv", UNITS);
    let again = ["labels", "--units", "units.csv", "--format", "csv", "--output", "a.csv", "--record"];
    house.run(&again).is(1).says("line 2, serial: serial SN1 was printed before, in batch 1");
}

#[test]
fn a_range_comes_home_by_its_first_serial_and_number() {
    let house = Folder::with_catalogue();
    let factory = factory(&house);
    let range =
        ["--product", "EVC-11", "--first", "8008", "--count", "5", "--skip-bad", "--output", "far.csv"];
    prints(&factory, &range).is(1).says("4 labels");
    let job = factory.read("far.csv.job.json");
    assert!(
        job.contains(r#""range":{"check":null,"count":5,"first":"8008"}"#) && !job.contains("list"),
        "{job}"
    );
    house.write("far.csv.job.json", &job);
    house.run(&["batch", "import", "far.csv.job.json"]).is(0).says("batch 1: 4 units");
    assert_eq!(unit(&house, "8012")["printed_in"], 1);
    house.run(&["lookup", "8010"]).is(1);
}

#[test]
fn what_contradicts_the_record_is_listed_and_nothing_is_stored() {
    let house = Folder::with_catalogue();
    house.write("units.csv", "product,serial,dealer\nGEN-7500,SN1,\nEVC-11,E-2,ACME\n");
    house.run(&["labels", "--units", "units.csv", "--format", "csv", "--output", "a.csv", "--record"]).is(0);
    house.run(&["batch", "void", "1", "--reason", "test"]).is(0);
    house.write("units.csv", "product,serial\nGEN-7500,SN1\n");
    house.run(&["labels", "--units", "units.csv", "--format", "csv", "--output", "b.csv", "--record"]).is(0);
    let factory = factory(&house);
    carries(&factory, &house, "product,serial,dealer\nGEN-7500,SN1,\nEVC-11,E-2,BLUE-01\nHPD-900,SN3,\n");
    let ran = house.run(&["batch", "import", "far.csv.job.json"]);
    ran.is(1)
        .says("label 1: serial SN1: was printed before, in batch 2 at ")
        .says("label 2: serial E-2: dealer is \"ACME\" on record, the job says \"BLUE-01\"")
        .says("2 contradictions, nothing was stored");
    house.run(&["lookup", "SN3"]).is(1);
    assert_eq!(house.run(&["batch", "list", "--format", "json"]).lines().len(), 2);
    house.run(&["batch", "import", "far.csv.job.json", "--skip-bad"]).is(1).says("batch 3: 1 units");
    assert_eq!(
        (&unit(&house, "SN3")["printed_in"], &unit(&house, "SN1")["printed_in"]),
        (&3.into(), &2.into())
    );
    assert_eq!(unit(&house, "E-2")["dealer"], "ACME");
}

#[test]
fn job_files_of_another_key_of_no_product_or_of_nothing_are_refused_with_the_way_out() {
    let house = Folder::with_catalogue();
    let stranger = Folder::new();
    carries(&stranger, &house, UNITS);
    house.run(&["batch", "import", "far.csv.job.json"]).is(2).says("key 1 of fingerprint").says("codes.keys");
    let empty = Folder::new();
    carries(&factory(&empty), &empty, UNITS);
    let ran = empty.run(&["batch", "import", "far.csv.job.json"]);
    ran.is(1).says("label 1: no product in the catalogue here is 09521234543213; import the catalogue");
    let whole = house.read("far.csv.job.json");
    for (text, said) in [
        (&whole[..whole.len() - 9], "is no whole job file"),
        ("{}", "missing field"),
        ("", "is no whole job file"),
    ] {
        house.write("broken.job.json", text);
        house.run(&["batch", "import", "broken.job.json"]).is(2).says("broken.job.json").says(said);
    }
    house.run(&["batch", "import", "none.job.json"]).is(2).says("cannot read none.job.json");
    house.run(&["batch", "list"]).is(1);
}

#[test]
fn a_batch_for_an_address_that_is_not_ours_comes_home_with_a_warning() {
    let house = Folder::with_catalogue();
    let factory = factory(&house);
    let settings =
        factory.read("aftersale.toml").replace("https://go.example.com", "https://far.example.org");
    factory.write("aftersale.toml", settings);
    carries(&factory, &house, UNITS);
    house
        .run(&["batch", "import", "far.csv.job.json"])
        .is(0)
        .says("labels lead to https://far.example.org")
        .says("site.aliases");
}

#[test]
fn the_codes_of_a_void_batch_lead_to_help_and_its_serials_may_be_printed_again() {
    let house = Folder::with_catalogue();
    house.write("units.csv", UNITS);
    let print = |output: &str, more: &[&str]| {
        let words = ["labels", "--units", "units.csv", "--format", "csv", "--record", "--output", output];
        house.run(&words.iter().chain(more).copied().collect::<Vec<_>>())
    };
    print("a.csv", &[]).is(0);
    house
        .run(&["batch", "void", "1", "--reason", "smeared, pulped"])
        .is(0)
        .says("batch 1 is void: the codes of 3 units");
    house.run(&["batch", "void", "1", "--reason", "other"]).is(0).says("was void before");
    house.run(&["batch", "void", "9", "--reason", "x"]).is(1).says("there is no batch 9");
    house.run(&["batch", "void", "1", "--reason", " "]).is(2).says("say what happened");
    assert!(house.run(&["batch", "list"]).is(0).out.contains("void: smeared, pulped"));
    let codes: Vec<String> =
        house.read("a.csv").lines().skip(1).map(|line| line.rsplit(',').next().unwrap().to_owned()).collect();
    let path = codes[0].split_once(".COM").unwrap().1;
    let serving = house.serve();
    serving.browser.get(path).is(200).has("SN1").lacks("Register your product");
    drop(serving);
    let audited: String = house
        .database()
        .query_row("SELECT who || ' ' || detail FROM audit WHERE what = 'void-batch'", [], |row| row.get(0))
        .unwrap();
    assert_eq!(audited, "terminal batch 1: smeared, pulped");

    print("b.csv", &[]).is(0);
    house.serve().browser.get(path).is(200).has("Register your product");
    // Printed once more, and that one spoilt: the labels of the second batch stand.
    print("c.csv", &["--reprint"]).is(0);
    house
        .run(&["batch", "void", "3", "--reason", "jam"])
        .is(0)
        .says("the codes of 0 units")
        .says("3 units keep their label");
    assert_eq!(unit(&house, "SN1")["printed_in"], 2);
    register(&house, &codes[0]);
    house
        .run(&["batch", "void", "2", "--reason", "oops"])
        .is(2)
        .says("1 units of batch 2 are registered")
        .says("--force");
}
