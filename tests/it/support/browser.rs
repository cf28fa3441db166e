//! What a browser does on the wire: asks, sends forms, keeps no secret from the test. It follows no redirect and treats no
//! status as an error; cookies are the test's own business.

use std::io::Read;
use std::net::SocketAddr;
use std::time::Duration;

use ureq::Agent;

/// A browser that knows one house.
#[derive(Clone)]
pub struct Browser {
    agent: Agent,
    site: String,
    headers: Vec<(&'static str, String)>,
}

/// An answer, read whole.
#[derive(Clone, Debug)]
pub struct Page {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    /// Unpacked.
    pub bytes: Vec<u8>,
    /// How many bytes of body came over the wire.
    pub wire: usize,
}

impl Browser {
    /// A browser for the house at this address.
    pub fn at(address: SocketAddr) -> Self {
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_global(Some(Duration::from_mins(1)))
            .build()
            .new_agent();
        let accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
        let headers =
            vec![("accept", accept.to_owned()), ("accept-encoding", "gzip, deflate, br".to_owned())];
        Self { agent, site: format!("http://{address}"), headers }
    }

    /// A browser of somebody else: nothing that was set in this one is known to it.
    pub fn stranger(&self) -> Self {
        Self::at(self.host().parse().unwrap())
    }

    /// The same browser with one more header on every request.
    pub fn with(&self, name: &'static str, value: &str) -> Self {
        let mut other = self.clone();
        other.headers.retain(|(known, _)| *known != name);
        other.headers.push((name, value.to_owned()));
        other
    }

    /// What this browser sends for a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// `host:port`, for tests that speak on the wire themselves.
    pub fn host(&self) -> &str {
        self.site.strip_prefix("http://").unwrap()
    }

    pub fn get(&self, path: &str) -> Page {
        self.send("GET", path, None)
    }

    pub fn head(&self, path: &str) -> Page {
        self.send("HEAD", path, None)
    }

    pub fn post_form(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let body = serde_urlencoded::to_string(fields).unwrap();
        self.post(path, "application/x-www-form-urlencoded", body.as_bytes())
    }

    pub fn post(&self, path: &str, kind: &str, body: &[u8]) -> Page {
        self.with("content-type", kind).send("POST", path, Some(body))
    }

    pub fn send(&self, method: &str, path: &str, body: Option<&[u8]>) -> Page {
        let mut request = ureq::http::Request::builder().method(method).uri(format!("{}{path}", self.site));
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        // The crate keeps cookies by itself where another part of the program asks it to; ours are the test's own business.
        self.agent.cookie_jar_lock().clear();
        let answer = match body {
            Some(body) => self.agent.run(request.body(body).unwrap()),
            None => self.agent.run(request.body(()).unwrap()),
        };
        let mut answer = answer.unwrap_or_else(|error| panic!("{method} {path}: {error}"));
        let headers = answer
            .headers()
            .iter()
            .map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
            .collect();
        let status = answer.status().as_u16();
        let body = answer.body_mut().read_to_vec().unwrap();
        Page { status, headers, bytes: Vec::new(), wire: body.len() }.unpacked(body)
    }
}

impl Page {
    fn unpacked(mut self, body: Vec<u8>) -> Self {
        if self.header("content-encoding") == Some("gzip") && !body.is_empty() {
            let mut unpacked = flate2::bufread::GzDecoder::new(body.as_slice());
            unpacked.read_to_end(&mut self.bytes).expect("a whole gzip member");
        } else {
            self.bytes = body;
        }
        self
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Where a redirect leads.
    pub fn location(&self) -> &str {
        self.header("location").unwrap_or_else(|| panic!("no redirect but {}: {}", self.status, self.text()))
    }

    /// Where a redirect leads, without the query.
    pub fn place(&self) -> &str {
        self.location().split('?').next().unwrap()
    }

    /// Every byte a visitor gets: head and body.
    pub fn everything(&self) -> String {
        let head: Vec<String> = self.headers.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        head.join(
            "
",
        ) + "

" + &self.text()
    }

    #[track_caller]
    pub fn has(&self, what: &str) -> &Self {
        assert!(
            self.text().contains(what),
            "{what:?} is not in the page ({}):\n{}",
            self.status,
            self.text()
        );
        self
    }

    #[track_caller]
    pub fn lacks(&self, what: &str) -> &Self {
        assert!(!self.everything().contains(what), "{what:?} is in the page:\n{}", self.everything());
        self
    }

    #[track_caller]
    pub fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status, status, "{}", self.text());
        self
    }
}
