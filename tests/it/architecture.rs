//! The rules of the house, read from its own sources: imports point one way, engines stay behind their module, files open
//! with what they are and stay small, nothing panics, and no crate with an open advisory gets in.
//!
//! The checkers work on texts, so that each is shown a violation and must find it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Every module with those it may use besides itself (ARCHITECTURE.md, "Imports point one way").
const MAY_USE: [(&str, &[&str]); 10] = [
    ("domain", &[]),
    ("store", &["domain"]),
    ("labels", &["domain"]),
    ("text", &["domain"]),
    ("mail", &["domain", "text"]),
    ("flows", &["domain", "store"]),
    ("worker", &["domain", "store", "text", "mail", "flows"]),
    ("http", &["domain", "labels", "text", "mail", "flows", "worker"]),
    ("config", &["domain", "labels", "text", "mail", "flows", "worker", "http", "store"]),
    ("cli", &["domain", "labels", "text", "mail", "flows", "worker", "http", "config"]),
];

/// Crates that only one module may name.
const AT_HOME: [(&str, &str); 5] = [
    ("rusqlite", "store"),
    ("tokio_postgres", "store"),
    ("lettre", "mail"),
    ("actix_web", "http"),
    ("clap", "cli"),
];

/// Crates with open advisories, and from which version on they are free of them, if from any; openssl, because it needs a C
/// library of the machine.
const BANNED: [(&str, Option<&str>); 10] = [
    ("rsa", None),
    ("h2", Some("0.4.0")),
    ("openssl", None),
    ("atty", None),
    ("webpki", Some("0.22.2")),
    ("idna", Some("1.0.0")),
    ("ring", Some("0.17.12")),
    ("rustls", Some("0.23.5")),
    ("time", Some("0.3.47")),
    ("tokio", Some("1.44.2")),
];

/// Most lines of a file.
const LINES: usize = 400;

fn files(folder: &str) -> Vec<(String, String)> {
    let mut all = Vec::new();
    walk(&Path::new(ROOT).join(folder), &mut all);
    all.sort();
    assert!(!all.is_empty(), "{folder} is empty");
    all
}

fn walk(folder: &Path, all: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path: PathBuf = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, all);
        } else if path.extension().is_some_and(|end| end == "rs") {
            let name = path.strip_prefix(ROOT).unwrap().to_str().unwrap().replace('\\', "/");
            all.push((name, std::fs::read_to_string(&path).unwrap()));
        }
    }
}

/// Source without comments, texts in quotes and unit tests, so that only code is judged.
fn code(source: &str) -> String {
    let source = source.split("#[cfg(test)]").next().unwrap();
    let mut code = String::new();
    for line in source.lines() {
        let line = line.split("//").next().unwrap();
        let mut quoted = false;
        let mut before = ' ';
        for c in line.chars() {
            if c == '"' && before != '\\' && before != '\'' {
                quoted = !quoted;
            } else if !quoted {
                code.push(c);
            }
            before = c;
        }
        code.push('\n');
    }
    code
}

/// Modules of ours that a source names by `crate::…`, in any form of `use` or in a path.
fn named(source: &str) -> BTreeSet<String> {
    let code = code(source);
    let mut found = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let group = rest.strip_prefix('{').map(top_level);
        let names = group.unwrap_or_else(|| vec![rest.to_owned()]);
        for name in names {
            let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(name.len());
            found.insert(name[..end].to_owned());
        }
    }
    // `super` above a module's own root would be `crate` by another name.
    found.remove("");
    found
}

/// The parts of `{a::x, b, c::{d, e}}` behind its opening brace.
fn top_level(rest: &str) -> Vec<String> {
    let (mut depth, mut parts) = (0_i32, vec![String::new()]);
    for c in rest.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => parts.push(String::new()),
            _ => {}
        }
        if let Some(part) = parts.last_mut()
            && (c != ',' || depth > 0)
        {
            part.push(c);
        }
    }
    parts.iter().map(|part| part.trim().to_owned()).collect()
}

