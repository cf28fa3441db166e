//! Staff: the people at the desk, their names, roles and passwords.

use super::clock::{Id, Timestamp};

/// What somebody may do at the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Looks up, answers, resends.
    Support,
    /// Also label jobs, products, figures.
    Manager,
    /// Also staff, audit, erasure.
    Admin,
}

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

/// Fewest and most characters of a password (OWASP ASVS 5.0, 6.2.1 and 6.2.9).
pub const PASSWORD: std::ops::RangeInclusive<usize> = 12..=256;

/// Checks a new password: long enough, not made of one repeated character, not the name itself.
///
/// # Errors
/// Says what is missing.
pub fn check_password(password: &str, name: &StaffName) -> Result<(), String> {
    let length = password.chars().count();
    if !PASSWORD.contains(&length) {
        return Err(format!(
            "a password has {} to {} characters, this one has {length}",
            PASSWORD.start(),
            PASSWORD.end()
        ));
    }
    let first = password.chars().next();
    if password.chars().all(|c| Some(c) == first) || password.to_lowercase().contains(name.as_str()) {
        return Err("the password is too easy to guess: one repeated character, or the name itself".into());
    }
    Ok(())
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
    /// argon2id hash in PHC form.
    pub password_hash: String,
    /// May no longer sign in.
    pub disabled: bool,
    /// Since when they are known.
    pub created_at: Timestamp,
}

/// A session ends after so long without a request, unless the settings say otherwise, in milliseconds.
pub const SESSION_IDLE: i64 = 30 * super::clock::MINUTE;
/// A session ends after so long in any case, in milliseconds.
pub const SESSION_WHOLE: i64 = 12 * super::clock::HOUR;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weak_passwords_and_odd_names_are_refused() {
        let name = StaffName::parse(" Maria ").unwrap();
        assert_eq!(name.as_str(), "maria");
        assert!(check_password("correct horse battery", &name).is_ok());
        for bad in ["short", "aaaaaaaaaaaaaaaa", "maria-maria-maria", &"x1".repeat(200)] {
            assert!(check_password(bad, &name).is_err(), "{bad}");
        }
        for bad in ["", "a", "a b", "<script>", "x\n"] {
            assert!(StaffName::parse(bad).is_err(), "{bad:?}");
        }
    }
}
