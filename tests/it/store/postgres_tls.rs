//! Encryption on the way to a PostgreSQL server: how much of its certificate is checked is what the address says, and a server
//! that fails the check is never spoken to.

use std::path::Path;

use aftersale::store::{Settings, Store, StoreError};

use super::{NOTES, add, count};
use crate::support::certificates::Certificates;
use crate::support::server::Server;

/// The server by the name of its certificate, and by its number, which is not in it.
struct Ends {
    by_name: String,
    by_number: String,
}

fn open(url: &str, mode: &str, authorities: Option<&Path>) -> Result<Store, StoreError> {
    let authorities = authorities.map_or_else(String::new, |file| format!("&sslrootcert={}", file.display()));
    let mut settings = Settings::new(format!("{url}?sslmode={mode}{authorities}"));
    settings.migrations = NOTES;
    Store::open(&settings)
}

/// Says that the connection in use is encrypted.
fn is_encrypted(store: &Store) -> bool {
    store
        .write_blocking(|tx| tx.one::<bool>("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()", &[]))
        .map_err(|error: StoreError| error)
        .unwrap()
}

#[track_caller]
fn is_refused(opened: Result<Store, StoreError>) {
    let Err(error) = opened else { panic!("it was spoken to") };
    let said = error.to_string().to_lowercase();
    assert!(said.contains("certificate") && !said.contains("panicked"), "{said}");
}

#[test]
fn the_certificate_is_checked_as_far_as_the_address_says() {
    let folder = tempfile::tempdir().unwrap();
    let (ours, others) = (Certificates::for_names(&["localhost"]), Certificates::for_names(&["localhost"]));
    let write = |name: &str, pem: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, pem).unwrap();
        path
    };
    write("server.crt", &ours.pem);
    write("server.key", &ours.key_pem);
    let (right, wrong) = (write("right.pem", &ours.ca_pem), write("wrong.pem", &others.ca_pem));
    let Some(server) = Server::start_encrypting(folder.path()) else { return };
    let ends = Ends { by_name: server.url.replace("127.0.0.1", "localhost"), by_number: server.url.clone() };

    let store = open(&ends.by_name, "verify-full", Some(&right)).unwrap();
    assert!(is_encrypted(&store));
    add(&store, "a").unwrap();
    assert_eq!(count(&store), 1);

    is_refused(open(&ends.by_name, "verify-full", Some(&wrong)));
    is_refused(open(&ends.by_name, "verify-ca", Some(&wrong)));
    is_refused(open(&ends.by_name, "require", Some(&wrong)));
    // The public authorities know nothing of it.
    is_refused(open(&ends.by_name, "verify-full", None));
    // Right authority, wrong host.
    is_refused(open(&ends.by_number, "verify-full", Some(&right)));
    assert!(is_encrypted(&open(&ends.by_number, "verify-ca", Some(&right)).unwrap()));
    // Against listeners only, as it says.
    assert!(is_encrypted(&open(&ends.by_number, "require", None).unwrap()));
    assert!(!is_encrypted(&open(&ends.by_number, "disable", None).unwrap()));
}

#[test]
fn a_server_that_does_not_encrypt_is_not_spoken_to_in_the_clear() {
    let Some(server) = Server::start() else { return };
    for mode in ["require", "verify-ca", "verify-full"] {
        let Err(error) = open(&server.url, mode, None) else { panic!("{mode}: it was spoken to") };
        assert!(error.to_string().to_lowercase().contains("tls"), "{mode}: {error}");
    }
}