/// The module a file belongs to: `src/domain/unit.rs` to `domain`.
fn module(file: &str) -> Option<&str> {
    let rest = file.strip_prefix("src/")?;
    let first = rest.split('/').next()?;
    let name = first.strip_suffix(".rs").unwrap_or(first);
    MAY_USE.iter().any(|(known, _)| *known == name).then_some(name)
}

fn import_faults(file: &str, source: &str) -> Vec<String> {
    let Some(module) = module(file) else { return Vec::new() };
    let may = MAY_USE.iter().find(|(name, _)| *name == module).map_or(&[][..], |(_, may)| may);
    // A macro of the store lies at the root, as exported macros do.
    let is_fine =
        |name: &str| name == module || may.contains(&name) || (module == "store" && name == "values");
    named(source)
        .into_iter()
        .filter(|name| !is_fine(name))
        .map(|name| format!("{file}: {module} may not use {name}"))
        .collect()
}

fn foreign_faults(file: &str, source: &str) -> Vec<String> {
    let code = code(source);
    let words: BTreeSet<&str> = code.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').collect();
    AT_HOME
        .iter()
        .filter(|(name, home)| words.contains(name) && module(file) != Some(home))
        .map(|(name, home)| format!("{file}: {name} is named outside {home}"))
        .collect()
}

fn form_faults(file: &str, source: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let lines = source.lines().count();
    if lines > LINES {
        faults.push(format!("{file}: {lines} lines, the most are {LINES}"));
    }
    let opening = source.lines().take_while(|line| line.starts_with("//!")).count();
    if opening == 0 {
        faults.push(format!("{file}: does not open with //! and what it is"));
    }
    faults
}

fn panic_faults(file: &str, source: &str) -> Vec<String> {
    let code = code(source);
    [".unwrap()", ".unwrap_err()", "panic!(", "todo!(", "unimplemented!(", "dbg!("]
        .iter()
        .filter(|what| code.contains(**what))
        .map(|what| format!("{file}: {what}"))
        .collect()
}

fn lock_faults(lock: &str) -> Vec<String> {
    let lock: toml::Table = lock.parse().unwrap();
    let number = |version: &str| -> Vec<u64> {
        version.split(['.', '-', '+']).map_while(|part| part.parse().ok()).take(3).collect()
    };
    let mut faults = Vec::new();
    for package in lock["package"].as_array().unwrap() {
        let (name, version) = (package["name"].as_str().unwrap(), package["version"].as_str().unwrap());
        for (banned, free) in BANNED {
            if name == banned && free.is_none_or(|free| number(version) < number(free)) {
                faults.push(format!("{name} {version} has an open advisory"));
            }
        }
    }
    faults
}

/// What a checker finds in all our sources.
fn all_faults(checker: fn(&str, &str) -> Vec<String>) -> Vec<String> {
    files("src").iter().flat_map(|(file, source)| checker(file, source)).collect()
}

#[test]
fn imports_point_one_way() {
    assert_eq!(all_faults(import_faults), Vec::<String>::new());
    for (file, _) in files("src") {
        assert!(
            module(&file).is_some() || matches!(file.as_str(), "src/lib.rs" | "src/main.rs"),
            "{file} has no place"
        );
    }
}

#[test]
fn a_planted_import_against_the_order_is_found() {
    for (file, source) in [
        ("src/domain/unit.rs", "use crate::store::Tx;"),
        ("src/labels/pdf/mod.rs", "use crate::{domain::unit, text::Text};"),
        ("src/flows/find.rs", "fn f() { crate::mail::compose::seal() }"),
        ("src/http/mod.rs", "use crate::{\n    flows,\n    store::{Tx, Value},\n};"),
        ("src/store/mod.rs", "pub(crate) use crate::flows::Context;"),
        ("src/cli/serve.rs", "use crate::store::Store;"),
        ("src/text/mod.rs", "fn f(x: &crate::flows::Context) {}"),
    ] {
        assert_eq!(import_faults(file, source).len(), 1, "{file}: {source}");
    }
    for (file, source) in [
        (
            "src/domain/unit.rs",
            "use super::product;\n// use crate::store::Tx;\n/// [`crate::flows`]\nfn f() { g(\"crate::mail::x\") }",
        ),
        ("src/http/mod.rs", "use crate::{flows::{Context, Error}, text};"),
        ("src/flows/find.rs", "fn f() {}\n#[cfg(test)]\nmod tests { use crate::mail::x; }"),
    ] {
        assert_eq!(import_faults(file, source), Vec::<String>::new());
    }
}

