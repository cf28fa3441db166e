//! Every address we answer, in one table.

use actix_web::error::InternalError;
use actix_web::guard::{Any, Get, Head};
use actix_web::http::Method;
use actix_web::web::{self, PathConfig, QueryConfig, ServiceConfig};
use actix_web::{HttpRequest, Resource, Responder, Route};

use super::problem::Problem;
use super::{assets, desk, health, pages, resolver};

/// `GET`, and `HEAD` with the same head and no body.
fn read() -> Route {
    web::route().guard(Any(Get()).or(Head()))
}

/// All routes. Paths of codes are matched by their beginning and read raw: a `%2F` in a serial must survive.
pub fn routes(config: &mut ServiceConfig) {
    config
        .app_data(PathConfig::default().error_handler(|error, request| {
            InternalError::from_response(error, Problem::not_found().page(request)).into()
        }))
        .app_data(QueryConfig::default().error_handler(|error, request| {
            InternalError::from_response(error, Problem::bad_request().page(request)).into()
        }))
        .service(
            web::resource("/01/{tail:.*}")
                .route(read().to(pages::scan::show))
                .route(web::method(Method::OPTIONS).to(resolver::preflight))
                .default_service(not_allowed("GET, HEAD, OPTIONS")),
        )
        .service(code_page("/page/01/{tail:.*}"))
        .service(code_page("/P/{tail:.*}"))
        .configure(descriptions)
        .service(
            web::resource("/register")
                .route(web::post().to(pages::register::take))
                .default_service(not_allowed("POST")),
        )
        .service(
            web::resource("/o/{secret}")
                .route(read().to(pages::owner::show))
                .default_service(not_allowed("GET")),
        )
        .configure(owner_pages)
        .service(
            web::resource("/u/{secret}")
                .route(read().to(pages::preferences::show))
                .route(web::post().to(pages::preferences::change))
                .default_service(not_allowed("GET, POST")),
        )
        .configure(registered_routes)
        .service(
            web::resource("/claim")
                .route(read().to(pages::claim::show))
                .route(web::post().to(pages::claim::take))
                .default_service(not_allowed("GET, POST")),
        )
        .service(
            web::resource("/c/{secret}")
                .route(read().to(pages::claim::pending))
                .default_service(not_allowed("GET")),
        )
        .service(
            web::resource("/find")
                .route(read().to(pages::find::show))
                .route(web::post().to(pages::find::take))
                .default_service(not_allowed("GET, POST")),
        )
        .service(web::resource("/").route(read().to(pages::home::show)).default_service(not_allowed("GET")))
        .configure(desk_routes)
        .route("/assets/{digest}/{file}", read().to(assets::file))
        .route("/favicon.ico", read().to(assets::icon))
        .route("/robots.txt", read().to(assets::robots))
        .route("/healthz", read().to(health::alive))
        .route("/readyz", read().to(health::ready))
        .route("/metrics", read().to(health::metrics))
        .default_service(web::route().to(nothing_here));
}

/// What hangs on the owner's page.
fn owner_pages(config: &mut ServiceConfig) {
    config
        .service(
            web::resource("/o/{secret}/data")
                .route(read().to(pages::data::show))
                .route(web::post().to(pages::data::take))
                .default_service(not_allowed("GET, POST")),
        )
        .service(
            web::resource("/o/{secret}/privacy")
                .route(read().to(pages::privacy::show))
                .route(web::post().to(pages::privacy::take))
                .default_service(not_allowed("GET, POST")),
        )
        .service(
            web::resource("/o/{secret}/data.json")
                .route(read().to(pages::privacy::download))
                .default_service(not_allowed("GET")),
        )
        .service(
            web::resource("/o/{secret}/another")
                .route(read().to(pages::another::lead))
                .default_service(not_allowed("GET")),
        )
        .service(
            web::resource("/another")
                .route(read().to(pages::another::show))
                .default_service(not_allowed("GET")),
        )
        .service(
            web::resource("/o/{secret}/receipt")
                .route(read().to(pages::receipt::show))
                .route(web::post().to(pages::receipt::take))
                .default_service(not_allowed("GET, POST")),
        )
        .service(
            web::resource("/o/{secret}/receipt/file")
                .route(read().to(pages::receipt::file))
                .default_service(not_allowed("GET")),
        )
        .service(
            web::resource("/e/{secret}")
                .route(read().to(pages::data::ask))
                .route(web::post().to(pages::data::confirm))
                .default_service(not_allowed("GET, POST")),
        )
        .service(
            web::resource("/o/{secret}/certificate.pdf")
                .route(read().to(pages::certificate::show))
                .default_service(not_allowed("GET")),
        )
        .service(
            web::resource("/o/{secret}/coverage.ics")
                .route(read().to(pages::calendar::show))
                .default_service(not_allowed("GET")),
        );
}

