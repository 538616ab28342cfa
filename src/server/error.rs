//! Causes become [`Error`]s here, and `Error`s become answers.

use axum::http::{HeaderValue, StatusCode, header, request::Parts};
use leptos::context::use_context;
use leptos_axum::ResponseOptions;
use sea_orm::{DbErr, RuntimeErr};

use crate::{error::Error, model::lang::Lang};

impl From<DbErr> for Error {
    /// The cause is logged here, once, and goes no further.
    fn from(cause: DbErr) -> Error {
        tracing::error!(%cause, "the database refused");
        match cause {
            DbErr::ConnectionAcquire(_) | DbErr::Conn(RuntimeErr::Internal(_)) => Error::Busy,
            _ => Error::Internal,
        }
    }
}

impl From<serde_json::Error> for Error {
    /// Stored JSON that does not read is damage of ours, whoever asked for it.
    fn from(cause: serde_json::Error) -> Error {
        tracing::error!(%cause, "stored data cannot be read");
        Error::Internal
    }
}

/// Sets the status of the response that carries `result`, by what `status` says of its error.
pub fn answer_with<T, E>(result: Result<T, E>, status: fn(&E) -> u16) -> Result<T, E> {
    if let (Err(error), Some(response)) = (&result, use_context::<ResponseOptions>()) {
        response.set_status(StatusCode::from_u16(status(error)).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR));
    }
    result
}

/// Sets status and headers of the response that carries `result`, for the page and for the server function alike.
pub fn answer<T>(result: Result<T, Error>) -> Result<T, Error> {
    let (Err(error), Some(response)) = (&result, use_context::<ResponseOptions>()) else { return result };
    let path = use_context::<Parts>().map(|parts| parts.uri.path().to_owned()).unwrap_or_default();
    let status = match error {
        // A browser would follow the redirect of a server function by itself and get a page instead of an answer.
        Error::Moved { .. } if path.starts_with("/api/") => StatusCode::NOT_FOUND,
        Error::Moved { to } => {
            if let Ok(to) = HeaderValue::from_str(&Lang::of_path(&path).0.address(to)) {
                response.insert_header(header::LOCATION, to);
            }
            StatusCode::MOVED_PERMANENTLY
        }
        error => StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
    };
    response.set_status(status);
    result
}
