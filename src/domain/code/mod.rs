//! The code: the URI of a unit with its proof. One place that writes it on labels and reads it back from scans.
//!
//! Two forms (CONTRACT: URLs): GS1 Digital Link for products with a GTIN, `/P/{MODEL}/{SERIAL}/{proof}` for the others.
//! Not the drawing of it (`labels::qr`), not what a scan leads to (`flows::resolve`).

mod attribute;
pub mod digital_link;
pub mod key;
pub mod plain;
pub mod proof;
pub mod typed;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::link::PublicUrl;
use super::unit::{ProductName, Serial, UnitName};
pub use key::{Key, KeyId, KeyRing, KeyState};
pub use proof::Proof;

/// Everything but `A-Z a-z 0-9 - . _` is escaped in a path (GS1 Digital Link URI syntax 1.7, 4.3; `~` is never valid there).
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_');

/// What a scanned or typed address says. Only its form has been checked: whether the proof holds, the key ring knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// The product.
    pub product: ProductName,
    /// The serial, absent in a code of the product as a whole.
    pub serial: Option<Serial>,
    /// AI 22, consumer product variant.
    pub variant: Option<String>,
    /// AI 10, batch or lot.
    pub batch: Option<String>,
    /// AI 235, a serial that a third party gave; stands instead of 22, 10 and 21.
    pub third_party: Option<String>,
    /// The proof as it stands there, if it has the form of one.
    pub proof: Option<Proof>,
}

impl Code {
    /// The code of a unit as labels carry it.
    pub fn of_unit(unit: UnitName, proof: Proof) -> Self {
        Self {
            product: unit.product,
            serial: Some(unit.serial),
            variant: None,
            batch: None,
            third_party: None,
            proof: Some(proof),
        }
    }

    /// The code of a product as a whole.
    pub fn of_product(product: ProductName) -> Self {
        Self { product, serial: None, variant: None, batch: None, third_party: None, proof: None }
    }

    /// Reads an absolute address: `http` or `https`, any host, any path in front of the key.
    ///
    /// # Errors
    /// Says what is wrong with it.
    pub fn parse_uri(uri: &str) -> Result<Self, String> {
        let uri = uri.trim();
        if uri.chars().any(|c| c.is_control() || c == ' ') {
            return Err("the address holds spaces or control characters".into());
        }
        let rest = ["https://", "http://", "HTTPS://", "HTTP://"]
            .iter()
            .find_map(|scheme| uri.strip_prefix(scheme))
            .ok_or("a code is an address that starts with https:// or http://")?;
        let rest = rest.split('#').next().unwrap_or(rest);
        let (authority, path) = rest.find(['/', '?']).map_or((rest, ""), |at| rest.split_at(at));
        digital_link::check_authority(authority)?;
        let (path, query) = path.split_once('?').map_or((path, None), |(path, query)| (path, Some(query)));
        Self::parse_request(path, query)
    }

    /// Reads path and query of a request to us, exactly as they came over the wire. A `/P/` in front makes a plain code,
    /// unless a GTIN stands behind it: GS1 lets any stem stand before a Digital Link, and no plain code can hold a segment
    /// `01`.
    ///
    /// # Errors
    /// Says what is wrong with it.
    pub fn parse_request(path: &str, query: Option<&str>) -> Result<Self, String> {
        match plain::strip(path).filter(|rest| !rest.split('/').any(|segment| segment == "01")) {
            Some(rest) => plain::parse(rest),
            None => digital_link::parse(path, query),
        }
    }

    /// The unit it names, when it names one.
    pub fn unit(&self) -> Option<UnitName> {
        let serial = self.serial.clone()?;
        Some(UnitName { product: self.product.clone(), serial })
    }

    /// Path and query, as they stand behind the host.
    pub fn path(&self) -> String {
        let mut path = String::with_capacity(96);
        self.write_path(&mut path);
        path
    }

    fn write_path(&self, path: &mut String) {
        path.push_str(match &self.product {
            ProductName::Gtin(_) => "/01/",
            ProductName::Model(_) => "/P/",
        });
        path.push_str(self.product.as_str());
        let is_plain = matches!(self.product, ProductName::Model(_));
        let parts = [("22", &self.variant), ("10", &self.batch), ("235", &self.third_party)];
        for (ai, value) in parts.into_iter().filter_map(|(ai, value)| value.as_ref().map(|value| (ai, value)))
        {
            path.extend(["/", ai, "/", &escape(value)]);
        }
        if let Some(serial) = &self.serial {
            path.push_str(if is_plain { "/" } else { "/21/" });
            path.extend(utf8_percent_encode(serial.as_str(), PATH));
        }
        if let Some(proof) = &self.proof {
            path.push_str(if is_plain { "/" } else { "?k=" });
            path.push_str(proof.as_str());
        }
    }

    /// The address to print in a QR: scheme in lower case (phones take `HTTPS://` for text), host in upper case (keeps
    /// the cheap alphanumeric mode), path untouched.
    pub fn uri(&self, site: &PublicUrl) -> String {
        let mut uri = site.for_codes();
        uri.reserve(96);
        self.write_path(&mut uri);
        uri
    }
}

/// A value as it stands in a path.
pub fn escape(value: &str) -> String {
    utf8_percent_encode(value, PATH).to_string()
}

/// A path value, decoded. A `+` is a plus; a malformed escape is kept as it is (as GS1's own engine does).
pub(crate) fn unescape(value: &str) -> Result<String, String> {
    let text =
        percent_decode_str(value).decode_utf8().map_err(|_| "the address holds bytes that are not UTF-8")?;
    if text.contains('\0') {
        return Err("the address holds a NUL".into());
    }
    Ok(text.into_owned())
}

/// A query value, decoded: a `+` is a space there.
pub(crate) fn unescape_query(value: &str) -> Result<String, String> {
    unescape(&value.replace('+', " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_codes_are_read_back() {
        let site = PublicUrl::parse("https://id.example.com").unwrap();
        let ring = KeyRing::for_tests();
        for (product, serial) in
            [("09506000134352", "A/B"), ("09506000134352", "a.b_C-1"), ("09506000134352", "%41+\"?")]
        {
            let product = ProductName::Gtin(super::super::product::Gtin::parse(product).unwrap());
            let unit = UnitName::parse(product, serial).unwrap();
            let code = Code::of_unit(unit.clone(), ring.sign(&unit).unwrap());
            let uri = code.uri(&site);
            assert!(uri.starts_with("https://ID.EXAMPLE.COM/01/09506000134352/21/"), "{uri}");
            assert_eq!(Code::parse_uri(&uri).unwrap(), code);
            let (path, query) =
                code.path().split_once('?').map(|(p, q)| (p.to_owned(), q.to_owned())).unwrap();
            assert_eq!(Code::parse_request(&path, Some(&query)).unwrap(), code);
        }
    }

    #[test]
    fn plain_codes_are_read_back_in_any_case() {
        let code = Code::parse_uri("https://id.example.com/p/wm-700/wm7a2026k031/1prv1v77yngcgn").unwrap();
        assert_eq!(code.path(), "/P/WM-700/WM7A2026K031/1PRV1V77YNGCGN");
        assert!(KeyRing::for_tests().verify(&code.unit().unwrap(), code.proof.as_ref().unwrap()).is_some());
    }
}
