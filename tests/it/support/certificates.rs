//! A certificate authority made for one test, and a server certificate from it. Nothing here is written to disk.
//!
//! Two, because rustls takes no self-signed authority for a server's certificate.

use std::sync::Arc;

use tokio_rustls::TlsAcceptor;

/// A certificate authority and a server certificate from it.
pub struct Certificates {
    pub ca_pem: String,
    pub pem: String,
    pub key_pem: String,
    acceptor: TlsAcceptor,
}

impl Certificates {
    /// A server certificate for these names.
    pub fn for_names(names: &[&str]) -> Self {
        use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
        let mut ca = CertificateParams::new(Vec::new()).unwrap();
        ca.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        // Without a name of its own every authority would look like the same one.
        ca.distinguished_name
            .push(rcgen::DnType::CommonName, format!("Test authority for {}", names.join(" ")));
        let ca_key = KeyPair::generate().unwrap();
        let ca_pem = ca.self_signed(&ca_key).unwrap().pem();
        let names: Vec<String> = names.iter().map(ToString::to_string).collect();
        let leaf_key = KeyPair::generate().unwrap();
        let leaf = CertificateParams::new(names).unwrap();
        let leaf = leaf.signed_by(&leaf_key, &Issuer::new(ca, ca_key)).unwrap();
        let (pem, key_pem) = (leaf.pem(), leaf_key.serialize_pem());
        let key = rustls::pki_types::PrivatePkcs8KeyDer::from(leaf_key.serialize_der());
        let config =
            rustls::ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
                .with_safe_default_protocol_versions()
                .unwrap()
                .with_no_client_auth()
                .with_single_cert(vec![leaf.der().clone()], key.into())
                .unwrap();
        Self { ca_pem, pem, key_pem, acceptor: TlsAcceptor::from(Arc::new(config)) }
    }

    /// The server's side of TLS with this certificate.
    pub fn acceptor(&self) -> TlsAcceptor {
        self.acceptor.clone()
    }
}