/// What whoever holds the label of a registered unit can do, and what its owner does about it.
fn registered_routes(config: &mut ServiceConfig) {
    let both = |path: &str, show: Route, take: Route| {
        web::resource(path).route(show).route(take).default_service(not_allowed("GET, POST"))
    };
    let (get, post) = (read, web::post);
    config
        .service(both("/link", get().to(pages::link::show), post().to(pages::link::take)))
        .service(both("/second-hand", get().to(pages::second::show), post().to(pages::second::take)))
        .service(both("/safety", get().to(pages::safety::show), post().to(pages::safety::take)))
        .service(both("/s/{secret}", get().to(pages::pass_on::sale), post().to(pages::pass_on::answer)))
        .service(both("/o/{secret}/pass-on", get().to(pages::pass_on::show), post().to(pages::pass_on::make)))
        .service(both("/n/{secret}", get().to(pages::safety::contact), post().to(pages::safety::stop)))
        .service(both(
            "/d/{secret}",
            get().to(pages::data_letter::show),
            post().to(pages::data_letter::download),
        ))
        .service(both("/w/{secret}", get().to(pages::wish::show), post().to(pages::wish::confirm)))
        .service(both("/t/{secret}/photo", get().to(pages::photo::show), post().to(pages::photo::take)))
        .service(both("/c/{secret}/photo", get().to(pages::photo::show), post().to(pages::photo::take)))
        .service(web::resource("/t/{secret}/photo/file").route(read().to(pages::photo::file)))
        .service(web::resource("/c/{secret}/photo/file").route(read().to(pages::photo::file)))
        .service(
            web::resource("/k/{secret}")
                .route(read().to(pages::offer::follow))
                .default_service(not_allowed("GET")),
        )
        .service(
            web::resource("/t/{secret}")
                .route(read().to(pages::second::passing))
                .default_service(not_allowed("GET")),
        );
}

/// What other programs can know of our resolver.
fn descriptions(config: &mut ServiceConfig) {
    config
        .service(
            web::resource("/.well-known/gs1resolver")
                .route(read().to(resolver::description))
                .route(web::method(Method::OPTIONS).to(resolver::preflight))
                .default_service(not_allowed("GET, HEAD, OPTIONS")),
        )
        .service(
            web::resource(resolver::PROFILE_PATH)
                .route(read().to(resolver::profile))
                .default_service(not_allowed("GET, HEAD")),
        );
}

/// What staff has. Everything but the way in asks for a session first.
fn desk_routes(config: &mut ServiceConfig) {
    config
        .service(web::resource("/desk").route(read().to(desk::search::show)))
        .service(
            web::resource("/desk/login")
                .route(read().to(desk::login::show))
                .route(web::post().to(desk::login::take)),
        )
        .service(
            web::resource("/desk/login/code")
                .route(read().to(desk::login::ask_code))
                .route(web::post().to(desk::login::take_code)),
        )
        .service(web::resource("/desk/logout").route(web::post().to(desk::login::leave)))
        .configure(staff_routes)
        .configure(catalog_routes)
        .configure(desk_unit_routes)
        .configure(desk_act_routes)
        .service(web::resource("/desk/board").route(read().to(desk::board::show)))
        .service(web::resource("/desk/board/{name}.csv").route(read().to(desk::board::csv)))
        .service(web::resource("/desk/batches").route(read().to(desk::batches::list)))
        .service(
            web::resource("/desk/batches/{number}")
                .route(read().to(desk::batches::show))
                .route(web::post().to(desk::batches::take_back)),
        )
        .service(web::resource("/desk/audit").route(read().to(desk::audit::show)))
        .service(web::resource("/desk/audit.csv").route(read().to(desk::audit::csv)))
        .service(web::resource("/desk/letters").route(read().to(desk::previews::list)))
        .service(web::resource("/desk/letters/{name}").route(read().to(desk::previews::show)))
        .service(web::resource("/desk/letters/{name}/look").route(read().to(desk::previews::look)))
        .service(web::resource("/desk/mail").route(read().to(desk::mail::list)))
        .service(web::resource("/desk/mail/{id}").route(read().to(desk::mail::show)))
        .service(web::resource("/desk/mail/{id}/letter.eml").route(read().to(desk::mail::file)))
        .service(web::resource("/desk/mail/{id}/again").route(web::post().to(desk::mail::again)))
        .service(web::resource("/desk/mail/{id}/halt").route(web::post().to(desk::mail::halt)))
        .service(
            web::resource("/desk/registrations/{id}/person")
                .route(read().to(desk::person::show))
                .route(web::post().to(desk::person::take)),
        )
        .service(
            web::resource("/desk/registrations/{id}/person/send").route(web::post().to(desk::person::send)),
        )
        .service(
            web::resource("/desk/registrations/{id}/person.json").route(read().to(desk::person::download)),
        )
        .service(web::resource("/desk/claims").route(read().to(desk::claims::list)))
        .service(web::resource("/desk/claims/{id}/photo").route(read().to(desk::claims::photo)))
        .service(
            web::resource("/desk/claims/{id}")
                .route(read().to(desk::claims::show))
                .route(web::post().to(desk::claims::decide)),
        );
}

