//! Roles, templates, stocks of one's own and the paper, by the words of the command line.

use crate::support::program::{Folder, Ran, sample};

const UNITS: &str = "product,serial,batch\nGEN-7500,SN2600001,A1\nGEN-7500,SN2600002,A1\nGEN-7500,SN2600003,A2\nEVC-11,E26-1,\n";

fn house() -> Folder {
    let folder = Folder::with_catalogue();
    folder.write("units.csv", UNITS);
    folder
}

fn prints(folder: &Folder, output: &str, more: &[&str]) -> Ran {
    let mut words = vec!["labels", "--units", "units.csv", "--format", "pdf", "--output", output, "--force"];
    words.extend(more);
    folder.run(&words)
}

fn add_settings(folder: &Folder, section: &str) {
    let settings = folder.read("aftersale.toml").replace("\n[labels]\n", &format!("\n[labels]\n{section}\n"));
    folder.write("aftersale.toml", settings);
}

#[test]
fn cartons_follow_product_and_batch_or_the_number_given() {
    let folder = house();
    prints(&folder, "a.pdf", &["--role", "carton"]).is(0).says("3 labels").says("3 read back and right");
    prints(&folder, "b.pdf", &["--role", "carton", "--per", "1"]).is(0).says("4 labels");
    let job: serde_json::Value = serde_json::from_str(&folder.read("a.pdf.job.json")).unwrap();
    assert_eq!((&job["settings"]["role"], &job["settings"]["stock"]), (&"carton".into(), &"4x6".into()));
    assert_eq!((&job["rows"], &job["labels"]), (&4.into(), &3.into()));
    let words =
        ["labels", "--units", "units.csv", "--role", "carton", "--format", "csv", "--output", "d.csv"];
    folder.run(&words).is(0).says("3 labels");
    let list = folder.read("d.csv");
    let lines: Vec<Vec<&str>> = list.lines().map(|line| line.split(',').collect()).collect();
    assert_eq!((lines.len(), lines[0].join(" ").as_str()), (4, "product gtin batch units first last uri"));
    let units: u32 = lines[1..].iter().map(|line| line[3].parse::<u32>().unwrap()).sum();
    assert!(units == 4 && lines[1..].iter().all(|line| line[6].starts_with("https://")), "{list}");
    folder.write("units.csv", format!("{UNITS}GEN-7500,SN2600009,A1\n"));
    prints(&folder, "c.pdf", &["--role", "carton"]).is(2).says("row 6").says("batch A1").says("--per");
    assert!(!folder.path("c.pdf").exists());
}

#[test]
fn cards_show_where_the_label_is_from_the_database_and_from_a_file_alike() {
    let folder = house();
    prints(&folder, "a.pdf", &["--role", "card", "--cut-marks"]).is(0).says("4 read back and right");
    prints(&folder, "b.pdf", &["--role", "card", "--cut-marks", "--catalog", &sample("catalog.toml")]).is(0);
    let file = |name: &str| std::fs::read(folder.path(name)).unwrap();
    let (a, b) = (file("a.pdf"), file("b.pdf"));
    assert!(a == b, "{} and {} bytes", a.len(), b.len());
    // One picture for each of the two products.
    assert_eq!(a.windows(14).filter(|w| w == b"/Subtype /Imag").count(), 2);
}

#[test]
fn what_a_role_cannot_do_is_refused_before_anything_is_printed() {
    let folder = house();
    for (words, said) in [
        (&["--role", "card", "--record"][..], "only unit labels are recorded"),
        (&["--per", "4"], "--per is for --role carton"),
        (&["--turn", "45"], "--turn is 45; give 0, 90, 180 or 270"),
        (&["--turn", "90"], "sheet of many labels"),
        (&["--length", "50"], "only endless tape has a length"),
    ] {
        let units = words.contains(&"csv");
        let ran = if units {
            folder.run(&[
                "labels",
                "--units",
                "units.csv",
                "--output",
                "x",
                "--role",
                "carton",
                "--format",
                "csv",
            ])
        } else {
            prints(&folder, "x", words)
        };
        ran.is(2).says(said);
    }
    let drawn = [
        "labels",
        "--product",
        "EVC-11",
        "--count",
        "3",
        "--format",
        "pdf",
        "--output",
        "x",
        "--role",
        "card",
    ];
    folder.run(&drawn).is(2).says("--first");
    assert!(!folder.path("x").exists());
}

#[test]
fn a_calibration_page_needs_no_units_and_tells_with_what_it_was_printed() {
    let folder = house();
    add_settings(&folder, "offset_mm = [1.5, -0.5]");
    let words = ["labels", "--calibrate", "--stock", "L7160", "--format", "pdf", "--output", "page.pdf"];
    folder.run(&words).is(0).says("calibration page of Avery L7160");
    assert!(std::fs::read(folder.path("page.pdf")).unwrap().starts_with(b"%PDF-"));
    let png = ["labels", "--calibrate", "--stock", "L7160", "--format", "png", "--output", "page"];
    folder.run(&png).is(2).says("--format pdf");
    prints(&folder, "moved.pdf", &[]).is(0).says("4 read back and right");
}

#[test]
fn stocks_of_ones_own_come_from_the_settings() {
    let folder = house();
    folder.write(
        "own.toml",
        "[[stock]]\nname = \"Drum 80x40\"\nmaker = \"Lindermere\"\nunit = \"mm\"\npage = [80, 40]\ncell = [80, 40]\n\
         corner = 0\ngrid = [1, 1]\nfirst = [0, 0]\npitch = [80, 40]\nmargin = 2\nturn = 90\n",
    );
    prints(&folder, "a.pdf", &["--stock", "Drum 80x40"]).is(2).says("no stock is called");
    add_settings(&folder, "stocks = \"own.toml\"");
    prints(&folder, "a.pdf", &["--stock", "drum80x40"]).is(0).says("4 read back and right");
    prints(&folder, "a.pdf", &["--stock", "drm80x40"]).is(2).says("did you mean Drum 80x40");
    let listed = folder.run(&["stocks", "--format", "json"]);
    assert!(listed.out.contains("\"Drum 80x40\"") && listed.out.contains("\"turned\":90"), "{}", listed.out);
    folder.write("own.toml", folder.read("own.toml").replace("turn =", "trun ="));
    prints(&folder, "a.pdf", &[]).is(2).says("line 12: unknown key trun; did you mean turn?");
}

#[test]
fn a_template_is_read_with_its_logo_and_its_mistakes_are_told_by_line() {
    let folder = house();
    prints(&folder, "a.pdf", &["--template", &sample("label.toml")]).is(0).says("4 read back and right");
    prints(&folder, "b.pdf", &["--template", &sample("label.toml"), "--stock", "5267"])
        .is(0)
        .says("left out where cells are small: ");
    let inside = "[logo]\nplace = \"inside\"\n[[block]]\nshow = [\"model\", \"serial\"]\n";
    folder.write("own.toml", inside);
    add_settings(&folder, &format!("logo = \"{}\"", sample("pictures/logo.svg")));
    prints(&folder, "c.pdf", &["--template", "own.toml"]).is(2).says("--ecc Q or H");
    prints(&folder, "c.pdf", &["--template", "own.toml", "--ecc", "Q"]).is(0).says("4 read back and right");
    folder.write("own.toml", "[[block]]\nshow = [\"model\", \"serail\"]\n");
    prints(&folder, "d.pdf", &["--template", "own.toml"])
        .is(2)
        .says("own.toml")
        .says("line 1: unknown word serail; did you mean serial?");
    assert!(!folder.path("d.pdf").exists());
}
