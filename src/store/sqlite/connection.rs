//! The one place that opens SQLite: file checks, settings of each connection, migrations, errors in our words.

use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, ffi};

use super::super::migrate::{self, Migration};
use super::super::{StoreError, error::shorten};
use super::home::Home;
use super::session::SqliteSession;

/// 3.51.3 mended a bug that broke a database when two connections worked on its log at once.
const OLDEST: i32 = 3_051_003;

/// Between two tries while another process writes.
const STEP: Duration = Duration::from_millis(1);

/// What a connection is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Commits; holds a large cache.
    Writer,
    /// Reads only, and refuses anything else.
    Reader,
    /// Moves the log into the database.
    Keeper,
    /// Changes the tables before anyone else is there.
    Builder,
}

/// Looks at the file before SQLite does, to say plainly what is wrong; makes it if that is wanted.
pub(super) fn prepare_file(path: &Path, create: bool) -> Result<(), StoreError> {
    let refuse = |problem: String, way_out: &str| {
        Err(StoreError::Unusable { place: path.display().to_string(), problem, way_out: way_out.to_owned() })
    };
    if rusqlite::version_number() < OLDEST {
        let found = rusqlite::version();
        return refuse(
            format!("SQLite {found} is too old"),
            "Build with the bundled SQLite, 3.51.3 or later",
        );
    }
    if path.is_dir() {
        return refuse("it is a folder".to_owned(), "Name a file in it");
    }
    let missing = !path.exists();
    if missing && !create {
        return refuse(
            "there is no such file".to_owned(),
            "Check the path of the database; `aftersale serve` makes a new one",
        );
    }
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    if let Some(parent) = parent.filter(|parent| !parent.is_dir()) {
        return refuse(format!("the folder {} does not exist", parent.display()), "Make it, or name another");
    }
    if missing && let Err(error) = make_file(path) {
        return refuse(format!("it cannot be made ({error})"), "Allow this user to write there");
    }
    Ok(())
}

/// Makes the file for its owner alone: it will hold names and addresses. SQLite gives its log the same rights.
fn make_file(path: &Path) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

/// Opens a connection for `role`.
pub(super) fn open(home: &Home, role: Role) -> Result<Connection, StoreError> {
    connect(home, role).map_err(|error| match error {
        StoreError::Backend { place, problem } => StoreError::Unusable {
            place,
            problem,
            way_out: "Allow this user to read and write the file and its folder".to_owned(),
        },
        StoreError::Damaged { place, problem } => StoreError::Unusable {
            place,
            problem,
            way_out: "Name a database of aftersale, or restore a backup".to_owned(),
        },
        other => other,
    })
}

fn connect(home: &Home, role: Role) -> Result<Connection, StoreError> {
    let access = if role == Role::Reader {
        OpenFlags::SQLITE_OPEN_READ_ONLY
    } else {
        OpenFlags::SQLITE_OPEN_READ_WRITE
    };
    let told = |error| told(&home.place, error);
    let mut conn =
        Connection::open_with_flags(&home.path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX).map_err(told)?;
    wait_for_others(&mut conn, home.patience).map_err(told)?;
    // Without QPSG the bundled build (STAT4) parses a cached statement again on every run: three times slower.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(told)?;
    // A text in double quotes is a mistake on PostgreSQL; let it be one here.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false).map_err(told)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false).map_err(told)?;
    conn.set_prepared_statement_cache_capacity(256);
    configure(&conn, role, home.patience).map_err(told)?;
    // The test of power cuts shows that it can see one: without FULL it must find losses. No release build listens to this.
    #[cfg(debug_assertions)]
    if let Ok(mode) = std::env::var("AFTERSALE_TEST_SYNCHRONOUS") {
        conn.pragma_update(None, "synchronous", mode).map_err(told)?;
    }
    if let Some(pages) = home.max_pages {
        conn.pragma_update(None, "max_page_count", pages).map_err(told)?;
    }
    Ok(conn)
}

/// Sets what [`pragmas`] says. Two that turn a new file to its log at the same moment are refused at once, whatever the busy
/// handler would say, because each may hold what the other waits for: the loser tries again.
fn configure(conn: &Connection, role: Role, patience: Duration) -> rusqlite::Result<()> {
    let began = Instant::now();
    loop {
        match conn.execute_batch(pragmas(role)) {
            Err(rusqlite::Error::SqliteFailure(code, _))
                if code.code == ErrorCode::DatabaseBusy && began.elapsed() < patience =>
            {
                sleep(STEP);
            }
            done => return done,
        }
    }
}

/// `synchronous` FULL: the log is synced at every commit, so an acknowledged row survives a power cut.
/// `wal_autocheckpoint` 0: the keeper does it beside the commits, not inside one.
/// `mmap_size` spares a reader 1 µs of a lookup's 7, and every connection's map counts as memory of its own, even of the same
/// page: with a worker thread and a reader per core, 16 MiB each keep 100,000 waiting letters below 100 MB, where 1 GiB let a
/// large file count several times. The writer maps nothing: what it touches is in its cache, or will be written.
fn pragmas(role: Role) -> &'static str {
    match role {
        Role::Reader => "PRAGMA query_only = ON; PRAGMA mmap_size = 16777216; PRAGMA temp_store = MEMORY;",
        Role::Keeper => "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;",
        Role::Writer | Role::Builder => {
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;
             PRAGMA journal_size_limit = 4194304; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON;
             PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY;"
        }
    }
}

