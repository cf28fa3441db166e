//! Whole files in and out: units, registrations of another system, purchases.

use std::fmt::Write as _;

use crate::support::program::{Folder, sample};

fn count(folder: &Folder, sql: &str) -> i64 {
    folder.database().query_row(sql, [], |row| row.get(0)).unwrap()
}

/// Everything that an import must leave alone or change, as text.
fn rows(folder: &Folder, sql: &str) -> Vec<String> {
    let database = folder.database();
    let mut rows = database.prepare(sql).unwrap();
    let width = rows.column_count();
    let text = |row: &rusqlite::Row<'_>| {
        (0..width).map(|at| row.get_ref(at).map(|value| format!("{value:?}"))).collect::<Result<Vec<_>, _>>()
    };
    rows.query_map([], text).unwrap().map(|row| row.unwrap().join(" ")).collect()
}

#[test]
fn a_later_units_file_updates_what_it_says_and_leaves_the_rest() {
    let folder = Folder::with_catalogue();
    let first = "product;serial;batch;manufactured_on;shipped_on;dealer\nHPD-900;SN2;B1;01.02.2026;;\n\
                 HPD-900;SN1;B1;01.02.2026;;BLUE-01\nGEN-7500;'=SUM/A;;;;\n";
    folder.run_with(&["units", "import", "-"], first.as_bytes()).is(0).says("3 new, 0 updated, 0 unchanged");
    let later = "serial,product,shipped_on,dealer\nSN2,HPD-900,2026-03-05,PINE-02\nSN1,HPD-900,,\nSN3,hpd-900,,PINE-02\n";
    folder.write("later.csv", later);
    let import = ["units", "import", "later.csv"];
    folder.run(&import).is(0).says("1 new, 1 updated, 1 unchanged");
    folder.run(&import).is(0).says("0 new, 0 updated, 3 unchanged");

    let out = folder.run(&["units", "export"]);
    let wanted = "product,serial,batch,manufactured_on,shipped_on,dealer\nGEN-7500,'=SUM/A,,,,\n\
                  HPD-900,SN1,B1,2026-02-01,,BLUE-01\nHPD-900,SN2,B1,2026-02-01,2026-03-05,PINE-02\nHPD-900,SN3,,,,PINE-02\n";
    assert_eq!(out.is(0).out.lines().collect::<Vec<_>>(), wanted.lines().collect::<Vec<_>>());
    let lines = folder.run(&["units", "export", "--format", "jsonl"]).is(0).lines();
    assert_eq!(lines[0]["serial"], "=SUM/A");
    assert_eq!((&lines[2]["shipped_on"], lines[3]["batch"].is_null()), (&"2026-03-05".into(), true));

    // What went out comes in elsewhere as it was.
    let other = Folder::with_catalogue();
    other.run_with(&["units", "import", "-"], out.out.as_bytes()).is(0).says("4 new");
    assert_eq!(other.run(&["units", "export"]).out, out.out);
}

#[test]
fn rows_that_are_wrong_are_all_told_and_nothing_is_written_without_skip_bad() {
    let folder = Folder::with_catalogue();
    let file = "product,serial,shipped_on\nHPD-900,SN1,2026-01-01\nNONE-1,SN2,\nHPD-900,1.23E+15,\nHPD-900,SN1,\nHPD-900,SN4,soon\n";
    folder.write("units.csv", file);
    let ran = folder.run(&["units", "import", "units.csv"]);
    ran.is(1).says("4 of 5 rows refused, nothing was written");
    for told in ["line 3, product", "line 4, serial", "1.23E+15", "line 5, serial", "line 6, shipped_on"] {
        ran.says(told);
    }
    assert_eq!(count(&folder, "SELECT COUNT(*) FROM unit"), 0);
    folder.run(&["units", "import", "units.csv", "--skip-bad"]).is(1).says("1 new");
    assert_eq!(count(&folder, "SELECT COUNT(*) FROM unit"), 1);
    folder.run(&["units", "import", "no.csv"]).is(2).says("no.csv");
}

