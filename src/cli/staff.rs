//! `staff add | list | role | disable | reset`: accounts of the desk. The first one can only be made here.

use std::io::{self, BufRead, IsTerminal, Write};

use anyhow::{Context, bail};
use clap::{Args, Subcommand, ValueEnum};

use super::house::House;
use super::{Common, tell};
use crate::domain::staff::Role;
use crate::flows::{sign_in, staff};

/// Accounts of the desk.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  aftersale staff add maria --role support\n  printf %s \"$PASSWORD\" | aftersale staff add maria --role admin --password-stdin\n  aftersale staff role maria manager\n  aftersale staff reset maria"
)]
pub struct Staff {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Add somebody
    Add {
        /// The name to sign in with
        name: String,
        /// What they may do
        #[arg(long, value_enum)]
        role: RoleWord,
        /// Read the password from standard input instead of asking
        #[arg(long)]
        password_stdin: bool,
    },
    /// Everybody with an account
    List,
    /// Give somebody another role; their sessions end
    Role {
        /// The name
        name: String,
        /// What they may do from now on
        #[arg(value_enum)]
        role: RoleWord,
    },
    /// Print a one-time link to a new password for who lost password or phone; the second factor begins anew
    Reset {
        /// The name
        name: String,
    },
    /// Close an account and end its sessions
    Disable {
        /// The name
        name: String,
    },
}

/// A role as a word of the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum RoleWord {
    /// Looks up, answers, resends
    Support,
    /// Also label jobs, products, figures
    Manager,
    /// Also staff, audit, erasure
    Admin,
}

impl From<RoleWord> for Role {
    fn from(word: RoleWord) -> Self {
        match word {
            RoleWord::Support => Self::Support,
            RoleWord::Manager => Self::Manager,
            RoleWord::Admin => Self::Admin,
        }
    }
}

impl Staff {
    /// Runs the command. Exit code 1 when nobody was found.
    pub fn run(&self, common: &Common) -> anyhow::Result<u8> {
        let house = House::open(common, false)?;
        let code = match &self.what {
            What::Add { name, role, password_stdin } => {
                let password = password(*password_stdin)?;
                let staff = sign_in::add(&house.context, name, (*role).into(), &password)?;
                tell::say(
                    common,
                    &format!("{} may now sign in at {}", staff.name, house.config.public_url.join("/desk")),
                );
                if sign_in::needs_second(&house.context, staff.role) {
                    tell::say(
                        common,
                        "at the first sign-in a code from an authenticator app is set up (desk.second_factor in the settings)",
                    );
                }
                0
            }
            What::List => list(&house)?,
            What::Role { name, role } => give(common, &house, name, (*role).into())?,
            What::Reset { name } => {
                let Some(link) = staff::new_start(&house.context, name)? else {
                    tell::say(common, &format!("nobody named {} may sign in", tell::harmless(name)));
                    return Ok(1);
                };
                tell::result(&format!("{}\n", link.url))?;
                tell::say(
                    common,
                    &format!("{} chooses a password there, once and within two days", link.name),
                );
                0
            }
            What::Disable { name } => {
                if !sign_in::disable(&house.context, name)? {
                    tell::say(common, &format!("nobody named {} may sign in", tell::harmless(name)));
                    return Ok(1);
                }
                tell::say(common, &format!("{} may no longer sign in", tell::harmless(name)));
                0
            }
        };
        house.context.close()?;
        Ok(code)
    }
}

/// Prints everybody with an account. 1 when there is nobody.
fn list(house: &House) -> anyhow::Result<u8> {
    let all = sign_in::list(&house.context)?;
    let row = |staff: &crate::domain::staff::Staff| {
        let state = if staff.disabled { "disabled" } else { "active" };
        vec![staff.name.clone(), staff.role.as_str().to_owned(), state.to_owned(), staff.created_at.rfc3339()]
    };
    let rows: Vec<Vec<String>> = all.iter().map(row).collect();
    tell::result(&tell::table(&["name", "role", "state", "since"], &rows))?;
    Ok(u8::from(all.is_empty()))
}

/// Gives somebody another role. 1 when nobody has that name.
fn give(common: &Common, house: &House, name: &str, role: Role) -> anyhow::Result<u8> {
    let name = tell::harmless(name);
    match staff::set_role(&house.context, &name, role)? {
        staff::Changed::Nobody => {
            tell::say(common, &format!("nobody is named {name}"));
            return Ok(1);
        }
        staff::Changed::Last => bail!(
            "{name} is the only admin who can sign in; give somebody else that role first: aftersale staff role NAME admin"
        ),
        staff::Changed::Done | staff::Changed::Link(_) => {}
    }
    tell::say(common, &format!("{name} has the role {} from the next sign-in on", role.as_str()));
    if sign_in::needs_second(&house.context, role) {
        tell::say(
            common,
            "who has no code from an authenticator app yet sets it up then (desk.second_factor in the settings)",
        );
    }
    Ok(0)
}

/// One line of standard input. On a terminal it is asked for; it would show, so we say so.
fn password(from_stdin: bool) -> anyhow::Result<String> {
    if !from_stdin {
        if !io::stdin().is_terminal() {
            bail!("no terminal to ask for a password: pipe it in and add --password-stdin");
        }
        write!(io::stderr(), "Password (at least 12 characters, it shows while you type): ")?;
    }
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line).context("cannot read the password")?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
