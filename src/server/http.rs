//! The site over HTTP: routes, layers, listening, stopping.

use std::{
    collections::HashSet,
    io,
    net::SocketAddr,
    path::Path,
    sync::{Arc, LazyLock},
    time::Duration,
};

use axum::{
    Router,
    body::Body,
    extract::{Path as Segments, Request, State},
    http::{HeaderValue, Method, StatusCode, header, request::Parts},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::get,
    serve::ListenerExt,
};
use leptos::{
    config::LeptosOptions,
    context::{provide_context, use_context},
    server_fn::error::FromServerFnError,
};
use leptos_axum::{AxumRouteListing, LeptosRoutes, generate_route_list, render_app_async_with_context};
use tower::ServiceExt;
use tower_http::{
    catch_panic::CatchPanicLayer,
    csrf::CsrfLayer,
    limit::RequestBodyLimitLayer,
    services::{ServeDir, ServeFile},
    timeout::TimeoutLayer,
    trace::TraceLayer,
};

use super::{
    addresses::{normal, normal_question},
    built_in::FOR_EVER,
    cache::Pages,
    desk, feeds, icons, jobs, media,
    newsroom::Newsroom,
    offline, pictures,
    policy::{self, Who},
    public_api, push, qr, reading_files, readings, redirects,
    security::{harden, own_forms_only},
    sessions, shutdown, social, staff_files, together,
    visitor::Person,
};
use crate::{
    app::{App, shell},
    content::around::around,
    error::Error,
    model::{draft::Refusal, lang::Lang},
    ui::words::Here,
};

/// No request of a reader carries more; pictures have a route and a limit of their own.
const BODY_LIMIT: usize = 1 << 20;

/// What handlers share.
#[derive(Clone)]
struct Site {
    newsroom: Newsroom,
    pages: Pages,
    /// Names this build of the server: the client asks for data by it.
    build: Arc<str>,
    /// Files at the root of the site, such as the icon.
    files: Arc<HashSet<String>>,
    site_root: Arc<Path>,
}

/// The whole site as one service.
pub fn site(newsroom: Newsroom, options: LeptosOptions) -> Router {
    let site_root: Arc<Path> = Path::new(options.site_root.as_ref()).into();
    let build: Arc<str> = build_name(&options).into();
    let cache = newsroom.settings.server.page_cache_mib << 20;
    let timeout = Duration::from_secs(newsroom.settings.server.request_timeout_seconds);
    let trusted = newsroom.settings.public_url();
    let package = ServeDir::new(site_root.join(options.site_pkg_dir.as_ref())).precompressed_br().precompressed_gzip();
    let site = Site {
        pages: Pages::new(renderer(&newsroom, options.clone(), build.clone(), site_root.clone()), cache),
        newsroom: newsroom.clone(),
        build,
        files: Arc::new(files_in(&site_root)),
        site_root,
    };
    let desk = desk::Site::new(site.newsroom.clone(), options.clone(), site.build.clone());
    let with_sessions = Router::new()
        .route("/api/{function}", get(function).post(function))
        .route("/build/{build}/api/{function}", get(function_of_build).post(function_of_build))
        .merge(desk::routes(desk.clone()))
        .merge(together::routes(site.newsroom.clone()))
        .layer(sessions::layer(site.newsroom.db.clone(), &site.newsroom.settings))
        .layer(middleware::map_response(sessions::hint));
    let router = Router::new()
        .merge(public_api::routes(site.newsroom.clone(), site.pages.clone()))
        .route("/healthz", get(|| async { "ok\n" }))
        .route("/readyz", get(ready))
        .route("/editing.js", get(staff_files::script))
        .route("/editor.js", get(staff_files::writing))
        .route("/staff.css", get(staff_files::style))
        .route("/reading/{version}/{file}", get(reading_files::script))
        .merge(offline::routes(site.newsroom.clone(), options.clone(), site.build.clone()))
        .merge(qr::routes(site.newsroom.clone()))
        .merge(with_sessions)
        .merge(social::routes(site.newsroom.clone()))
        .merge(readings::routes(site.newsroom.clone()))
        .route("/media/{file}", get(media::serve::file).with_state(site.newsroom.clone()))
        .nest_service("/pkg", immutable(package))
        .fallback(page)
        .with_state(site);
    // Its own limits: a picture is larger than what readers send, and takes longer.
    let uploads = pictures::upload::routes(newsroom.clone())
        .merge(desk::uploads(desk))
        .layer(sessions::layer(newsroom.db.clone(), &newsroom.settings))
        .layer(middleware::map_response(sessions::hint));
    let csrf = CsrfLayer::new();
    // An address that is no origin was refused by `settings`.
    let csrf = csrf.clone().add_trusted_origin(&trusted).unwrap_or(csrf);
    router
        .layer(RequestBodyLimitLayer::new(BODY_LIMIT))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, timeout))
        .merge(uploads)
        .layer(csrf)
        .layer(middleware::from_fn(own_forms_only))
        .layer(TraceLayer::new_for_http())
        .layer(CatchPanicLayer::custom(|_| last_resort(StatusCode::INTERNAL_SERVER_ERROR)))
        .layer(middleware::from_fn(finish))
}

