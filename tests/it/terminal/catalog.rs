//! The catalogue from the terminal: taken in as a merge, given out as it came, refused whole with every mistake told.

use crate::support::program::{Folder, sample};

/// A product that is right in everything.
const GOOD: &str = "[[product]]\ncode = \"X-1\"\nname = \"Lamp\"\ncoverage = [{ what = \"Parts\", length = \"2 years\", from = \"purchase\" }]\n";

#[test]
fn what_goes_in_comes_out_and_goes_in_again_unchanged() {
    let folder = Folder::with_catalogue();
    let first = folder.run(&["catalog", "export"]);
    folder.write("copy.toml", &first.is(0).out);
    std::fs::create_dir(folder.path("pictures")).unwrap();
    for entry in std::fs::read_dir(sample("pictures")).unwrap().map(Result::unwrap) {
        std::fs::copy(entry.path(), folder.path("pictures").join(entry.file_name())).unwrap();
    }
    folder.run(&["catalog", "check", "copy.toml"]).is(0).says("no mistakes");
    folder.run(&["catalog", "import", "copy.toml"]).is(0).says("0 new, 10 updated");
    assert_eq!(folder.run(&["catalog", "export"]).out, first.out);
}

#[test]
fn importing_adds_and_updates_and_deletes_nothing() {
    let folder = Folder::with_catalogue();
    folder.write("new.toml", GOOD);
    folder.run(&["catalog", "import", "new.toml"]).is(0).says("products: 1 new, 0 updated");
    folder.write("new.toml", GOOD.replace("Lamp", "Better lamp"));
    folder.run(&["catalog", "import", "new.toml"]).is(0).says("products: 0 new, 1 updated");
    let all = folder.run(&["catalog", "export"]).out;
    assert!(all.contains("Better lamp") && all.contains("GEN-7500") && all.contains("KROK-01"));
}

#[test]
fn every_mistake_is_told_with_line_and_key_and_nothing_is_changed() {
    let folder = Folder::with_catalogue();
    let before = folder.run(&["catalog", "export"]).out;
    folder.write(
        "bad.toml",
        format!(
            "{GOOD}\n[[product]]\ncode = \"X-2\"\ngtin = \"09521234543214\"\nname = \"Lamp\"\n\n\
             [[product]]\ncode = \"X 3\"\nname = \"\"\ncoverage = [{{ what = \"Parts\", length = \"two years\", from = \"purchase\" }}]\nnmae = \"x\"\n"
        ),
    );
    for command in ["check", "import"] {
        let ran = folder.run(&["catalog", command, "bad.toml"]);
        ran.is(1)
            .says("bad.toml: line 8")
            .says("product[X-2].gtin")
            .says("check digit")
            .says("nothing was changed");
        ran.says("line 12").says("line 13").says("line 14").says("nmae");
    }
    assert_eq!(folder.run(&["catalog", "export"]).out, before);
}

#[test]
fn a_file_that_is_no_catalogue_changes_nothing() {
    let folder = Folder::with_catalogue();
    let before = folder.run(&["catalog", "export"]).out;
    for text in ["[[product", "product = 3", "\u{0}\u{1}", "[[prodct]]\ncode = \"X\""] {
        folder.write("bad.toml", text);
        folder.run(&["catalog", "import", "bad.toml"]).is(1).says("line");
    }
    folder.write("bad.toml", b"name = \"\xff\xfe\"");
    assert!(matches!(folder.run(&["catalog", "import", "bad.toml"]).code, 1 | 2));
    folder.run(&["catalog", "import", "missing.toml"]).is(2).says("missing.toml");
    assert_eq!(folder.run(&["catalog", "export"]).out, before);
}

#[test]
fn a_missing_picture_is_told_by_name() {
    let folder = Folder::new();
    folder.write("new.toml", GOOD.replace("name = \"Lamp\"\n", "name = \"Lamp\"\npicture = \"lamp.jpg\"\n"));
    folder.run(&["catalog", "import", "new.toml"]).is(1).says("lamp.jpg");
    folder.write("lamp.jpg", "no picture");
    folder.run(&["catalog", "import", "new.toml"]).is(1).says("lamp.jpg");
    assert!(!folder.run(&["catalog", "export"]).out.contains("X-1"));
}