/// Products and offers, and their editors.
fn catalog_routes(config: &mut ServiceConfig) {
    config
        .service(web::resource("/desk/catalog").route(read().to(desk::catalog::show)))
        .service(
            web::resource("/desk/catalog/{name}")
                .route(read().to(desk::entry::show))
                .route(web::post().to(desk::entry::take)),
        )
        .service(
            web::resource("/desk/catalog/{name}/offer")
                .route(read().to(desk::entry::show))
                .route(web::post().to(desk::entry::take)),
        )
        .service(
            web::resource("/desk/catalog/{name}/back")
                .route(read().to(desk::back::ask))
                .route(web::post().to(desk::back::take)),
        );
}

/// What staff does with a unit, and what was promised about units.
fn desk_unit_routes(config: &mut ServiceConfig) {
    config
        .service(web::resource("/desk/units/{id}").route(read().to(desk::unit::show)))
        .service(
            web::resource("/desk/units/{id}/withdraw")
                .route(read().to(desk::withdraw::ask))
                .route(web::post().to(desk::withdraw::take)),
        )
        .service(web::resource("/desk/units/{id}/receipt").route(read().to(desk::receipt::file)))
        .service(web::resource("/desk/units/{id}/prove").route(web::post().to(desk::receipt::prove)))
        .service(
            web::resource("/desk/units/{id}/address")
                .route(read().to(desk::address::ask))
                .route(web::post().to(desk::address::take)),
        )
        .service(web::resource("/desk/units/{id}/restore").route(web::post().to(desk::withdraw::restore)))
        .service(web::resource("/desk/units/{id}/cover-undo").route(web::post().to(desk::act::undo)))
        .service(web::resource("/desk/promises").route(read().to(desk::promises::list)))
        .service(web::resource("/desk/promises/done").route(web::post().to(desk::promises::settle)))
        .service(web::resource("/desk/promises/open").route(web::post().to(desk::promises::settle)));
}

/// What staff does with a unit in the forms of `act`: one by one, as the table of roles has them.
fn desk_act_routes(config: &mut ServiceConfig) {
    config
        .service(
            web::resource("/desk/units/{id}/call")
                .route(read().to(desk::act::ask))
                .route(web::post().to(desk::act::take)),
        )
        .service(
            web::resource("/desk/units/{id}/register")
                .route(read().to(desk::act::ask))
                .route(web::post().to(desk::act::take)),
        )
        .service(
            web::resource("/desk/units/{id}/correct")
                .route(read().to(desk::act::ask))
                .route(web::post().to(desk::act::take)),
        )
        .service(
            web::resource("/desk/units/{id}/link")
                .route(read().to(desk::act::ask))
                .route(web::post().to(desk::act::take)),
        )
        .service(
            web::resource("/desk/units/{id}/repair")
                .route(read().to(desk::act::ask))
                .route(web::post().to(desk::act::take)),
        )
        .service(
            web::resource("/desk/units/{id}/plan")
                .route(read().to(desk::act::ask))
                .route(web::post().to(desk::act::take)),
        )
        .service(
            web::resource("/desk/units/{id}/hand-on")
                .route(read().to(desk::act::ask))
                .route(web::post().to(desk::act::take)),
        )
        .service(
            web::resource("/desk/units/{id}/void-cover")
                .route(read().to(desk::act::ask))
                .route(web::post().to(desk::act::take)),
        );
}

/// The accounts of staff.
fn staff_routes(config: &mut ServiceConfig) {
    config
        .service(
            web::resource("/desk/invited/{token}")
                .route(read().to(desk::staff::ask))
                .route(web::post().to(desk::staff::accept)),
        )
        .service(web::resource("/desk/account").route(read().to(desk::account::show)))
        .service(web::resource("/desk/account/password").route(web::post().to(desk::account::password)))
        .service(web::resource("/desk/account/codes").route(web::post().to(desk::account::renew_codes)))
        .service(
            web::resource("/desk/account/second")
                .route(read().to(desk::account::ask_second))
                .route(web::post().to(desk::account::take_second)),
        )
        .service(web::resource("/desk/account/second/end").route(web::post().to(desk::account::end_second)))
        .service(
            web::resource("/desk/staff")
                .route(read().to(desk::staff::list))
                .route(web::post().to(desk::staff::add)),
        )
        .service(web::resource("/desk/staff/{id}").route(web::post().to(desk::staff::change)));
}

/// A code whose answer is a page, whatever is accepted.
fn code_page(path: &'static str) -> Resource {
    web::resource(path).route(read().to(pages::scan::page)).default_service(not_allowed("GET"))
}

async fn nothing_here(request: HttpRequest) -> impl Responder {
    Problem::not_found().page(&request)
}

fn not_allowed(allow: &'static str) -> Route {
    web::route()
        .to(move |request: HttpRequest| async move { Problem::method_not_allowed(allow).page(&request) })
}
