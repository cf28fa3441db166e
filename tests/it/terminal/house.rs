//! Settings and start: `init`, what is wrong in settings, ports and databases, and a clean end.

use std::os::unix::fs::PermissionsExt;

use crate::support::program::Folder;

#[test]
fn init_makes_settings_keys_and_database_that_work_at_once() {
    let folder = Folder::empty();
    folder.run(&["init", "shop", "--public-url", "https://go.acme.example.net"]).is(0);
    for key in ["shop/codes-1.key", "shop/links.key"] {
        let mode = folder.path(key).metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{key}");
        let text = folder.read(key);
        assert!(text.trim().len() == 64 && text.trim().bytes().all(|b| b.is_ascii_hexdigit()), "{key}");
    }
    assert_ne!(folder.read("shop/codes-1.key"), folder.read("shop/links.key"));
    assert!(folder.path("shop/aftersale.db").exists());
    let doctor = folder.run(&["doctor", "--config", "shop/aftersale.toml"]);
    assert!(!doctor.is(0).out.contains("WRONG"), "{}", doctor.out);
}

#[test]
fn init_replaces_nothing() {
    let folder = Folder::new();
    let before = ["aftersale.toml", "codes-1.key", "links.key"].map(|name| folder.read(name));
    folder.run(&["init"]).is(2).says("aftersale.toml").says("exists");
    std::fs::remove_file(folder.path("aftersale.toml")).unwrap();
    folder.run(&["init", "--public-url", "https://go.example.com", "--brand", "Lindermere"]).is(0);
    let after = ["aftersale.toml", "codes-1.key", "links.key"].map(|name| folder.read(name));
    assert_eq!(before, after, "keys that labels out there need must survive a second init");
}

#[test]
fn two_houses_have_different_keys() {
    assert_ne!(Folder::new().read("codes-1.key"), Folder::new().read("codes-1.key"));
}

#[test]
fn no_settings_are_said_with_the_way_out() {
    let folder = Folder::empty();
    for words in [&["serve"][..], &["lookup", "x"], &["doctor"]] {
        let ran = folder.run(words);
        assert!(matches!(ran.code, 1 | 2), "{words:?}");
        let all = format!("{}{}", ran.out, ran.err);
        assert!(all.contains("aftersale init"), "{words:?}: {all}");
    }
    assert!(folder.names().is_empty(), "a command that could not start left {:?}", folder.names());
}

#[test]
fn every_mistake_in_the_settings_is_told_at_once_with_its_key() {
    let folder = Folder::new();
    let text = folder.read("aftersale.toml");
    folder.write(
        "aftersale.toml",
        text.replace("workers = 2", "worker = 2")
            .replace("accept = \"proof\"", "accept = \"prof\"")
            .replace("[desk]", "[desks]"),
    );
    let ran = folder.run(&["serve"]);
    ran.is(2)
        .says("server.worker")
        .says("did you mean workers?")
        .says("codes.accept")
        .says("proof or recorded or any");
    ran.says("[desks]").says("did you mean desk?").says("aftersale.toml");
}

#[test]
fn settings_that_are_no_toml_name_the_line() {
    let folder = Folder::new();
    folder.write("aftersale.toml", "[site]\npublic_url = \"https://go.example.com\"\nbrand = = 3\n");
    folder.run(&["serve"]).is(2).says("line 3");
}

#[test]
fn the_environment_and_flags_win_over_the_file() {
    let folder = Folder::new();
    let ran = folder.shell("AFTERSALE_SITE_PUBLIC_URL=ftp://x exec $0 serve");
    ran.is(2).says("site.public_url");
    let ran = folder.shell("AFTERSALE_DATABASE_URL=mysql://u:geheim@h/d exec $0 serve");
    ran.is(2).says("database.url");
    assert!(!ran.err.contains("geheim"), "{}", ran.err);
    folder
        .run(&[
            "--database",
            "sqlite:other.db",
            "catalog",
            "import",
            &crate::support::program::sample("catalog.toml"),
        ])
        .is(0);
    assert!(folder.path("other.db").exists());
}

#[test]
fn a_key_file_that_is_none_is_named_and_never_shown() {
    let folder = Folder::new();
    folder.write("codes-1.key", "geheim-aber-kein-hex");
    let ran = folder.run(&["serve"]);
    ran.is(2).says("codes.keys");
    assert!(!ran.err.contains("geheim"), "{}", ran.err);
    std::fs::remove_file(folder.path("codes-1.key")).unwrap();
    folder.run(&["serve"]).is(2).says("codes-1.key");
}

#[test]
fn another_link_key_is_noticed_before_any_link_dies() {
    let folder = Folder::new();
    let other = Folder::new();
    folder.write("links.key", other.read("links.key"));
    folder.run(&["serve"]).is(2).says("links.key").says("put the old key file back");
}

#[test]
fn a_taken_port_is_said_with_the_way_out() {
    let folder = Folder::new();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    folder.run(&["serve", "--listen", &address]).is(2).says(&address).says("--listen");
    folder.run(&["serve", "--listen", "nonsense"]).is(2).says("nonsense").says("127.0.0.1:8080");
    folder.run(&["serve", "--listen", "203.0.113.7:0"]).is(2).says("203.0.113.7:0");
}

