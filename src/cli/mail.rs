//! `mail preview | test | queue`: see a letter, try the relay, look at what waits.

use clap::{Args, Subcommand, ValueEnum};

use super::house::{self, House, runtime};
use super::{Common, tell};
use crate::mail::transport::{DEADLINE, Transport};
use crate::text::{Text, samples};

/// Letters.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  aftersale mail preview confirmation --part html > letter.html\n  aftersale mail test me@example.com\n  aftersale mail queue"
)]
pub struct Mail {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Print a letter with sample data; without a name, the names of all
    Preview {
        /// Name of the letter, such as confirmation
        name: Option<String>,
        /// Which part of it
        #[arg(long, value_enum, default_value_t = Part::Text)]
        part: Part,
        /// Language of the letter
        #[arg(long, value_name = "TAG")]
        lang: Option<String>,
    },
    /// Try the way to the relay and say in words what it answered
    Test {
        /// Where a letter would go
        address: String,
    },
    /// Letters that wait or were given up
    Queue,
}

/// Part of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Subject and text
    Text,
    /// The HTML part
    Html,
}

impl Mail {
    /// Runs the command.
    pub fn run(&self, common: &Common) -> anyhow::Result<u8> {
        match &self.what {
            What::Preview { name: None, .. } => names(),
            What::Preview { name: Some(name), part, lang } => preview(common, name, *part, lang.as_deref()),
            What::Test { address } => test(common, address),
            What::Queue => queue(common),
        }
    }
}

fn names() -> anyhow::Result<u8> {
    tell::result(&samples::letters().join("\n"))?;
    Ok(0)
}

fn preview(common: &Common, name: &str, part: Part, lang: Option<&str>) -> anyhow::Result<u8> {
    let config = house::config(common, None)?;
    let text = Text::new(&config.text)?;
    let locale = text.locale(lang, None);
    let Some(letter) = samples::letter(&text, &locale, name)? else {
        let known = samples::letters().join(", ");
        tell::say(common, &format!("there is no letter {}; there are: {known}", tell::harmless(name)));
        return Ok(1);
    };
    match part {
        Part::Text => tell::result(&format!("Subject: {}\n\n{}", letter.subject, letter.text))?,
        Part::Html => tell::result(&letter.html)?,
    }
    Ok(0)
}

fn test(common: &Common, address: &str) -> anyhow::Result<u8> {
    let config = house::config(common, None)?;
    let clock = crate::domain::clock::Clock::system();
    let to = crate::mail::address::Mailbox::new("", crate::mail::address::Address::parse(address)?);
    let id = clock.id();
    let words = format!("This is a test letter of {}. Mail works.\n", config.text.site.brand.name);
    let sealed = crate::mail::compose::seal(&crate::mail::compose::Letter {
        message_id: &config.mail.message_id(id.as_str()),
        date: clock.now().0,
        from: &config.mail.from,
        reply_to: config.mail.reply_to.as_ref(),
        to: &to,
        purpose: crate::mail::compose::Purpose::Service,
        lang: "en",
        subject: "Test letter",
        text: &words,
        html: &format!("<p>{}</p>", words.replace('&', "&amp;").replace('<', "&lt;")),
        files: &[],
    })?;
    let transport = Transport::open(&config.mail.route, DEADLINE)?;
    let runtime = runtime()?;
    let probe = runtime.block_on(transport.probe());
    for step in &probe.steps {
        tell::result(step)?;
    }
    if let Some(failure) = probe.failure {
        tell::result(&format!("no letter can leave: {}", failure.said))?;
        return Ok(2);
    }
    match runtime.block_on(transport.deliver(&sealed)) {
        Ok(accepted) => {
            tell::result(&format!("the letter to {address} was taken: {}", accepted.response))?;
            Ok(0)
        }
        Err(failure) => {
            tell::result(&format!("the letter to {address} was not taken: {}", failure.said))?;
            Ok(2)
        }
    }
}

fn queue(common: &Common) -> anyhow::Result<u8> {
    let house = House::open(common, false)?;
    let waiting = crate::flows::lookup::unsettled_messages(&house.context)?;
    if waiting.is_empty() {
        tell::say(common, "every letter has left");
        return Ok(0);
    }
    let rows: Vec<Vec<String>> = waiting
        .iter()
        .map(|message| {
            vec![
                message.id.to_string(),
                message.kind.map_or("unknown", |kind| kind.as_str()).to_owned(),
                tell::harmless(&message.recipient),
                message.state.as_str().to_owned(),
                message.attempts.to_string(),
                message.due_at.rfc3339(),
                tell::harmless(message.last_error.as_deref().unwrap_or("")),
            ]
        })
        .collect();
    tell::result(&tell::table(&["id", "letter", "to", "state", "tries", "due", "last answer"], &rows))?;
    Ok(0)
}
