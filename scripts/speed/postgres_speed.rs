//! How fast the store is on PostgreSQL: durable registrations against one transaction per request with the same statements,
//! in one run on the same server. `cargo run --release --example postgres_speed URL [SECONDS]`; `scripts/bench store` starts
//! a server for it. One line of JSON per figure on standard output.
//!
//! The other side is what a web service with a pool does: a connection for each request in hand, everything prepared.

#[path = "registration.rs"]
mod registration;

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use aftersale::store::{Settings, Store};
use tokio::runtime::Runtime;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, NoTls, Statement};

use registration::{
    EVENT, FACTS, Figures, MESSAGE, REGISTRATION, Result, STEP, STEPS, TERM, id_of, load, show,
    with_group_commit,
};

/// A connection of the pool, with what it has prepared.
struct Pooled {
    runtime: Runtime,
    client: Client,
    statements: Vec<Statement>,
}

impl Pooled {
    fn open(url: &str) -> Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let (client, statements) = runtime.block_on(async {
            let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
            drop(tokio::spawn(connection));
            let mut statements = Vec::new();
            for sql in [REGISTRATION, TERM, EVENT, STEP, MESSAGE] {
                statements.push(client.prepare(&sql.replace('?', "$")).await?);
            }
            Ok::<_, tokio_postgres::Error>((client, statements))
        })?;
        Ok(Self { runtime, client, statements })
    }

    fn register(&self, number: u64) -> Result {
        let id = id_of(number);
        let email = format!("owner{number}@example.org");
        let at = 1_760_000_000_000 + i64::try_from(number)?;
        let [registration, term, event, step, message] = &self.statements[..] else {
            return Err("unprepared".into());
        };
        let none: Option<&str> = None;
        let row: [&(dyn ToSql + Sync); 13] = [
            &id,
            &"SG-2200",
            &id,
            &id,
            &"Margaret Hamilton",
            &email,
            &email,
            &"2026-05-03",
            &none,
            &"en",
            &"US",
            &true,
            &at,
        ];
        self.runtime.block_on(async {
            let client = &self.client;
            client.batch_execute("BEGIN").await?;
            client.execute(registration, &row).await?;
            for word in [email.as_str(), "margaret", "hamilton"] {
                client.execute(term, &[&word, &id]).await?;
            }
            client.execute(event, &[&id, &id, &"registered", &at]).await?;
            client.execute(step, &[&id, &"check_in", &(at + 1)]).await?;
            client.execute(step, &[&id, &"feedback", &(at + 2)]).await?;
            client.execute(message, &[&id, &id, &at, &FACTS]).await?;
            client.batch_execute("COMMIT").await
        })?;
        Ok(())
    }
}

fn one_by_one(
    url: &str,
    span: Duration,
    clients: usize,
    pool: usize,
    numbers: &AtomicU64,
) -> Result<Figures> {
    let pooled: Vec<Mutex<Pooled>> =
        (0..pool).map(|_| Ok(Mutex::new(Pooled::open(url)?))).collect::<Result<_>>()?;
    let next = AtomicU64::new(0);
    load(clients, span, || {
        // Whoever comes first is served first by the next connection that is free.
        let at = usize::try_from(next.fetch_add(1, Ordering::Relaxed))? % pool;
        let free = (0..pool).find_map(|step| pooled[(at + step) % pool].try_lock().ok());
        let free = match free {
            Some(free) => free,
            None => pooled[at].lock().map_err(|_| "poisoned")?,
        };
        free.register(numbers.fetch_add(1, Ordering::Relaxed))
    })
}

fn main() -> Result {
    let mut words = std::env::args().skip(1);
    let url = words.next().ok_or("usage: postgres_speed URL [SECONDS]")?;
    let span = Duration::from_secs_f64(words.next().map_or(Ok(5.0), |seconds| seconds.parse())?);
    let mut settings = Settings::new(&url);
    settings.migrations = STEPS;
    let store = Store::open(&settings)?;
    let numbers = AtomicU64::new(0);
    for clients in [1, 16, 64] {
        let mut best: Option<Figures> = None;
        for pool in [16, 64] {
            if pool > clients.max(16) {
                continue;
            }
            let one = one_by_one(&url, span, clients, pool.min(clients), &numbers)?;
            show(&format!("one transaction each, {clients} clients, pool of {}", pool.min(clients)), &one);
            if best.as_ref().is_none_or(|best| one.per_second > best.per_second) {
                best = Some(one);
            }
        }
        let commits = store.commits();
        let group =
            load(clients, span, || with_group_commit(&store, numbers.fetch_add(1, Ordering::Relaxed)))?;
        show(&format!("group commit, {clients} clients"), &group);
        let Some(best) = best else { continue };
        let ratio = group.per_second / best.per_second;
        eprintln!(
            "  ratio {ratio:.2}, {} registrations a commit",
            group.requests / (store.commits() - commits).max(1)
        );
        let goal = if clients == 64 { 2.0 } else { 0.9 };
        println!(
            "{{\"what\": \"PostgreSQL, durable registrations, {clients} clients\", \"value\": {:.0}, \"unit\": \"1/s\", \
             \"against\": \"one transaction per request\", \"ratio\": {ratio:.2}, \"goal\": {goal}, \"met\": {}}}",
            group.per_second,
            ratio >= goal
        );
    }
    store.close()?;
    Ok(())
}
