//! The program on a PostgreSQL server: two `serve` processes share one database, also while the server dies and comes back.
//! Whatever was acknowledged is there once, whole, and with its letter; who cannot be served is told so.

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use super::kill::codes;
use crate::support::browser::Browser;
use crate::support::program::{Folder, Serving, sample};
use crate::support::server::Server;
use crate::support::{postgres, until};

/// A house over PostgreSQL with two doors, and people who register at both.
struct House<'a> {
    server: &'a Server,
    folder: &'a Folder,
    codes: Vec<(String, String)>,
    next: AtomicUsize,
    acknowledged: Mutex<Vec<String>>,
    refused: AtomicUsize,
}

impl House<'_> {
    /// Registers one unit; who is told to come again comes again with the same form.
    fn register(&self, browser: &Browser) {
        let (code, serial) = &self.codes[self.next.fetch_add(1, Ordering::Relaxed)];
        let token = format!("token0000000000{serial}");
        let fields = [
            ("code", code.as_str()),
            ("token", &token),
            ("name", "Ann Lee"),
            ("email", "ann@home.example.com"),
            ("purchased_on", "2026-01-01"),
        ];
        loop {
            let answer = browser.post_form("/register", &fields);
            match answer.status {
                303 => break self.acknowledged.lock().unwrap().push(serial.clone()),
                503 => {
                    self.refused.fetch_add(1, Ordering::SeqCst);
                    std::thread::park_timeout(Duration::from_millis(50));
                }
                other => panic!("{serial}: {other}\n{}", answer.text()),
            }
        }
    }

    fn done(&self) -> usize {
        self.acknowledged.lock().unwrap().len()
    }

    /// A scan while the server is away: the product, no form and no word of success; without proof the answer is as ever.
    fn says_what_it_remembers(&self, browser: &Browser) {
        let code = self.codes[0].0.as_str();
        let page = browser.get(code);
        page.is(503).has("Not possible right now").has("HPD-900").has("SN0");
        page.lacks("/register").lacks("is registered").lacks("overed until");
        assert!(page.header("retry-after").is_some());
        let (bare, _) = code.split_once('?').unwrap();
        browser.get(bare).is(200).has("The code is not complete");
    }

    fn count(&self, sql: &str) -> usize {
        postgres::query(&self.server.url, sql)[0].parse().unwrap()
    }

    fn is_whole(&self) {
        let mut all = self.acknowledged.lock().unwrap().clone();
        all.sort();
        let stored = postgres::query(
            &self.server.url,
            "SELECT serial FROM registration WHERE state = 'active' ORDER BY serial",
        );
        assert_eq!(stored, all, "what is on record is what was acknowledged");
        for (what, rows) in [("message", "message"), ("form token", "form_token"), ("event", "event")] {
            let sql = format!(
                "SELECT COUNT(*) FROM registration r WHERE (SELECT COUNT(*) FROM {rows} m WHERE m.registration = r.id
                 AND {}) <> 1",
                if rows == "event" { "m.kind = 'registered'" } else { "TRUE" }
            );
            assert_eq!(self.count(&sql), 0, "a registration without its {what}, or with two");
        }
    }

    fn letters(&self) -> Vec<String> {
        let folder = std::fs::read_dir(self.folder.path("mail")).unwrap();
        let read = |entry: std::io::Result<std::fs::DirEntry>| {
            std::fs::read_to_string(entry.unwrap().path()).unwrap_or_default()
        };
        let id = |letter: String| {
            letter.lines().find(|line| line.to_lowercase().starts_with("message-id:")).map(str::to_owned)
        };
        folder.map(read).filter_map(id).collect()
    }

    fn wait_for_letters(&self) {
        until("every letter to leave", || {
            self.count("SELECT COUNT(*) FROM message WHERE state <> 'sent'") == 0
        });
    }
}

#[test]
fn two_serves_share_a_database_and_outlive_its_server() {
    let Some(server) = Server::start() else { return };
    let folder = Folder::empty();
    let words = ["init", ".", "--public-url", "https://go.example.com", "--database", &server.url];
    folder.run(&words).is(0);
    folder.run(&["catalog", "import", &sample("catalog.toml")]).is(0);
    let rounds = std::env::var("AFTERSALE_TEST_KILLS").ok().and_then(|many| many.parse().ok()).unwrap_or(2);
    let house = House {
        server: &server,
        folder: &folder,
        codes: codes(&folder, 2_000 * (rounds + 1)),
        next: AtomicUsize::new(0),
        acknowledged: Mutex::default(),
        refused: AtomicUsize::new(0),
    };
    let serves = [folder.serve(), folder.serve()];
    without_a_fault(&house, &serves);
    while_the_server_dies(&house, &serves, rounds);
    folder.run(&["lookup", "SN000001"]).is(0);
    folder.run(&["doctor"]).is(0);
    for serve in serves {
        assert_eq!(serve.stop().0, 0);
    }
}