#[test]
fn a_server_keeps_answering_while_units_come_in() {
    let folder = Folder::with_catalogue();
    let codes = super::kill::codes(&folder, 40);
    let mut file = "product,serial,dealer\n".to_owned();
    (0..60_000)
        .for_each(|number| writeln!(file, "GEN-7500,SN{:07},BLUE-01", number * 7919 % 100_003).unwrap());
    folder.write("units.csv", file);
    let serving = folder.serve();
    std::thread::scope(|scope| {
        let import = scope.spawn(|| folder.run(&["units", "import", "units.csv"]));
        for (code, serial) in &codes {
            let token = format!("token0000000000{serial}");
            let fields = [
                ("code", code.as_str()),
                ("token", &token),
                ("name", "Ann Lee"),
                ("email", "ann@home.example.com"),
                ("purchased_on", "2026-01-01"),
            ];
            serving.browser.post_form("/register", &fields).is(303);
        }
        import.join().unwrap().is(0).says("60000 new");
    });
    assert_eq!(count(&folder, "SELECT COUNT(*) FROM unit"), 60_040);
}

/// The rows of another system, all of them new.
fn crm(rows: usize) -> String {
    let mut file = "No,Product,Serial,Customer,Mail,Bought,Newsletter,Agreed\n".to_owned();
    for number in 0..rows {
        let (newsletter, agreed) = [("Y", "card 2024"), ("Y", ""), ("N", "card 2024"), ("", "")][number % 4];
        writeln!(
            file,
            "{number},RVC-520,RV{number:07},Ann {number},ann{number}@example.com,2026-01-{:02},{newsletter},{agreed}",
            number % 28 + 1
        )
        .unwrap();
    }
    file
}

const MAP: &str = "system = \"CRM\"\n[columns]\nid = \"No\"\nproduct = \"Product\"\nserial = \"Serial\"\nname = \"Customer\"\n\
                   email = \"Mail\"\npurchased_on = \"Bought\"\n";
const CONSENT: &str = "[consent]\ncolumn = \"Newsletter\"\nyes = [\"Y\"]\nsource = \"Agreed\"\n";

#[test]
fn forty_thousand_registrations_come_in_and_not_one_letter_goes_out() {
    let folder = Folder::with_catalogue();
    folder.write("crm.csv", crm(40_000));
    folder.write("map.toml", format!("{MAP}{CONSENT}"));
    let import = ["registrations", "import", "crm.csv", "--map", "map.toml"];
    let dry: Vec<&str> = import.into_iter().chain(["--dry-run"]).collect();
    folder.run(&dry).is(0).says("40000 would be new (10000 with consent").says("nothing was written");
    assert_eq!(count(&folder, "SELECT COUNT(*) FROM registration"), 0);

    folder.run(&import).is(0).says("40000 new (10000 with consent");
    let whole = |folder: &Folder| {
        [
            "SELECT COUNT(*) FROM registration WHERE source = 'import' AND state = 'active'",
            "SELECT COUNT(*) FROM origin WHERE system = 'CRM'",
            "SELECT COUNT(*) FROM event WHERE kind = 'imported'",
            "SELECT COUNT(*) FROM search_term WHERE term LIKE 'email:%'",
            "SELECT COUNT(*) FROM consent WHERE given AND wording = 'card 2024' AND source = 'import'",
            "SELECT COUNT(*) FROM registration WHERE offers",
            "SELECT COUNT(*) FROM message",
        ]
        .map(|sql| count(folder, sql))
    };
    assert_eq!(whole(&folder), [40_000, 40_000, 40_000, 40_000, 10_000, 10_000, 0]);
    let before = rows(&folder, "SELECT * FROM registration ORDER BY id");
    folder.run(&import).is(0).says(" 0 new").says("40000 here from an earlier run");
    assert_eq!(rows(&folder, "SELECT * FROM registration ORDER BY id"), before);
    assert_eq!(whole(&folder), [40_000, 40_000, 40_000, 40_000, 10_000, 10_000, 0]);

    // A server that starts on them has nothing to send either, and the desk finds them.
    let serving = folder.serve();
    serving.browser.get("/readyz").is(200);
    let found = folder.run(&["lookup", "ann39999@example.com", "--format", "json"]).is(0).json();
    assert_eq!(found["units"][0]["registration"]["owner"]["name"], "Ann 39999");
    assert_eq!(serving.stop().0, 0);
    assert_eq!(count(&folder, "SELECT COUNT(*) FROM message"), 0);
    let past = "SELECT COUNT(*) FROM journey_step WHERE state <> 'waiting' OR step NOT LIKE 'cover-ends-%'
                   OR due_at < (SELECT MAX(at) FROM event)";
    assert_eq!(count(&folder, past), 0, "no step of the past, and no thanks for what was bought long ago");
    let preview = folder.run(&["journey", "preview", "--unit", "RV0000001"]);
    for part in ["cover-ends-7", "its day was over before it could begin"] {
        assert!(preview.is(0).out.contains(part), "{part} is missing in\n{}", preview.out);
    }
}

