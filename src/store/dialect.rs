//! One dialect of SQL for all engines, and what each of them reads instead. Only what a column is made of and how parameters
//! are numbered differs; statements stand once, in the files of their aggregates.

/// The common dialect as SQLite wants it. Strings, quoted names and other comments stay as they are.
pub(super) fn for_sqlite(sql: &str) -> String {
    let mut out = String::with_capacity(sql.len());
    let mut rest = sql;
    while let Some(first) = rest.chars().next() {
        let (token, kind) = split_token(rest, first);
        match kind {
            Token::Word => out.push_str(sqlite_word(token)),
            Token::Comment => match token.strip_prefix("/*sqlite").and_then(|t| t.strip_suffix("*/")) {
                Some(suffix) => out.push_str(suffix.trim_start()),
                None => out.push(' '),
            },
            Token::Other => out.push_str(token),
        }
        rest = &rest[token.len()..];
    }
    out
}

enum Token {
    Word,
    Comment,
    Other,
}

/// The first token of `text`, which begins with `first`. An unfinished one goes to the end: the engine will complain.
fn split_token(text: &str, first: char) -> (&str, Token) {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let until = |end: &str, skip: usize| {
        let found = text.get(skip..).and_then(|inner| inner.find(end));
        &text[..found.map_or(text.len(), |at| skip + at + end.len())]
    };
    match first {
        '\'' => (until("'", 1), Token::Other),
        '"' => (until("\"", 1), Token::Other),
        _ if text.starts_with("--") => (until("\n", 2), Token::Comment),
        _ if text.starts_with("/*") => (until("*/", 2), Token::Comment),
        _ if is_word(first) => (&text[..text.find(|c| !is_word(c)).unwrap_or(text.len())], Token::Word),
        _ => (&text[..first.len_utf8()], Token::Other),
    }
}

/// The common dialect as PostgreSQL wants it: texts of new columns are compared byte by byte, as SQLite compares them.
/// With the server's collation the same rows would stand in another order, and an upgrade of the system's C library
/// could break their indexes.
#[cfg(any(feature = "postgres", test))]
pub(super) fn for_postgres(sql: &str) -> String {
    let mut out = String::with_capacity(sql.len() + sql.len() / 8);
    let mut rest = sql;
    // The words before this one: whether the statement makes columns, and whether a type stands in a CAST.
    let (mut makes_columns, mut at_start, mut after_as) = (false, true, false);
    while let Some(first) = rest.chars().next() {
        let (token, kind) = split_token(rest, first);
        match kind {
            Token::Word => {
                if at_start {
                    makes_columns = matches!(token, "CREATE" | "ALTER");
                }
                out.push_str(token);
                if token == "TEXT" && makes_columns && !after_as {
                    out.push_str(" COLLATE \"C\"");
                }
                (at_start, after_as) = (false, token == "AS");
            }
            Token::Comment => out.push(' '),
            Token::Other => {
                at_start |= token == ";";
                out.push_str(token);
            }
        }
        rest = &rest[token.len()..];
    }
    out
}

/// A statement with the parameters `?1`, `?2`, … as PostgreSQL numbers them: `$1`, `$2`, ….
#[cfg(any(feature = "postgres", test))]
pub(super) fn numbered(sql: &str) -> String {
    let mut out = String::with_capacity(sql.len());
    let mut rest = sql;
    while let Some(first) = rest.chars().next() {
        let (token, _) = split_token(rest, first);
        let is_parameter = token == "?" && rest[1..].starts_with(|c: char| c.is_ascii_digit());
        out.push_str(if is_parameter { "$" } else { token });
        rest = &rest[token.len()..];
    }
    out
}

fn sqlite_word(word: &str) -> &str {
    match word {
        "BIGINT" | "BOOLEAN" => "INTEGER",
        "BYTEA" => "BLOB",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_change_and_table_options_open_for_sqlite() {
        let common =
            "CREATE TABLE t (a BIGINT, b BOOLEAN, c BYTEA, d TEXT) /*sqlite STRICT, WITHOUT ROWID*/;";
        let sqlite = "CREATE TABLE t (a INTEGER, b INTEGER, c BLOB, d TEXT) STRICT, WITHOUT ROWID;";
        assert_eq!(for_sqlite(common), sqlite);
    }

    #[test]
    fn texts_names_and_comments_are_left_alone() {
        let sql = "SELECT 'BIGINT ''/*sqlite x*/', \"BYTEA\", BIGINTS /* BIGINT */ -- it's BOOLEAN\n, 'é'";
        assert_eq!(for_sqlite(sql), "SELECT 'BIGINT ''/*sqlite x*/', \"BYTEA\", BIGINTS    , 'é'");
    }

    #[test]
    fn an_unfinished_text_or_comment_ends_with_the_file() {
        for sql in ["SELECT 'BIGINT", "SELECT \"BIGINT"] {
            assert_eq!(for_sqlite(sql), sql);
        }
        assert_eq!(for_sqlite("SELECT 1 /* BIGINT"), "SELECT 1  ");
    }

    #[test]
    fn new_texts_are_compared_by_their_bytes_on_postgres() {
        let common = "CREATE TABLE t (a TEXT NOT NULL, b BIGINT) /*sqlite STRICT*/; -- TEXT\n\
                      ALTER TABLE t ADD COLUMN c TEXT; UPDATE t SET a = CAST(b AS TEXT), c = 'TEXT';";
        let postgres = "CREATE TABLE t (a TEXT COLLATE \"C\" NOT NULL, b BIGINT)  ;  \
                        ALTER TABLE t ADD COLUMN c TEXT COLLATE \"C\"; UPDATE t SET a = CAST(b AS TEXT), c = 'TEXT';";
        assert_eq!(for_postgres(common), postgres);
        assert_eq!(
            for_postgres("CREATE INDEX i ON t (CAST(b AS TEXT))"),
            "CREATE INDEX i ON t (CAST(b AS TEXT))"
        );
    }

    #[test]
    fn parameters_change_and_question_marks_in_texts_stay() {
        let sql = "SELECT '?1', \"?2\" FROM t WHERE a = ?12 AND b=?2 /* ?3 */ -- ?4";
        assert_eq!(numbered(sql), "SELECT '?1', \"?2\" FROM t WHERE a = $12 AND b=$2 /* ?3 */ -- ?4");
    }
}