/// Serves the site until the process is asked to stop; requests under way may end.
pub async fn serve(newsroom: Newsroom, options: LeptosOptions, ready: impl FnOnce()) -> io::Result<()> {
    let listener = tokio::net::TcpListener::bind(newsroom.settings.server.address).await?;
    // axum leaves Nagle's algorithm on, which makes small answers on a kept connection wait for 40 ms.
    let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
    let fresh = tokio::spawn(newsroom.clone().keep_fresh());
    let jobs = tokio::spawn(jobs::run(newsroom.clone()));
    let pushing = tokio::spawn(push::run(newsroom.clone()));
    let index = tokio::spawn(jobs::fill_index(newsroom.clone()));
    let pictures = tokio::spawn(media::variants::run(newsroom.clone()));
    let collecting = tokio::spawn(jobs::collect_pictures(newsroom.clone()));
    let others = tokio::spawn(together::hear_other_processes(newsroom.clone()));
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let together = newsroom.together.clone();
    let until_asked = async move {
        shutdown::asked_to_stop().await;
        // Whoever listens would be waited for.
        together.end();
        let _ = stop.send(());
    };
    let service = site(newsroom.clone(), options).into_make_service_with_connect_info::<SocketAddr>();
    let server = axum::serve(listener, service).with_graceful_shutdown(until_asked);
    ready();
    let overdue = async {
        let _ = stopped.await;
        tokio::time::sleep(shutdown::DRAIN).await;
    };
    let served = tokio::select! {
        served = server.into_future() => served,
        () = overdue => {
            tracing::warn!("requests under way were cut off");
            Ok(())
        }
    };
    fresh.abort();
    jobs.abort();
    pushing.abort();
    index.abort();
    pictures.abort();
    collecting.abort();
    others.abort();
    let _logged = readings::flush(&newsroom).await;
    if let Err(cause) = newsroom.db.close().await {
        tracing::error!(%cause, "the database did not close");
    }
    served
}

/// The pages of the app. They are listed before anything is rendered and never again: a resource that is first asked for while they are
/// listed waits for ever, whichever site of the process it belongs to (leptos-rs/leptos#4773).
pub static ROUTES: LazyLock<Vec<AxumRouteListing>> = LazyLock::new(|| generate_route_list(App));