#[test]
fn what_is_registered_here_stays_with_its_owner() {
    let folder = Folder::with_catalogue();
    let codes = super::kill::codes(&folder, 1);
    let serving = folder.serve();
    let fields = [
        ("code", codes[0].0.as_str()),
        ("token", "token00000000001"),
        ("name", "Zoë Müller"),
        ("email", "zoe@home.example.com"),
        ("purchased_on", "2026-01-01"),
    ];
    serving.browser.post_form("/register", &fields).is(303);
    let file = "No,Product,Serial,Customer,Mail,Bought\n1,HPD-900,SN000001,Eve,eve@example.com,2026-01-05\n\
                2,HPD-900,SN000002,Ben,ben@example.com,2026-01-05\n3,HPD-900,SN000002,Cid,cid@example.com,2026-01-05\n";
    folder.write("crm.csv", file);
    folder.write("map.toml", MAP);
    for dry in [&["--dry-run"][..], &[]] {
        let import = ["registrations", "import", "crm.csv", "--map", "map.toml"];
        let ran = folder.run(&import.into_iter().chain(dry.iter().copied()).collect::<Vec<_>>());
        ran.is(1)
            .says("line 2: SN000001 is registered already")
            .says("line 4: its unit stands in an earlier row");
        ran.says("2 in conflict");
    }
    let owners = rows(&folder, "SELECT name, state FROM registration ORDER BY serial");
    assert_eq!(owners.len(), 2, "{owners:?}");
    assert_eq!(
        count(&folder, "SELECT COUNT(*) FROM registration WHERE name = 'Zoë Müller' AND state = 'active'"),
        1
    );
}

#[test]
fn a_mapping_is_told_what_does_not_fit_and_takes_no_consent_without_its_source() {
    let folder = Folder::with_catalogue();
    folder.write("crm.csv", crm(3));
    let refused = |map: &str, told: &[&str]| {
        folder.write("map.toml", map);
        let ran = folder.run(&["registrations", "import", "crm.csv", "--map", "map.toml"]);
        ran.is(1);
        for told in told {
            ran.says(told);
        }
        assert_eq!(count(&folder, "SELECT COUNT(*) FROM registration"), 0);
    };
    refused(
        &format!("{MAP}[consent]\ncolumn = \"Newsletter\"\nyes = [\"Y\"]\n"),
        &["[consent] source is missing"],
    );
    refused(&MAP.replace("email =", "e-mail ="), &["did you mean \"email\"?", "email is missing"]);
    refused(&MAP.replace("\"Mail\"", "\"E-Mail\""), &["no column \"E-Mail\"; did you mean \"Mail\"?"]);
    refused(&format!("colour = 1\n{MAP}"), &["colour"]);

    folder.write("crm.csv", crm(2).replace("ann0@example.com", "none").replace("2026-01-02", "2026-02-30"));
    refused(MAP, &["line 2, Mail: is no e-mail address", "line 3, Bought", "2 of 2 rows refused"]);
    let phone = format!("{MAP}phone = \"Customer\"\n");
    folder.write("crm.csv", crm(2).replace("ann0@example.com", ""));
    refused(MAP, &["line 2, Mail: is empty"]);
    refused(&phone, &["line 2, Customer: is no telephone number", "line 3, Customer"]);
}