/// Waits in even steps while another process writes. SQLite's own waiting grows to 100 ms a step, and whoever
/// came first is then overtaken again and again.
pub(super) fn wait_for_others(conn: &mut Connection, patience: Duration) -> rusqlite::Result<()> {
    conn.busy_handler(Some(move |tries: i32| {
        let wait = u32::try_from(tries).is_ok_and(|tries| STEP * tries < patience);
        if wait {
            sleep(STEP);
        }
        wait
    }))
}

/// Brings the tables up to date, or refuses a database that is not ours or newer than we are.
pub(super) fn migrate(home: &Home, migrations: &[Migration]) -> Result<(), StoreError> {
    let conn = open(home, Role::Builder)?;
    let told = |error| told(&home.place, error);
    check_open(home, &conn)?;
    conn.execute_batch("BEGIN").map_err(told)?;
    let mut session = SqliteSession::new(&conn, home);
    let up_to_date = has_record(&conn, &home.place)?
        && migrate::pending(&mut session, &home.place, migrations, true)?.is_none();
    conn.execute_batch("COMMIT").map_err(told)?;
    if up_to_date {
        return Ok(());
    }
    // A step that rebuilds a table drops the old one, and with enforcement on that would empty the tables below it.
    conn.pragma_update(None, "foreign_keys", false).map_err(told)?;
    while apply_next(&conn, home, migrations)? {}
    Ok(())
}

fn apply_next(conn: &Connection, home: &Home, migrations: &[Migration]) -> Result<bool, StoreError> {
    let told = |error| told(&home.place, error);
    conn.execute_batch("BEGIN IMMEDIATE").map_err(told)?;
    let done = has_record(conn, &home.place)
        .and_then(|recorded| {
            migrate::apply_next(&mut SqliteSession::new(conn, home), &home.place, migrations, recorded)
        })
        .and_then(|more| check_references(conn, home).map(|()| more));
    let end = if done.is_ok() { "COMMIT" } else { "ROLLBACK" };
    // After some errors SQLite has rolled back by itself; the first error is the one to tell.
    let ended = conn.execute_batch(end).map_err(told);
    done.and_then(|more| ended.map(|()| more))
}

fn check_references(conn: &Connection, home: &Home) -> Result<(), StoreError> {
    let orphan = conn.prepare("PRAGMA foreign_key_check").and_then(|mut check| {
        let mut rows = check.query([])?;
        rows.next()?.map(|row| row.get::<_, String>(0)).transpose()
    });
    match orphan.map_err(|error| told(&home.place, error))? {
        None => Ok(()),
        Some(table) => Err(StoreError::Conflict(format!("rows of {table} refer to rows that do not exist"))),
    }
}

fn check_open(home: &Home, conn: &Connection) -> Result<(), StoreError> {
    let told = |error| told(&home.place, error);
    let mode: String = conn.pragma_query_value(None, "journal_mode", |row| row.get(0)).map_err(told)?;
    let (problem, way_out) = if conn.is_readonly(rusqlite::MAIN_DB).map_err(told)? {
        ("it may not be written", "Allow this user to write the file and its folder")
    } else if mode != "wal" {
        ("its file system cannot hold a write-ahead log", "Put it on a local disk, not a network share")
    } else {
        return Ok(());
    };
    Err(StoreError::Unusable {
        place: home.place.clone(),
        problem: problem.to_owned(),
        way_out: way_out.to_owned(),
    })
}

/// Whether the database records its steps; one that has tables but no record is another program's.
fn has_record(conn: &Connection, place: &str) -> Result<bool, StoreError> {
    let (tables, record): (i64, i64) = conn
        .query_row(
            "SELECT COUNT(*), COUNT(*) FILTER (WHERE name = 'schema_steps') FROM sqlite_master",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .map_err(|error| told(place, error))?;
    if tables > 0 && record == 0 {
        return Err(StoreError::Unusable {
            place: place.to_owned(),
            problem: "it is a database of another program".to_owned(),
            way_out: "Name another file".to_owned(),
        });
    }
    Ok(record > 0)
}

/// SQLite's error in our words.
pub(super) fn told(place: &str, error: rusqlite::Error) -> StoreError {
    let place = place.to_owned();
    let rusqlite::Error::SqliteFailure(code, text) = error else {
        return StoreError::Backend { place, problem: error.to_string() };
    };
    let problem = text.unwrap_or_else(|| code.to_string());
    match code.code {
        ErrorCode::DiskFull => StoreError::Full { place },
        // The shared memory beside the log could not grow: the same full disk under another name.
        _ if code.extended_code == ffi::SQLITE_IOERR_SHMSIZE => StoreError::Full { place },
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => {
            StoreError::Busy { why: "another process is writing to the database" }
        }
        // A value of the wrong type is our mistake, not a rule that the data broke.
        ErrorCode::ConstraintViolation if code.extended_code != ffi::SQLITE_CONSTRAINT_DATATYPE => {
            StoreError::Conflict(problem)
        }
        ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => StoreError::Damaged { place, problem },
        _ => StoreError::Backend { place, problem },
    }
}

/// As [`told`], with the statement that failed.
pub(super) fn told_of(place: &str, sql: &str, error: rusqlite::Error) -> StoreError {
    match told(place, error) {
        StoreError::Backend { place, problem } => {
            StoreError::Backend { place, problem: format!("{problem} in `{}`", shorten(sql)) }
        }
        other => other,
    }
}