/// What renders pages and runs server functions, without cache and limits.
fn renderer(newsroom: &Newsroom, options: LeptosOptions, build: Arc<str>, site_root: Arc<Path>) -> Router {
    let context = {
        let newsroom = newsroom.clone();
        move || {
            provide_context(newsroom.clone());
            let address = address_asked_for();
            if !address.starts_with("/api/") {
                let (lang, address) = Lang::of_path(&address);
                provide_context(around(Here { lang, address: address.to_owned() }, newsroom.structure().frame(newsroom.now())));
            }
        }
    };
    let document = {
        let options = options.clone();
        move || shell(options.clone(), build.to_string(), reading_files::address("main"), Lang::of_path(&address_asked_for()).0)
    };
    // axum's router takes no route for "anything else" beside two free segments: that one is the fallback.
    let (missing, routes): (Vec<_>, Vec<_>) = ROUTES.iter().cloned().partition(|route| route.path().contains('*'));
    debug_assert_eq!(missing.len(), 1);
    let anything_else = render_app_async_with_context(context.clone(), document.clone());
    // This adds the server functions, too, each under its own path.
    Router::new()
        .leptos_routes_with_context(&options, routes, context, document)
        .merge(feeds::routes(newsroom.clone()))
        .merge(icons::routes(site_root))
        .merge(public_api::answers(newsroom.clone(), options.clone()))
        .route_layer(middleware::from_fn(policy::admit))
        .fallback(anything_else)
        .with_state(options)
}

/// Path and query of the request that is being answered.
fn address_asked_for() -> String {
    let uri = use_context::<Parts>().map(|parts| parts.uri).unwrap_or_default();
    uri.path_and_query().map_or_else(String::new, |address| address.as_str().to_owned())
}

/// Pages, files at the root of the site, and all that is nothing of these.
async fn page(State(site): State<Site>, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")], "这个地址只能读取。\n").into_response();
    }
    let path = request.uri().path();
    if site.files.contains(path.trim_start_matches('/')) {
        return file(&site.site_root.join(path.trim_start_matches('/')), request).await;
    }
    if let Some(part) = feeds::sitemap::part_at(path) {
        return feeds::sitemap::part(site.newsroom, part).await;
    }
    if let Some(key) = site.newsroom.settings.push.key_at(path) {
        return key.to_owned().into_response();
    }
    // The systems before this one kept articles at `/?p=123`.
    if path == "/" && request.uri().query().is_some_and(|query| !query.starts_with("page=")) {
        let old = request.uri().to_string();
        if let Error::Moved { to } = redirects::moved_or(&site.newsroom, &old, Error::NotFound).await {
            return (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, to)]).into_response();
        }
    }
    let uri = normal(request.uri());
    let (mut parts, body) = request.into_parts();
    parts.uri = uri;
    let version = site.newsroom.structure().version;
    let is_search = Lang::of_path(parts.uri.path()).1 == "/search";
    let mut response = site.pages.answer(version, Request::from_parts(parts, body)).await;
    if is_search {
        // Machines that index the web have the articles; of searches there is no end.
        response.headers_mut().insert("x-robots-tag", HeaderValue::from_static("noindex"));
    }
    response
}

async fn file(path: &Path, request: Request) -> Response {
    match ServeFile::new(path).oneshot(request).await {
        Ok(response) => {
            let mut response = response.map(Body::new);
            response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600"));
            response
        }
        Err(never) => match never {},
    }
}

/// A server function, asked for without a build: by programs, and forms without scripts.
async fn function(State(site): State<Site>, mut request: Request) -> Response {
    let staff = match policy::of_function(request.uri().path()) {
        None => return policy::refusal(Error::NotFound),
        Some(Who::Staff) => true,
        Some(Who::Anyone) => false,
    };
    if staff {
        let (mut parts, body) = request.into_parts();
        match Person::of_parts(&site.newsroom, &parts).await {
            Ok(person) => parts.extensions.insert(person),
            Err(error) => return policy::refusal(error),
        };
        request = Request::from_parts(parts, body);
    }
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        *request.uri_mut() = normal_question(request.uri());
        // Who reads gets the answer, also in a browser's address bar; server_fn would send a browser away.
        request.headers_mut().insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    }
    // After a form, server_fn sends a browser back to where it came from, wherever that is.
    let own = request.headers().get("sec-fetch-site").is_some_and(|from| from == "same-origin");
    if !own {
        request.headers_mut().remove(header::REFERER);
    }
    // What is kept is for everybody.
    let answer = if staff { site.pages.render(request).await } else { site.pages.answer(site.newsroom.structure().version, request).await };
    with_own_status(answer).await
}

