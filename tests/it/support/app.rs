//! A whole house in a temporary folder: own database, own keys, own clock, the sample catalogue, a door on a free port and an
//! outbox that works when told. Tests speak to it over HTTP, as phones do.
//!
//! Time moves by `advance`, letters leave by `work`; nothing happens by itself.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use aftersale::config::{Config, new_key, write_key};
use aftersale::domain::batch::Batch;
use aftersale::domain::catalog::{self as format, Catalog};
use aftersale::domain::clock::{Clock, Timestamp};
use aftersale::domain::code::{Code, typed};
use aftersale::domain::picture::Picture;
use aftersale::domain::unit::{ProductName, UnitFacts, UnitName};
use aftersale::flows::catalog::NumberedProduct;
use aftersale::flows::mint::{self, Minted};
use aftersale::flows::{Context, catalog};
use aftersale::http::{Bound, Handle, Shared};
use aftersale::mail::compose::Sealed;
use aftersale::mail::transport::{Memory, Transport};
use aftersale::text::Text;
use aftersale::worker::outbox::{Outbox, Round};
use tempfile::TempDir;
use tokio::runtime::Runtime;

use super::browser::Browser;
use super::database::Database;
#[cfg(feature = "postgres")]
use super::postgres::Schema;

/// 2026-11-21T12:00:00Z: the day on which the sample units lie in the shops.
pub const START: Timestamp = Timestamp(1_795_262_400_000);

/// The usual settings.
const USUAL: &str = r#"
[site]
public_url = "http://go.example.com"
brand = "Lindermere"
market = "US"
support_email = "help@example.com"
[server]
workers = 1
[codes]
active = "1"
keys = { "1" = "file:codes-1.key" }
[desk]
second_factor = "nobody"
[links]
key = "file:links.key"
"#;

/// A running house. It stops, and its folder goes, when dropped.
pub struct App {
    pub browser: Browser,
    pub context: Context,
    pub text: Arc<Text>,
    pub config: Config,
    pub memory: Memory,
    pub runtime: Runtime,
    handle: Handle,
    // Last: what is written into outlives everything that writes.
    dir: TempDir,
    #[cfg(feature = "postgres")]
    schema: Option<Schema>,
}

impl App {
    /// A house with usual settings.
    pub fn start() -> Self {
        Self::with(&[])
    }

