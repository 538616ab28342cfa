//! Every failure a visitor may be told of, as one value that crosses the wire.

use leptos::server_fn::{
    codec::JsonEncoding,
    error::{FromServerFnError, ServerFnErrorErr},
};
use serde::{Deserialize, Serialize};

/// What went wrong, in words a visitor can read. The cause of an [`Error::Internal`] is logged where
/// it arises and never leaves the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Error {
    /// Nothing lives at this address, or the visitor may not know that something does.
    #[error("没有找到您要看的页面。")]
    NotFound,
    /// It was public once and has been withdrawn; it will not come back.
    #[error("这篇文章已经撤下。")]
    Gone,
    /// It lives at another address now.
    #[error("这个页面已经搬到新地址。")]
    Moved {
        /// The new address, a path on this site.
        to: String,
    },
    /// The request does not say what it must; the sentence tells what is wrong.
    #[error("{0}")]
    Invalid(String),
    /// Nobody is signed in, or the session has ended.
    #[error("请先登录。")]
    SignedOut,
    /// This visitor may not do this.
    #[error("您没有权限这样做。")]
    Forbidden,
    /// It has been tried too often in a short time.
    #[error("试得太频繁了，请过几分钟再试。")]
    TooOften,
    /// It is not as the visitor saw it any more; the sentence tells what has changed.
    #[error("{0}")]
    Conflict(String),
    /// The page in the browser is older than the server; a full load brings it up to date.
    #[error("网站刚刚更新，请重新载入页面。")]
    Outdated,
    /// The answer did not arrive: the network is down or the server is out of reach.
    #[error("网络不通，内容没有取到。")]
    Unreachable,
    /// It is larger than may be sent here; the sentence says how large it may be.
    #[error("{0}")]
    TooLarge(String),
    /// It is of no kind that is taken here; the sentence says which are.
    #[error("{0}")]
    Unsupported(String),
    /// It is of the right kind and cannot be used as it is; the sentence says why.
    #[error("{0}")]
    Unusable(String),
    /// It cannot be kept: the media store is full or away.
    #[error("图片存不下来：存储已满或连不上。请稍后再试，或告诉管理员。")]
    Unstored,
    /// The server is busier than it can bear, or its database does not answer.
    #[error("服务器正忙，请稍后再试。")]
    Busy,
    /// Something broke on our side; the log knows what.
    #[error("服务器出了问题，我们已经记录下来。")]
    Internal,
}

impl Error {
    /// The HTTP status that says the same.
    pub fn status(&self) -> u16 {
        match self {
            Error::Moved { .. } => 301,
            Error::Invalid(_) => 400,
            Error::SignedOut => 401,
            Error::Forbidden => 403,
            Error::NotFound => 404,
            Error::Outdated | Error::Conflict(_) => 409,
            Error::Gone => 410,
            Error::TooLarge(_) => 413,
            Error::Unsupported(_) => 415,
            Error::Unusable(_) => 422,
            Error::TooOften => 429,
            Error::Internal => 500,
            Error::Unreachable | Error::Busy | Error::Unstored => 503,
        }
    }
}

impl FromServerFnError for Error {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(fault: ServerFnErrorErr) -> Self {
        match fault {
            ServerFnErrorErr::Request(_) | ServerFnErrorErr::Response(_) => Error::Unreachable,
            // An answer this client cannot read comes from a server of another build.
            ServerFnErrorErr::Deserialization(_) => Error::Outdated,
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) => Error::Invalid("请求里缺少内容或写法不对。".into()),
            _ => Error::Internal,
        }
    }
}