/// Arguments that cannot be read are refused by server_fn itself, which calls that a fault of the server, and what stands
/// in them out of date: it takes for granted that only its own client asks.
async fn with_own_status(response: Response) -> Response {
    if response.status() != StatusCode::INTERNAL_SERVER_ERROR {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(body) = axum::body::to_bytes(body, BODY_LIMIT).await else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    let said = |error: Error| if error == Error::Outdated { Error::Invalid("请求里缺少内容或写法不对。".to_owned()) } else { error };
    let (status, body) = if let Ok(error) = serde_json::from_slice::<Error>(&body) {
        let error = said(error);
        (error.status(), error.ser())
    } else if let Ok(Refusal::Error(error)) = serde_json::from_slice::<Refusal>(&body) {
        let refusal = Refusal::Error(said(error));
        (refusal.status(), refusal.ser())
    } else {
        (500, body)
    };
    parts.status = StatusCode::from_u16(status).unwrap_or(parts.status);
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(body))
}

/// The same, asked for by a page that a certain build rendered. Another build may understand the question differently.
async fn function_of_build(State(site): State<Site>, Segments((build, function_name)): Segments<(String, String)>, mut request: Request) -> Response {
    if build != *site.build {
        let body = Error::Outdated.ser();
        return (StatusCode::CONFLICT, [(header::CONTENT_TYPE, "application/json")], body).into_response();
    }
    let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
    match format!("/api/{function_name}{query}").parse() {
        Ok(uri) => *request.uri_mut() = uri,
        Err(_) => return policy::refusal(Error::NotFound),
    }
    function(State(site), request).await
}

/// Whether the site can serve: its database answers.
async fn ready(State(site): State<Site>) -> Response {
    match site.newsroom.refresh().await {
        Ok(()) => "ready\n".into_response(),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n").into_response(),
    }
}

fn immutable(files: ServeDir) -> Router {
    let forever = |response: Response| {
        let mut response = response;
        if response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED {
            response.headers_mut().insert(header::CACHE_CONTROL, FOR_EVER);
        }
        response
    };
    Router::new().fallback_service(files).layer(middleware::map_response(move |response| std::future::ready(forever(response))))
}

/// The last hand on every answer.
async fn finish(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let unkept = sessions::is_hinted(request.headers())
        && !["/pkg/", "/media/", "/reading/", "/editing.js", "/editor.js", "/staff.css"].iter().any(|kept| path.starts_with(kept));
    let mut response = next.run(request).await;
    if unkept {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    }
    let wordless = response.status().is_server_error() && !response.headers().contains_key(header::CONTENT_TYPE);
    if wordless {
        response = last_resort(response.status());
    }
    harden(response.headers_mut());
    response
}

/// A page for when no page can be rendered.
fn last_resort(status: StatusCode) -> Response {
    let page = include_str!("last_resort.html").replace("{status}", status.as_str());
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"),
    ];
    (status, headers, page).into_response()
}

/// A build is named by the hashes of its client files; without them (`cargo leptos watch`) by its version.
fn build_name(options: &LeptosOptions) -> String {
    let hashes = std::env::current_exe().ok().and_then(|exe| std::fs::read_to_string(exe.with_file_name(options.hash_file.as_ref())).ok());
    let name: String = hashes.unwrap_or_default().chars().filter(char::is_ascii_alphanumeric).collect();
    if name.is_empty() { env!("CARGO_PKG_VERSION").to_owned() } else { name.chars().rev().take(24).collect() }
}

fn files_in(folder: &Path) -> HashSet<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter(|entry| entry.path().is_file()).filter_map(|entry| entry.file_name().into_string().ok()).collect()
}
