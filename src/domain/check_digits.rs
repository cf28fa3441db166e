//! Check digits at the end of serials: the rules makers use, so that a mistyped or miscounted serial is told before it is
//! printed. Knows no product and no range; `labels::batch` completes and verifies with it, the catalogue names a rule.

/// How the end of a serial follows from what stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum CheckRule {
    /// GS1 General Specifications 7.9.1: weights 3 and 1 from the right. Digits count, all else is passed over.
    #[serde(rename = "mod10")]
    Mod10,
    /// ISO/IEC 7064, hybrid system MOD 11,10. Digits count, all else is passed over.
    #[serde(rename = "mod11-10")]
    Mod11To10,
    /// ISO/IEC 7064, pure system MOD 97-10: two digits. Letters count as 10 to 35, as in an IBAN or LEI.
    #[serde(rename = "mod97")]
    Mod97,
    /// Luhn mod 36: one digit or letter. Digits and letters count.
    #[serde(rename = "luhn-n")]
    LuhnN,
}

/// The characters of Luhn mod N, which is mod 36 here.
const ALPHABET: &[u8; 36] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

impl CheckRule {
    /// All of them, as they are written.
    pub const ALL: [(&'static str, Self); 4] = [
        ("mod10", Self::Mod10),
        ("mod11-10", Self::Mod11To10),
        ("mod97", Self::Mod97),
        ("luhn-n", Self::LuhnN),
    ];

    /// As it is written.
    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(_, rule)| *rule == self).map_or("mod10", |(name, _)| name)
    }

    /// Reads the name of a rule.
    ///
    /// # Errors
    /// Says which there are.
    pub fn parse(text: &str) -> Result<Self, String> {
        let known = Self::ALL.iter().find(|(name, _)| name.eq_ignore_ascii_case(text.trim()));
        known.map(|(_, rule)| *rule).ok_or_else(|| {
            let names = Self::ALL.map(|(name, _)| name).join(", ");
            format!("{text:?} is no check rule; choose one of {names}")
        })
    }

    /// How many characters the check takes at the end of a serial.
    pub fn width(self) -> usize {
        if self == Self::Mod97 { 2 } else { 1 }
    }

    /// What must stand behind `body`.
    ///
    /// # Errors
    /// When nothing in it counts.
    pub fn of(self, body: &str) -> Result<String, String> {
        let values = self.values(body);
        if values.is_empty() {
            let what =
                if matches!(self, Self::Mod10 | Self::Mod11To10) { "digit" } else { "digit or letter" };
            return Err(format!("{body:?} holds no {what} that the check {} could count", self.as_str()));
        }
        Ok(match self {
            Self::Mod10 => gs1(&values).to_string(),
            Self::Mod11To10 => hybrid(&values).to_string(),
            Self::Mod97 => format!("{:02}", 98 - remainder(&values) * 100 % 97),
            Self::LuhnN => char::from(ALPHABET[luhn(&values)]).to_string(),
        })
    }

    /// What stands before the check of a whole serial.
    ///
    /// # Errors
    /// Says what its end should be.
    pub fn body(self, serial: &str) -> Result<&str, String> {
        let cut = serial.char_indices().rev().nth(self.width() - 1).map_or(0, |(at, _)| at);
        let (body, found) = serial.split_at(cut);
        let expected = self.of(body)?;
        if found.eq_ignore_ascii_case(&expected) {
            return Ok(body);
        }
        let named = if self == Self::Mod97 { "check digits are" } else { "check digit is" };
        Err(format!(
            "serial {serial:?}: by {} its {named} {expected}, but {found} stands there; a digit is wrong, or two are swapped",
            self.as_str()
        ))
    }

    /// The values of the characters that count.
    fn values(self, text: &str) -> Vec<u32> {
        let base = if matches!(self, Self::Mod10 | Self::Mod11To10) { 10 } else { 36 };
        text.chars().filter_map(|c| c.to_digit(base)).collect()
    }
}

fn gs1(values: &[u32]) -> u32 {
    let sum: u32 = values.iter().rev().zip([3, 1].iter().cycle()).map(|(value, weight)| value * weight).sum();
    (10 - sum % 10) % 10
}

fn hybrid(values: &[u32]) -> u32 {
    let product = values.iter().fold(10, |product, value| {
        let sum = (product + value) % 10;
        (if sum == 0 { 10 } else { sum }) * 2 % 11
    });
    (11 - product) % 10
}

/// The remainder by 97 of the number the values write.
fn remainder(values: &[u32]) -> u32 {
    values.iter().fold(0, |rest, value| (rest * if *value > 9 { 100 } else { 10 } + value) % 97)
}

fn luhn(values: &[u32]) -> usize {
    let doubled = |value: u32| value * 2 / 36 + value * 2 % 36;
    let sum: u32 = values
        .iter()
        .rev()
        .enumerate()
        .map(|(at, value)| if at % 2 == 0 { doubled(*value) } else { *value })
        .sum();
    ((36 - sum % 36) % 36) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Computed by python-stdnum 2.x; the first line of each rule is an example of its standard or of that library.
    const KNOWN: [(CheckRule, &str, &str); 13] = [
        (CheckRule::Mod10, "629104150021", "3"),
        (CheckRule::Mod10, "SN26000001", "7"),
        (CheckRule::Mod10, "99-999-999", "6"),
        (CheckRule::Mod11To10, "79462", "3"),
        (CheckRule::Mod11To10, "SN26000001", "5"),
        (CheckRule::Mod11To10, "4701", "2"),
        (CheckRule::Mod97, "99991234567890121414", "90"),
        (CheckRule::Mod97, "SN26000001", "21"),
        (CheckRule::Mod97, "SN-4701", "81"),
        (CheckRule::LuhnN, "SN26000001", "H"),
        (CheckRule::LuhnN, "sn99999999", "X"),
        (CheckRule::LuhnN, "SN4701", "D"),
        (CheckRule::Mod10, "0", "0"),
    ];

    #[test]
    fn checks_are_those_of_the_standards() {
        for (rule, body, check) in KNOWN {
            assert_eq!(rule.of(body).unwrap(), check, "{rule:?} of {body}");
            assert_eq!(rule.body(&format!("{body}{check}")), Ok(body));
            assert_eq!(CheckRule::parse(rule.as_str()), Ok(rule));
        }
        assert!(CheckRule::Mod10.of("ABC").unwrap_err().contains("no digit"));
        assert!(CheckRule::Mod97.body("7").unwrap_err().contains("no digit or letter"));
        assert!(CheckRule::parse("mod9").unwrap_err().contains("mod10, mod11-10, mod97, luhn-n"));
    }

    #[test]
    fn every_single_wrong_digit_is_found() {
        for (rule, body, check) in KNOWN {
            let serial: Vec<char> = format!("{body}{check}").chars().collect();
            for at in (0..serial.len()).filter(|at| serial[*at].is_ascii_digit()) {
                for wrong in ('0'..='9').filter(|c| *c != serial[at]) {
                    let mut typed = serial.clone();
                    typed[at] = wrong;
                    let typed: String = typed.into_iter().collect();
                    let told = rule.body(&typed).unwrap_err();
                    assert!(told.contains(rule.as_str()) && told.contains("check digit"), "{told}");
                }
            }
        }
    }
}