#[test]
fn a_database_of_a_newer_program_is_left_alone() {
    let folder = Folder::new();
    let database = folder.database();
    database.execute("INSERT INTO schema_steps VALUES (9999, 'from tomorrow', 'x')", []).unwrap();
    for words in [&["serve", "--listen", "127.0.0.1:0"][..], &["lookup", "x"], &["catalog", "export"]] {
        folder.run(words).is(2).says("newer aftersale").says("9999").says("backup");
    }
    let steps: i64 = database.query_row("SELECT COUNT(*) FROM schema_steps", [], |row| row.get(0)).unwrap();
    assert_eq!(steps, 2, "nothing was run on it");
}

#[test]
fn a_file_that_is_no_database_is_left_alone() {
    let folder = Folder::new();
    folder.write(
        "other.db",
        "this is a letter to my aunt, and no database at all, whatever its name says\n".repeat(20),
    );
    let before = folder.read("other.db");
    let ran = folder.run(&["--database", "sqlite:other.db", "serve", "--listen", "127.0.0.1:0"]);
    ran.is(2).says("other.db");
    assert_eq!(folder.read("other.db"), before);
}

#[test]
fn reading_commands_make_no_database() {
    let folder = Folder::new();
    std::fs::remove_file(folder.path("aftersale.db")).unwrap();
    folder.run(&["lookup", "x"]).is(2).says("aftersale.db");
    folder.run(&["catalog", "export"]).is(2);
    assert!(!folder.path("aftersale.db").exists());
}

#[test]
fn serve_answers_stops_when_asked_and_says_goodbye_with_zero() {
    let folder = Folder::with_catalogue();
    let serving = folder.serve();
    serving.browser.get("/readyz").is(200);
    let (code, said) = serving.stop();
    assert_eq!(code, 0, "{said}");
    // The log was folded into the database: it can be copied as it is.
    assert!(
        !folder.path("aftersale.db-wal").exists()
            || folder.path("aftersale.db-wal").metadata().unwrap().len() == 0
    );
}

#[test]
fn staff_is_added_listed_and_closed() {
    let folder = Folder::new();
    folder
        .run_with(
            &["staff", "add", "Maria", "--role", "admin", "--password-stdin"],
            b"correct horse battery\n",
        )
        .is(0);
    let list = folder.run(&["staff", "list"]);
    assert!(list.is(0).out.contains("maria") && list.out.contains("admin"), "{}", list.out);
    folder
        .run_with(
            &["staff", "add", "maria", "--role", "support", "--password-stdin"],
            b"correct horse battery\n",
        )
        .is(2)
        .says("already");
    folder
        .run_with(&["staff", "add", "bob", "--role", "support", "--password-stdin"], b"short\n")
        .is(2)
        .says("12");
    folder.run(&["staff", "add", "bob", "--role", "support"]).is(2).says("--password-stdin");
    folder.run(&["staff", "add", "bob", "--role", "king", "--password-stdin"]).is(2);
    let reset = folder.run(&["staff", "reset", "maria"]);
    assert!(reset.is(0).out.contains("/desk/invited/"), "{}", reset.out);
    folder.run(&["staff", "reset", "nobody"]).is(1);
    folder.run(&["staff", "role", "maria", "support"]).is(2).says("the only admin");
    folder
        .run_with(
            &["staff", "add", "bob", "--role", "support", "--password-stdin"],
            b"four words no one guesses\n",
        )
        .is(0);
    folder.run(&["staff", "role", "bob", "Admin"]).is(2);
    folder.run(&["staff", "role", "bob", "admin"]).is(0).says("admin").says("authenticator");
    folder.run(&["staff", "role", "bob", "admin"]).is(0);
    folder.run(&["staff", "role", "Maria", "support"]).is(0);
    folder.run(&["staff", "role", "nobody", "support"]).is(1);
    assert!(
        folder
            .run(&["staff", "list"])
            .is(0)
            .out
            .lines()
            .any(|row| row.starts_with("maria") && row.contains("support"))
    );
    folder.run(&["staff", "disable", "nobody"]).is(1);
    folder.run(&["staff", "disable", "maria"]).is(0);
    assert!(folder.run(&["staff", "list"]).out.contains("disabled"));
}

#[test]
fn a_new_key_is_made_beside_the_old_ones() {
    let folder = Folder::new();
    let old = folder.read("codes-1.key");
    let ran = folder.run(&["key", "new"]);
    assert!(ran.is(0).out.contains("codes-2.key"), "{}", ran.out);
    assert_eq!(folder.path("codes-2.key").metadata().unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(folder.read("codes-1.key"), old);
    assert!(folder.run(&["key", "list"]).is(0).out.contains("sign and verify"));
}

#[test]
fn help_of_every_command_shows_an_example() {
    let folder = Folder::empty();
    let all = folder.run(&["--help"]);
    let names: Vec<&str> = all
        .is(0)
        .out
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| line.starts_with("  "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .collect();
    assert!(names.len() >= 13, "{names:?}");
    for name in names {
        let help = folder.run(&[name, "--help"]);
        assert!(help.is(0).out.contains("Example"), "{name} shows none");
    }
    folder.run(&["labls"]).is(2).says("labels");
}