#[test]
fn the_sample_comes_in_as_its_mapping_says() {
    let folder = Folder::with_catalogue();
    let (file, map) = (sample("registrations.csv"), sample("registrations-map.toml"));
    folder.run(&["registrations", "import", &file, "--map", &map]).is(0).says("4 new (1 with consent");
    folder.run(&["purchases", "import", &sample("purchases.csv")]).is(0).says("2 new");
    let sql = "SELECT serial, name, lang, purchased_on, dealer FROM registration ORDER BY serial";
    let reached = "SELECT COUNT(*) FROM reach WHERE phone = '+1 316 555 0118'
         AND post = '12 Elm Street' || char(10) || 'Wichita, KS 67202'";
    assert_eq!(count(&folder, reached), 1, "street and town are lines of one address");
    assert!(folder.run(&["lookup", "5550164"]).is(0).out.contains("SN2598120"));
    assert_eq!(count(&folder, "SELECT COUNT(*) FROM reach"), 3);
    let all = rows(&folder, sql).join("\n");
    for part in ["Grace Okafor", "BLUE-01", "2025-06-02", "Jürgen Weiß", "\"de\"", "Inès Moreau", "Edna Pike"]
    {
        let bytes = format!("{:?}", rusqlite::types::ValueRef::Text(part.trim_matches('"').as_bytes()));
        assert!(all.contains(&bytes), "{part}: {all}");
    }
}

#[test]
fn registrations_go_out_and_come_in_elsewhere() {
    let folder = Folder::with_catalogue();
    let file = crm(5).replace("Ann 3", "=cmd|x").replace("Ann 4", "\"Ann, \"\"A\"\"\"");
    folder.write("crm.csv", file);
    folder.write("map.toml", MAP);
    folder.run(&["registrations", "import", "crm.csv", "--map", "map.toml"]).is(0);
    let out = folder.run(&["registrations", "export"]);
    assert!(out.is(0).out.contains(",'=cmd|x,"), "{}", out.out);
    let lines = folder.run(&["registrations", "export", "--format", "jsonl"]).is(0).lines();
    assert!(lines.iter().any(|line| line["serial"] == "RV0000003" && line["name"] == "=cmd|x"));
    assert_eq!(count(&folder, "SELECT COUNT(*) FROM audit WHERE what = 'export' AND who = 'terminal'"), 2);

    let other = Folder::with_catalogue();
    let import = ["registrations", "import", "-", "--map", &sample("export-map.toml")];
    other.run_with(&import, out.out.as_bytes()).is(0).says("5 new");
    other.run_with(&import, out.out.as_bytes()).is(0).says("5 here from an earlier run");
    let facts = "SELECT product, serial, name, email, purchased_on, lang FROM registration ORDER BY serial";
    assert_eq!(rows(&other, facts), rows(&folder, facts));
}

