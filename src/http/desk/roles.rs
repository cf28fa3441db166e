//! Who may do what at the desk: every address with the least role it asks for. What does not stand here is closed to
//! everybody, so a new address cannot be open by oversight.

use actix_web::http::Method;

use crate::domain::staff::Role;

/// One address: method, path as routed, and the least role; `None` where nobody need be signed in.
pub type Row = (&'static str, &'static str, Option<Role>);

/// The table.
pub const DESK_ROUTES: &[Row] = &[
    ("GET", "/desk", Some(Role::Support)),
    ("GET", "/desk/login", None),
    ("POST", "/desk/login", None),
    ("GET", "/desk/login/code", None),
    ("POST", "/desk/login/code", None),
    ("POST", "/desk/logout", Some(Role::Support)),
    ("GET", "/desk/invited/{token}", None),
    ("POST", "/desk/invited/{token}", None),
    ("GET", "/desk/account", Some(Role::Support)),
    ("POST", "/desk/account/password", Some(Role::Support)),
    ("POST", "/desk/account/codes", Some(Role::Support)),
    ("GET", SECOND, Some(Role::Support)),
    ("POST", SECOND, Some(Role::Support)),
    ("POST", "/desk/account/second/end", Some(Role::Support)),
    ("GET", "/desk/staff", Some(Role::Admin)),
    ("POST", "/desk/staff", Some(Role::Admin)),
    ("POST", "/desk/staff/{id}", Some(Role::Admin)),
    ("GET", "/desk/units/{id}", Some(Role::Support)),
    ("GET", "/desk/units/{id}/withdraw", Some(Role::Support)),
    ("POST", "/desk/units/{id}/withdraw", Some(Role::Support)),
    ("POST", "/desk/units/{id}/restore", Some(Role::Support)),
    ("GET", "/desk/units/{id}/receipt", Some(Role::Support)),
    ("POST", "/desk/units/{id}/prove", Some(Role::Support)),
    ("GET", "/desk/units/{id}/address", Some(Role::Support)),
    ("POST", "/desk/units/{id}/address", Some(Role::Support)),
    ("GET", "/desk/units/{id}/call", Some(Role::Support)),
    ("POST", "/desk/units/{id}/call", Some(Role::Support)),
    ("GET", "/desk/units/{id}/register", Some(Role::Support)),
    ("POST", "/desk/units/{id}/register", Some(Role::Support)),
    ("GET", "/desk/units/{id}/correct", Some(Role::Support)),
    ("POST", "/desk/units/{id}/correct", Some(Role::Support)),
    ("GET", "/desk/units/{id}/link", Some(Role::Support)),
    ("POST", "/desk/units/{id}/link", Some(Role::Support)),
    ("GET", "/desk/units/{id}/repair", Some(Role::Support)),
    ("POST", "/desk/units/{id}/repair", Some(Role::Support)),
    ("GET", "/desk/units/{id}/plan", Some(Role::Support)),
    ("POST", "/desk/units/{id}/plan", Some(Role::Support)),
    ("GET", "/desk/units/{id}/hand-on", Some(Role::Support)),
    ("POST", "/desk/units/{id}/hand-on", Some(Role::Support)),
    ("GET", "/desk/units/{id}/void-cover", Some(Role::Support)),
    ("POST", "/desk/units/{id}/void-cover", Some(Role::Support)),
    ("POST", "/desk/units/{id}/cover-undo", Some(Role::Support)),
    ("GET", "/desk/promises", Some(Role::Support)),
    ("POST", "/desk/promises/done", Some(Role::Support)),
    ("POST", "/desk/promises/open", Some(Role::Support)),
    ("GET", "/desk/mail", Some(Role::Support)),
    ("GET", "/desk/mail/{id}", Some(Role::Support)),
    ("GET", "/desk/mail/{id}/letter.eml", Some(Role::Support)),
    ("POST", "/desk/mail/{id}/again", Some(Role::Support)),
    ("POST", "/desk/mail/{id}/halt", Some(Role::Support)),
    ("GET", "/desk/registrations/{id}/person", Some(Role::Manager)),
    ("POST", "/desk/registrations/{id}/person", Some(Role::Manager)),
    ("POST", "/desk/registrations/{id}/person/send", Some(Role::Manager)),
    ("GET", "/desk/registrations/{id}/person.json", Some(Role::Manager)),
    ("GET", "/desk/board", Some(Role::Manager)),
    ("GET", "/desk/board/{name}.csv", Some(Role::Manager)),
    ("GET", "/desk/catalog", Some(Role::Manager)),
    ("GET", "/desk/catalog/{name}", Some(Role::Manager)),
    ("POST", "/desk/catalog/{name}", Some(Role::Manager)),
    ("GET", "/desk/catalog/{name}/offer", Some(Role::Manager)),
    ("POST", "/desk/catalog/{name}/offer", Some(Role::Manager)),
    ("GET", "/desk/catalog/{name}/back", Some(Role::Manager)),
    ("POST", "/desk/catalog/{name}/back", Some(Role::Manager)),
    ("GET", "/desk/batches", Some(Role::Manager)),
    ("GET", "/desk/batches/{number}", Some(Role::Manager)),
    ("POST", "/desk/batches/{number}", Some(Role::Manager)),
    ("GET", "/desk/audit", Some(Role::Manager)),
    ("GET", "/desk/audit.csv", Some(Role::Manager)),
    ("GET", "/desk/letters", Some(Role::Manager)),
    ("GET", "/desk/letters/{name}", Some(Role::Manager)),
    ("GET", "/desk/letters/{name}/look", Some(Role::Manager)),
    ("GET", "/desk/claims", Some(Role::Support)),
    ("GET", "/desk/claims/{id}", Some(Role::Support)),
    ("POST", "/desk/claims/{id}", Some(Role::Support)),
    ("GET", "/desk/claims/{id}/photo", Some(Role::Support)),
];

/// Where a second factor begins: open to who must have one and has none yet.
pub const SECOND: &str = "/desk/account/second";

/// Whether somebody with this role may do this.
pub fn may(method: &Method, path: &str, role: Role) -> bool {
    let method = if *method == Method::HEAD { "GET" } else { method.as_str() };
    let row = DESK_ROUTES.iter().find(|(of, at, _)| *of == method && *at == path);
    row.is_some_and(|(_, _, least)| least.is_none_or(|least| role >= least))
}

/// Whether this is open before a second factor that must be has begun.
pub fn comes_before_second(path: &str) -> bool {
    matches!(path, SECOND | "/desk/logout")
}
