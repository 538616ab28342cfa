//! `/qr/{channel}/{article}`: the address of a published article as a QR code, drawn here, so that no third party learns who shares
//! what.

use axum::{
    Router,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, Uri},
    middleware,
    response::{IntoResponse, Response},
    routing::get,
};
use qrcode::{EcLevel, QrCode, render::svg};

use super::{articles, built_in::File, newsroom::Newsroom, policy};
use crate::{error::Error, model::lang::Lang};

/// An article may move to another channel; a day later its old code is gone.
const A_DAY: HeaderValue = HeaderValue::from_static("public, max-age=86400");

/// In both languages.
pub fn routes<S: Clone + Send + Sync + 'static>(newsroom: Newsroom) -> Router<S> {
    Router::new()
        .route("/qr/{channel}/{article}", get(code))
        .route("/en/qr/{channel}/{article}", get(code))
        .route_layer(middleware::from_fn(policy::admit))
        .with_state(newsroom)
}

async fn code(State(newsroom): State<Newsroom>, Path((channel, number)): Path<(String, String)>, uri: Uri, asked: HeaderMap) -> Response {
    let lang = Lang::of_path(uri.path()).0;
    match articles::address_to_share(&newsroom, &channel, &number)
        .await
        .and_then(|address| drawn(&format!("{}{}", newsroom.settings.public_url(), lang.address(&address))))
    {
        Ok(svg) => File::picture(svg).answer(&asked, A_DAY),
        Err(error) => (StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR), format!("{error}\n")).into_response(),
    }
}

/// Black on white in both colour schemes: many readers of codes know no other.
fn drawn(address: &str) -> Result<String, Error> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).map_err(|_| Error::NotFound)?;
    Ok(code.render::<svg::Color>().module_dimensions(4, 4).build())
}