#[test]
fn owners_without_mail_come_in_by_telephone_or_post_and_go_out_and_in_again_whole() {
    let folder = Folder::with_catalogue();
    folder.write("map.toml", format!("{MAP}phone = \"Tel\"\npost = [\"Street\", \"Town\"]\n"));
    folder.write(
        "crm.csv",
        "No,Product,Serial,Customer,Mail,Bought,Tel,Street,Town\n\
         1,HPD-900,SN000001,Edna Pike,,2026-01-05,+1 503 555 0164,,\n\
         2,HPD-900,SN000002,Otto Braun,,2026-01-05,,=Ulmenweg 12,28195 Bremen\n\
         3,HPD-900,SN000003,Ann Lee,ann@example.com,2026-01-05,,,\n\
         4,HPD-900,SN000004,Cid Roe,,2026-01-05,,,\n",
    );
    let import = ["registrations", "import", "crm.csv", "--map", "map.toml"];
    folder.run(&import).is(1).says("line 5, Mail: is empty");
    folder.run(&[&import[..], &["--skip-bad"]].concat()).is(1).says("3 new");
    folder.run(&["lookup", "0164"]).is(1);
    assert!(folder.run(&["lookup", "5035550164"]).is(0).out.contains("SN000001"));
    let out = folder.run(&["registrations", "export"]);
    assert!(out.is(0).out.contains(",'+1 503 555 0164,,"), "{}", out.out);
    let lines = folder.run(&["registrations", "export", "--format", "jsonl"]).is(0).lines();
    let of = |name: &str| lines.iter().find(|line| line["name"] == name).unwrap().clone();
    assert_eq!(
        (of("Otto Braun")["post"].as_str(), of("Otto Braun")["phone"].as_str()),
        (Some("=Ulmenweg 12\n28195 Bremen"), None)
    );
    assert_eq!(of("Ann Lee")["post"], serde_json::Value::Null);
    let other = Folder::with_catalogue();
    let again = ["registrations", "import", "-", "--map", &sample("export-map.toml")];
    other.run_with(&again, out.out.as_bytes()).is(0).says("3 new");
    for facts in [
        "SELECT serial, name, email FROM registration ORDER BY serial",
        "SELECT r.serial, o.phone, o.post FROM reach o JOIN registration r ON r.id = o.registration ORDER BY r.serial",
    ] {
        assert_eq!(rows(&other, facts), rows(&folder, facts));
    }
    assert_eq!(count(&other, "SELECT COUNT(*) FROM message"), 0);
}

#[test]
fn nobody_is_offered_what_they_have() {
    let folder = Folder::with_catalogue();
    let serving = folder.serve();
    let code = folder.run(&[
        "labels",
        "--product",
        "RVC-520",
        "--first",
        "RV0001",
        "--count",
        "2",
        "--format",
        "csv",
        "--output",
        "-",
    ]);
    let mut owners = Vec::new();
    for line in code.is(0).out.lines().skip(1) {
        let path = line.rsplit(',').next().unwrap().strip_prefix("https://GO.EXAMPLE.COM").unwrap();
        let serial = line.split(',').nth(1).unwrap();
        let fields = [
            ("code", path),
            ("token", &format!("token0000000000{serial}")),
            ("name", "Ann"),
            ("email", "Ann@example.com"),
            ("purchased_on", "2026-01-01"),
        ];
        let answer = serving.browser.post_form("/register", &fields);
        owners.push(answer.is(303).header("location").unwrap().to_owned());
    }
    let offered =
        |owner: usize, title: &str| serving.browser.get(&owners[owner]).is(200).text().contains(title);
    let (bags, brush) = ("Dust bags for the dock", "Brush set for a year");
    assert!(offered(0, bags) && offered(1, bags) && offered(0, brush) && offered(1, brush));
    let bought = "offer,product,serial,email,bought_on\nACC-RVC-BAGS,RVC-520,RV0001,,2026-02-01\n\
                  acc-rvc-brush,,,ANN@example.com,2026-02-02\n";
    folder.write("bought.csv", bought);
    folder.run(&["purchases", "import", "bought.csv"]).is(0).says("2 new, 0 updated, 0 unchanged");
    assert!(!offered(0, bags) && offered(1, bags) && !offered(0, brush) && !offered(1, brush));

    folder.write("bought.csv", bought.replace("2026-02-01", "2026-03-01"));
    folder.run(&["purchases", "import", "bought.csv"]).is(0).says("0 new, 1 updated, 1 unchanged");
    let out = folder.run(&["purchases", "export"]);
    folder
        .run_with(&["purchases", "import", "-"], out.is(0).out.as_bytes())
        .is(0)
        .says("0 new, 0 updated, 2 unchanged");
    let wrong =
        "offer,product,serial,email,bought_on\nNO-SUCH,RVC-520,RV1,,2026-02-01\nACC-RVC-BAGS,,,,2026-02-01\n";
    let ran = folder.run_with(&["purchases", "import", "-"], wrong.as_bytes());
    ran.is(1).says("line 2, offer").says("line 3, serial").says("2 of 2 rows refused");
}
