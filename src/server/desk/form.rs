//! Forms as browsers send them.

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::Uri,
    response::Response,
};

/// The fields of a form or a query, in order; a name may stand more than once.
#[derive(Clone, Debug, Default)]
pub struct Form(Vec<(String, String)>);

impl Form {
    /// The query of an address.
    pub fn of_query(uri: &Uri) -> Form {
        Form::of_text(uri.query().unwrap_or(""))
    }

    /// A query by itself.
    pub fn of_text(text: &str) -> Form {
        Form::parse(text.as_bytes())
    }

    fn parse(text: &[u8]) -> Form {
        Form(form_urlencoded::parse(text).map(|(name, value)| (name.into_owned(), value.into_owned())).collect())
    }

    /// The value of a field, empty where there is none.
    pub fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// The same as a number.
    pub fn number(&self, name: &str) -> Option<i64> {
        self.text(name).parse().ok()
    }

    /// All values under a name, in order.
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.0.iter().filter(|(known, _)| known == name).map(|(_, value)| value.as_str()).collect()
    }
}

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Form, Response> {
        use axum::response::IntoResponse;
        let body = Bytes::from_request(request, state).await.map_err(IntoResponse::into_response)?;
        Ok(Form::parse(&body))
    }
}