fn without_a_fault(house: &House<'_>, serves: &[Serving; 2]) {
    std::thread::scope(|scope| {
        for at in 0..4 {
            scope.spawn(move || (0..15).for_each(|_| house.register(&serves[at % 2].browser)));
        }
    });
    assert_eq!(house.refused.load(Ordering::SeqCst), 0);
    house.is_whole();
    house.wait_for_letters();
    let letters = house.letters();
    assert_eq!(letters.len(), 60, "each letter leaves once");
    assert_eq!(letters.iter().collect::<BTreeSet<_>>().len(), 60);
}

fn while_the_server_dies(house: &House<'_>, serves: &[Serving; 2], rounds: usize) {
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        for at in 0..4 {
            let done = &done;
            scope.spawn(move || {
                while !done.load(Ordering::Relaxed) {
                    house.register(&serves[at % 2].browser);
                }
            });
        }
        for _ in 0..rounds {
            let before = house.done();
            until("registrations", || house.done() > before + 20);
            house.server.kill();
            for serve in serves {
                serve.browser.get("/readyz").is(503);
                house.says_what_it_remembers(&serve.browser);
                serve.browser.get("/healthz").is(200);
            }
            let refused = house.refused.load(Ordering::SeqCst);
            until("someone to be told", || house.refused.load(Ordering::SeqCst) > refused);
            house.server.again();
        }
        let before = house.done();
        until("registrations", || house.done() > before + 20);
        done.store(true, Ordering::Relaxed);
    });
    house.is_whole();
    for serve in serves {
        serve.browser.get("/readyz").is(200);
    }
}

#[test]
fn a_due_step_is_one_letter_whichever_of_two_serves_finds_it() {
    let Some(server) = Server::start() else { return };
    let folder = Folder::empty();
    let words = ["init", ".", "--public-url", "https://go.example.com", "--database", &server.url];
    folder.run(&words).is(0);
    folder.run(&["catalog", "import", &sample("catalog.toml")]).is(0);
    // Due half a day after the confirmation, and no hour is quiet.
    let step = "[[step]]\nname = \"hello\"\nletter = \"check-in\"\nfrom = \"registration\"\ndays = 0\nunless = [\"claim\"]\n";
    folder.write("journeys.toml", step);
    let settings = folder.read("aftersale.toml");
    folder
        .write("aftersale.toml", settings.replace("# file = \"journeys.toml\"", "file = \"journeys.toml\""));
    let codes = codes(&folder, 40);
    let serves = [folder.serve(), folder.serve()];
    std::thread::scope(|scope| {
        for (at, half) in codes.chunks(20).enumerate() {
            let browser = &serves[at].browser;
            scope.spawn(move || {
                for (code, serial) in half {
                    let (token, email) =
                        (format!("token0000000000{serial}"), format!("{serial}@home.example.com"));
                    let fields = [
                        ("code", code.as_str()),
                        ("token", &token),
                        ("name", "Ann Lee"),
                        ("email", &email),
                        ("purchased_on", "2026-01-01"),
                    ];
                    browser.post_form("/register", &fields).is(303);
                }
            });
        }
    });
    for serve in serves {
        assert_eq!(serve.stop().0, 0);
    }
    // Half a day goes by; then both find all that is due at once.
    let passed = 13 * 3_600_000;
    postgres::query(
        &server.url,
        &format!(
            "UPDATE registration SET registered_at = registered_at - {passed};
             UPDATE journey_step SET due_at = due_at - {passed}, look_at = look_at - {passed}"
        ),
    );
    let serves = [folder.serve(), folder.serve()];
    let count = |sql: &str| postgres::query(&server.url, sql)[0].clone();
    until("every step to be settled and every letter to leave", || {
        count("SELECT COUNT(*) FROM journey_step WHERE state = 'done'") == "40"
            && count("SELECT COUNT(*) FROM message WHERE state <> 'sent'") == "0"
    });
    assert_eq!(count("SELECT COUNT(*) FROM message WHERE kind = 'check-in'"), "40");
    assert_eq!(
        count("SELECT COUNT(DISTINCT recipient) FROM message WHERE kind = 'check-in'"),
        "40",
        "one each"
    );
    for serve in serves {
        assert_eq!(serve.stop().0, 0);
    }
}
