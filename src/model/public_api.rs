//! What programs are told: why something was not answered, and how to ask.

use super::lang::Lang;

/// Why a program gets no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// There is no such address.
    NoAddress,
    /// There is no such channel.
    NoChannel(String),
    /// There is no such article, or it is not public.
    NoArticle,
    /// The article was public once and has been withdrawn.
    Withdrawn,
    /// The address can only be read.
    OnlyReading,
    /// A parameter that this address does not have.
    Unknown(String),
    /// A parameter that stands there twice.
    Twice(String),
    /// A parameter that is not written as it must be.
    Malformed(&'static str, Form),
    /// This network address has asked too often; it may ask again in so many seconds.
    TooOften(u64),
    /// The server is busy.
    Busy,
    /// Something broke.
    Broken,
}

/// How a parameter must be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A whole number from 1 to 100.
    Number,
    /// The slug of a channel.
    Slug,
    /// A moment with its zone.
    Moment,
    /// A day.
    Day,
    /// One to 100 characters, in at most ten words.
    Words,
    /// One to 60 characters.
    Name,
    /// `newest` or `relevance`.
    Order,
    /// The `next` of an answer.
    Place,
}

impl Problem {
    /// The HTTP status that says the same.
    pub fn status(&self) -> u16 {
        match self {
            Problem::Unknown(_) | Problem::Twice(_) | Problem::Malformed(..) => 400,
            Problem::NoAddress | Problem::NoChannel(_) | Problem::NoArticle => 404,
            Problem::OnlyReading => 405,
            Problem::Withdrawn => 410,
            Problem::TooOften(_) => 429,
            Problem::Broken => 500,
            Problem::Busy => 503,
        }
    }
}

/// How to ask: what the page about the API says beside its own words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    /// What addresses begin with.
    pub public_url: String,
    /// How often one network address may ask in a minute.
    pub requests_per_minute: u32,
    /// What can be asked.
    pub operations: Vec<Operation>,
    /// What the answers are made of.
    pub shapes: Vec<Shape>,
}

/// One question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Operation {
    /// Its name.
    pub id: String,
    /// Its address, with its variable parts in braces.
    pub path: String,
    /// What can be said in it.
    pub parameters: Vec<Field>,
    /// The name of the shape that it is answered with.
    pub answer: String,
}

/// An object of the answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// Its name.
    pub name: String,
    /// What it is.
    pub description: String,
    /// What is in it.
    pub fields: Vec<Field>,
}

/// A parameter, or a field of a shape.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// What kind of value it is.
    pub kind: String,
    /// The name of the shape that its value has, if it has one.
    pub shape: Option<String>,
    /// Whether it is always there.
    pub required: bool,
    /// What it says.
    pub description: String,
}

/// The address of the page about the API, without the language's prefix.
pub const REFERENCE: &str = "/api/v1/docs";
/// The address of the description that programs read.
pub const DESCRIPTION: &str = "/api/v1/openapi.json";

/// The language that somebody reads best, by what their program says in `Accept-Language`.
pub fn preferred(accepted: &str) -> Lang {
    let first = accepted.split([',', ';']).next().unwrap_or("").trim();
    if first.eq_ignore_ascii_case("en") || first.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("en-")) { Lang::En } else { Lang::Zh }
}

#[cfg(test)]
mod tests {
    use super::preferred;
    use crate::model::lang::Lang;

    #[test]
    fn who_reads_english_best_is_answered_in_english() {
        assert_eq!(["en", "EN-GB,zh;q=0.5", "en;q=1"].map(preferred), [Lang::En; 3]);
        assert_eq!(["", "*", "zh-CN,en", "eno", "e", "语言"].map(preferred), [Lang::Zh; 6]);
    }
}