#[test]
fn engines_stay_in_their_module() {
    assert_eq!(all_faults(foreign_faults), Vec::<String>::new());
    assert_eq!(foreign_faults("src/cli/serve.rs", "handle: actix_web::dev::ServerHandle,").len(), 1);
    assert_eq!(foreign_faults("src/flows/x.rs", "use rusqlite::Connection;\nuse clap::Args;").len(), 2);
    assert_eq!(foreign_faults("src/http/x.rs", "use actix_web::web;"), Vec::<String>::new());
}

#[test]
fn now_and_chance_are_asked_in_one_place() {
    let asks = |file: &str, source: &str| {
        let code = code(source);
        let asked = [
            "SystemTime::now",
            "Timestamp::now()",
            "Zoned::now",
            "rand::",
            "getrandom",
            "Uuid::now_v7",
            "Uuid::new_v4",
        ];
        let found = asked.iter().filter(|what| code.contains(**what));
        found.map(|what| format!("{file}: {what}")).collect::<Vec<_>>()
    };
    let faults: Vec<String> = files("src")
        .iter()
        .filter(|(file, _)| file != "src/domain/clock.rs")
        .flat_map(|(file, source)| asks(file, source))
        .collect();
    assert_eq!(faults, Vec::<String>::new());
    assert_eq!(asks("x", "let at = jiff::Timestamp::now();").len(), 1);
}

#[test]
fn files_open_with_what_they_are_and_stay_small() {
    let mut faults = all_faults(form_faults);
    faults.extend(files("tests").iter().flat_map(|(file, source)| form_faults(file, source)));
    assert_eq!(faults, Vec::<String>::new());
    assert_eq!(form_faults("x", "use a;\n").len(), 1);
    assert_eq!(form_faults("x", &format!("//! x\n{}", "\n".repeat(LINES))).len(), 1);
}

#[test]
fn nothing_panics_outside_tests() {
    assert_eq!(all_faults(panic_faults), Vec::<String>::new());
    assert_eq!(panic_faults("x", "fn f() { g().unwrap(); panic!(\"no\") }").len(), 2);
    assert_eq!(
        panic_faults(
            "x",
            "// .unwrap()\nfn f() { g(\"panic!(\") }\n#[cfg(test)]\nmod tests { fn f() { g().unwrap() } }"
        ),
        Vec::<String>::new()
    );
}

#[test]
fn no_crate_with_an_open_advisory_gets_in() {
    let lock = std::fs::read_to_string(Path::new(ROOT).join("Cargo.lock")).unwrap();
    assert_eq!(lock_faults(&lock), Vec::<String>::new());
    let planted = "[[package]]\nname = \"h2\"\nversion = \"0.3.27\"\n[[package]]\nname = \"rsa\"\nversion = \"0.9.8\"\n[[package]]\nname = \"h2\"\nversion = \"0.4.12\"\n";
    assert_eq!(lock_faults(planted).len(), 2);
}

#[test]
fn every_module_is_in_the_map_and_in_the_design() {
    let map = std::fs::read_to_string(Path::new(ROOT).join("src/lib.rs")).unwrap();
    let design = std::fs::read_to_string(Path::new(ROOT).join("ARCHITECTURE.md")).unwrap();
    for (module, _) in MAY_USE {
        assert!(map.contains(&format!("[`{module}`]")), "src/lib.rs does not name {module}");
        assert!(
            design.contains(&format!("{module}/")) || design.contains(&format!("`{module}`")),
            "ARCHITECTURE.md does not name {module}"
        );
    }
}

#[test]
fn the_project_speaks_of_itself_alone() {
    let home = ["/tm", "p/wt"].concat();
    for (file, source) in files("src").iter().chain(&files("tests")) {
        for word in [home.as_str(), "TODO", "FIXME", "XXX"] {
            let is_here = file.ends_with("architecture.rs");
            assert!(is_here || !source.contains(word), "{file} holds {word}");
        }
    }
}
