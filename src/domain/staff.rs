//! Staff: the people at the desk, their names, roles and sessions. What a password must be stands in `password`, the second factor in `totp`.

use super::clock::{Id, Timestamp};

/// What somebody may do at the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Looks up, answers, resends.
    Support,
    /// Also label jobs, figures, previews, the log, and a person's own data.
    Manager,
    /// Also the accounts of staff.
    Admin,
}

/// The least role of a rule as the settings write it, or nobody.
pub const LEAST: [(&str, Option<Role>); 4] = [
    ("support", Some(Role::Support)),
    ("manager", Some(Role::Manager)),
    ("admin", Some(Role::Admin)),
    ("nobody", None),
];

impl Role {
    /// Reads `support`, `manager` or `admin`.
    ///
    /// # Errors
    /// Says what is possible.
    pub fn parse(text: &str) -> Result<Self, String> {
        match text {
            "support" => Ok(Self::Support),
            "manager" => Ok(Self::Manager),
            "admin" => Ok(Self::Admin),
            _ => Err(format!("{text:?} is no role; possible are support, manager and admin")),
        }
    }

    /// As stored and shown.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Support => "support",
            Self::Manager => "manager",
            Self::Admin => "admin",
        }
    }
}

/// The name somebody signs in with: 2–40 of letters, digits, `.`, `_`, `-`, `@`; kept in lower case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffName(String);

impl StaffName {
    /// Reads a name.
    ///
    /// # Errors
    /// Says what a name looks like.
    pub fn parse(text: &str) -> Result<Self, String> {
        let name = text.trim().to_lowercase();
        let fits = (2..=40).contains(&name.chars().count())
            && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '@'));
        if fits {
            Ok(Self(name))
        } else {
            Err(format!("{text:?} is no name to sign in with: 2 to 40 letters, digits, '.', '_', '-' or '@'"))
        }
    }

    /// The name in lower case.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Somebody at the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staff {
    /// Id.
    pub id: Id,
    /// Sign-in name.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// argon2id hash in PHC form; empty until somebody who was invited has chosen a password.
    pub password_hash: String,
    /// What the codes of their app are made from together with our key; `None` without a second factor.
    pub second: Option<String>,
    /// May no longer sign in.
    pub disabled: bool,
    /// Since when they are known.
    pub created_at: Timestamp,
}

/// Between password and code a session waits so long, in milliseconds.
pub const SESSION_CODE: i64 = 10 * super::clock::MINUTE;
/// A one-time link to a new password holds so long, in milliseconds.
pub const INVITATION: i64 = 2 * super::clock::DAY;
/// A session ends after so long without a request, unless the settings say otherwise, in milliseconds.
pub const SESSION_IDLE: i64 = 30 * super::clock::MINUTE;
/// A session ends after so long in any case, in milliseconds.
pub const SESSION_WHOLE: i64 = 12 * super::clock::HOUR;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_names_are_refused() {
        let name = StaffName::parse(" Maria ").unwrap();
        assert_eq!(name.as_str(), "maria");
        for bad in ["", "a", "a b", "<script>", "x\n"] {
            assert!(StaffName::parse(bad).is_err(), "{bad:?}");
        }
    }
}
