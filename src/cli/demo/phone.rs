//! A phone: opens an address, reads the form, sends it, follows to the owner's page. Speaks HTTP to a house on this machine.

use anyhow::{Context, bail};
use ureq::Agent;

/// A browser without cookies, scripts or memory.
pub struct Phone {
    agent: Agent,
    origin: String,
}

/// A form as the page carried it.
pub struct PageForm {
    /// Names and values of its hidden inputs.
    pub hidden: Vec<(String, String)>,
    /// The whole page.
    pub page: String,
}

impl Phone {
    /// A phone that knows the house at `origin`.
    pub fn new(origin: &str) -> Self {
        let agent = Agent::config_builder()
            .max_redirects(0)
            .http_status_as_error(false)
            .timeout_global(Some(std::time::Duration::from_secs(20)))
            .build()
            .new_agent();
        Self { agent, origin: origin.to_owned() }
    }

    /// Opens an address; the answer must be 200.
    pub fn open(&self, address: &str) -> anyhow::Result<String> {
        let mut answer = self
            .agent
            .get(address)
            .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
            .header("Accept-Language", "en")
            .call()
            .with_context(|| format!("cannot open {address}"))?;
        if answer.status() != 200 {
            bail!("{address} answered {}", answer.status());
        }
        Ok(answer.body_mut().read_to_string()?)
    }

    /// Opens a code and finds the form for its unit.
    pub fn scan(&self, address: &str) -> anyhow::Result<PageForm> {
        let page = self.open(address)?;
        let hidden: Vec<(String, String)> = page
            .split("<input ")
            .skip(1)
            .filter_map(|rest| rest.split('>').next())
            .filter(|tag| attribute(tag, "type").as_deref() == Some("hidden"))
            .filter_map(|tag| Some((attribute(tag, "name")?, attribute(tag, "value")?)))
            .collect();
        if !hidden.iter().any(|(name, _)| name == "code") {
            bail!("{address} shows no form");
        }
        Ok(PageForm { hidden, page })
    }

    /// Sends the form; answers the address of the owner's page.
    pub fn register(&self, form: &PageForm, typed: &[(&str, &str)]) -> anyhow::Result<String> {
        let mut fields: Vec<(&str, &str)> =
            form.hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        fields.extend_from_slice(typed);
        let answer = self
            .agent
            .post(format!("{}/register", self.origin))
            .send_form(fields)
            .context("cannot send the form")?;
        let place = answer.headers().get("location").and_then(|value| value.to_str().ok()).map(str::to_owned);
        match (answer.status().as_u16(), place) {
            (303, Some(place)) => Ok(format!("{}{place}", self.origin)),
            (status, _) => bail!("the form was answered with {status} instead of 303"),
        }
    }
}

/// The value of an attribute, its entities decoded.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let rest = tag.split_once(&format!("{name}=\""))?.1;
    let value = rest.split_once('"')?.0;
    Some(
        value
            .replace("&#x2f;", "/")
            .replace("&quot;", "\"")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&#x27;", "'")
            .replace("&amp;", "&"),
    )
}