    /// A house where these settings, named `section.key`, are other than usual.
    pub fn with(settings: &[(&str, &str)]) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let clock = Clock::manual(START);
        for name in ["codes-1.key", "links.key"] {
            write_key(&dir.path().join(name), &new_key(&clock)).unwrap();
        }
        #[cfg(feature = "postgres")]
        let schema = Schema::for_stories();
        #[cfg(feature = "postgres")]
        let url = schema.as_ref().map(Schema::url);
        #[cfg(not(feature = "postgres"))]
        let url: Option<String> = None;
        let settings = settings.iter().map(|(key, value)| (*key, Some(*value)));
        let settings: Vec<_> = settings.chain([("database.url", url.as_deref())]).collect();
        let file = dir.path().join("aftersale.toml");
        let config = Config::parse(&file, USUAL, &BTreeMap::new(), &settings).unwrap();
        let context = Context::open(&config.database, true, clock, config.flows.clone()).unwrap();
        let (catalog, pictures) = sample().clone();
        catalog::import(&context, catalog, pictures).unwrap();
        Self::serve(
            dir,
            config,
            context,
            #[cfg(feature = "postgres")]
            schema,
        )
    }

    fn serve(
        dir: TempDir,
        config: Config,
        context: Context,
        #[cfg(feature = "postgres")] schema: Option<Schema>,
    ) -> Self {
        let text = Arc::new(Text::new(&config.text).unwrap());
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let bound = Bound::bind("127.0.0.1:0").unwrap();
        let browser = Browser::at(bound.address());
        let shared = Shared {
            context: context.clone(),
            text: Arc::clone(&text),
            settings: config.http.clone(),
            started_at: context.clock().now(),
        };
        let (server, handle) = runtime.block_on(async { bound.serve(shared) }).unwrap();
        drop(runtime.spawn(server));
        Self {
            browser,
            context,
            text,
            config,
            memory: Memory::default(),
            runtime,
            handle,
            dir,
            #[cfg(feature = "postgres")]
            schema,
        }
    }

    /// A file or folder of the house.
    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Moves time.
    pub fn advance(&self, millis: i64) {
        self.context.clock().advance(millis);
    }

    /// The outbox over this transport.
    pub fn outbox(&self, transport: Transport) -> Outbox {
        Outbox::new(
            self.context.clone(),
            Arc::clone(&self.text),
            Arc::new(self.config.mail.clone()),
            Arc::new(transport),
        )
    }

    /// One round of the outbox into memory.
    pub fn round(&self) -> Round {
        let outbox = self.outbox(Transport::Memory(self.memory.clone()));
        self.runtime.block_on(outbox.round()).unwrap()
    }

    /// Lets the outbox work until nothing is due.
    pub fn work(&self) {
        while self.round().claimed > 0 {}
    }

    /// Letters that left so far, oldest first.
    pub fn letters(&self) -> Vec<Sealed> {
        self.memory.letters()
    }

    /// A product of the catalogue.
    pub fn product(&self, code: &str) -> Arc<NumberedProduct> {
        Arc::clone(catalog::shelf(&self.context).unwrap().find_typed(code).unwrap())
    }

    /// Path and query of a unit's code, as a label carries it.
    pub fn code(&self, product: &str, serial: &str) -> String {
        let (unit, proof) = self.signed(product, serial);
        Code::of_unit(unit, proof).path()
    }

    /// The code as it is printed for typing.
    pub fn typed(&self, product: &str, serial: &str) -> String {
        let (unit, proof) = self.signed(product, serial);
        typed::print(unit.serial.as_str(), &proof)
    }

    fn signed(&self, product: &str, serial: &str) -> (UnitName, aftersale::domain::code::Proof) {
        let name = ProductName::of(&self.product(product).product);
        let unit = UnitName::parse(name, serial).unwrap();
        let proof = self.context.settings().keys.sign(&unit).unwrap();
        (unit, proof)
    }

    /// Puts a unit on record, as `labels --record` does.
    pub fn record(&self, product: &str, serial: &str, facts: UnitFacts) {
        let product = self.product(product);
        let unit = UnitName::parse(ProductName::of(&product.product), serial).unwrap();
        let batch = Batch {
            number: 0,
            job: self.context.clock().id().as_str().to_owned(),
            printed_at: self.context.clock().now(),
            public_url: self.config.public_url.to_string(),
            key_id: "1".into(),
            stock: "L7160".into(),
            labels: 1,
            file: "labels.pdf".into(),
            lease_until: self.context.clock().now(),
            placed_at: None,
            void_at: None,
            void_reason: None,
        };
        let minted = Minted { product: product.number, serial: unit.serial, facts, line: 2 };
        let number = mint::record(&self.context, (batch, true), [Ok(minted)], |_| {}).unwrap();
        mint::place(&self.context, number).unwrap();
    }

    /// The database as another process sees it.
    pub fn database(&self) -> Database<'_> {
        #[cfg(feature = "postgres")]
        if let Some(schema) = &self.schema {
            return Database::Postgres(schema);
        }
        Database::Sqlite(self.file().unwrap())
    }

    /// The database's file, opened beside the house; `None` where it is a server.
    pub fn file(&self) -> Option<rusqlite::Connection> {
        let path = self.path("aftersale.db");
        let database = path.exists().then(|| rusqlite::Connection::open(path).unwrap())?;
        database.busy_timeout(std::time::Duration::from_secs(10)).unwrap();
        Some(database)
    }

    /// Changes the database behind the house's back. A commit of the house's own follows, because what another process
    /// commits is seen only within 50 ms.
    pub fn change(&self, sql: &str) {
        self.database().execute(sql, []).unwrap();
        catalog::import(&self.context, Catalog::default(), Vec::new()).unwrap();
    }

    /// One number out of the database.
    pub fn count(&self, sql: &str) -> i64 {
        self.database().query_row(sql, [], |row| row.get(0)).unwrap()
    }
}

impl Drop for App {
    fn drop(&mut self) {
        self.runtime.block_on(self.handle.stop());
        drop(self.context.close());
    }
}

/// The sample catalogue with its pictures, read once.
pub fn sample() -> &'static (Catalog, Vec<Picture>) {
    static SAMPLE: OnceLock<(Catalog, Vec<Picture>)> = OnceLock::new();
    SAMPLE.get_or_init(|| {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
        let catalog = format::parse(&std::fs::read_to_string(folder.join("catalog.toml")).unwrap()).unwrap();
        let names = catalog
            .products
            .iter()
            .flat_map(|product| [product.picture.clone(), product.label_place.picture.clone()])
            .flatten();
        let pictures =
            names.map(|name| Picture::parse(&name, std::fs::read(folder.join(&name)).unwrap()).unwrap());
        let pictures = pictures.collect();
        (catalog, pictures)
    })
}