#[test]
fn a_gtin_that_labels_may_carry_cannot_move() {
    let folder = Folder::with_catalogue();
    let before = folder.run(&["catalog", "export"]).out;
    let with = |code: &str, gtin: &str| {
        folder.write(
            "new.toml",
            GOOD.replace("X-1", code).replace("name", &format!("gtin = \"{gtin}\"\nname")),
        );
        folder.run(&["catalog", "import", "new.toml"])
    };
    with("X-1", "09521234543213").is(2).says("belongs to GEN-7500");
    with("GEN-7500", "09506000134352").is(2).says("09521234543213");
    folder.write("new.toml", GOOD.replace("X-1", "GEN-7500"));
    folder.run(&["catalog", "import", "new.toml"]).is(2).says("09521234543213");
    assert_eq!(folder.run(&["catalog", "export"]).out, before);
}

#[test]
fn what_the_desk_changed_is_kept_told_and_given_up_only_by_force() {
    let folder = Folder::with_catalogue();
    let house = rusqlite::Connection::open(folder.path("aftersale.db")).unwrap();
    for sql in [
        "INSERT INTO product_version (product, number, at, by_whom, told, body)
         SELECT number, 1, 0, 'mona', 'price ACC-HPD-STACK US', body FROM product WHERE code = 'HPD-900'",
        "UPDATE product SET body = replace(body, '99.00 USD', '79.50 USD'), desk_since = 1 WHERE code = 'HPD-900'",
    ] {
        assert_eq!(house.execute(sql, []).unwrap(), 1);
    }
    let (file, price) = (sample("catalog.toml"), |text: &str| text.matches("79.50 USD").count());
    folder.run(&["catalog", "import", &file]).is(0).says("kept").says("HPD-900").says("mona").says("--force");
    assert_eq!(price(&folder.run(&["catalog", "export"]).out), 1);
    let text = std::fs::read_to_string(&file)
        .unwrap()
        .replace("introduced_on = 2024-09-01", "introduced_on = 2024-09-02");
    let at = text.find("[[product]]\ncode = \"HPD-900\"").unwrap();
    let end = text.find("# ── Fridge-freezer").unwrap();
    sample_pictures(&folder);
    folder.write("new.toml", &text[at..end]);
    folder.run(&["catalog", "import", "new.toml"]).is(2).says("HPD-900").says("nothing was changed");
    assert_eq!(price(&folder.run(&["catalog", "export"]).out), 1);
    folder.run(&["catalog", "import", "--force", "new.toml"]).is(0).says("replaced by the file").says("mona");
    assert_eq!(price(&folder.run(&["catalog", "export"]).out), 0);
    folder.run(&["catalog", "import", "new.toml"]).is(0);
}

/// The pictures of a product beside its file.
fn sample_pictures(folder: &Folder) {
    std::fs::create_dir_all(folder.path("pictures")).unwrap();
    for name in ["hpd-900.svg", "hpd-900-label.svg"] {
        std::fs::copy(format!("{}/{name}", sample("pictures")), folder.path("pictures").join(name)).unwrap();
    }
}

#[test]
fn a_running_house_sees_an_import_without_being_told() {
    let folder = Folder::with_catalogue();
    let serving = folder.serve();
    serving.browser.get("/P/X-1/SN1/1X7Y2WXH28HM66").is(404);
    folder.write("new.toml", GOOD);
    folder.run(&["catalog", "import", "new.toml"]).is(0);
    // Another process committed: a reader may hold its snapshot for 50 ms more.
    crate::support::until("the new product", || {
        serving.browser.get("/P/X-1/SN1/1X7Y2WXH28HM66").status == 200
    });
    serving.browser.get("/P/X-1/SN1/1X7Y2WXH28HM66").is(200).has("Lamp");
}
