//! What the API answers with. The comments are what its description says.

use serde::Serialize;
use utoipa::ToSchema;

use super::blocks::{Block, Picture};

/// All channels that readers find in lists of channels.
#[derive(Serialize, ToSchema)]
pub struct Channels {
    /// In the site's order, parents before their children.
    pub channels: Vec<Channel>,
}

/// A channel: a part of the site with a list of articles.
#[derive(Serialize, ToSchema)]
pub struct Channel {
    /// Names it in addresses and parameters.
    pub slug: String,
    /// What readers call it.
    pub name: String,
    /// One or two sentences; may be empty.
    pub description: String,
    /// Its page.
    #[schema(format = "uri")]
    pub url: String,
    /// The `slug` of the channel above it; `null` at the top.
    pub parent: Option<String>,
    /// How many articles its list has, those of all channels below it among them.
    pub articles: i64,
}

/// Part of a list of articles, the newest first.
#[derive(Serialize, ToSchema)]
pub struct Articles {
    /// The articles.
    pub articles: Vec<Listed>,
    /// Where the list goes on: the value of `after` in the next request; `null` at its end.
    pub next: Option<String>,
}

/// An article in a list.
#[derive(Serialize, ToSchema)]
pub struct Listed {
    /// Its number, for ever.
    pub id: i64,
    /// Its page.
    #[schema(format = "uri")]
    pub url: String,
    /// Its title, the short one where there is one.
    pub title: String,
    /// A sentence or two; may be empty.
    pub summary: String,
    /// Who had it first; may be empty.
    pub source: String,
    /// The time it carries.
    #[schema(format = DateTime)]
    pub published: String,
    /// The channel it belongs to.
    pub channel: ChannelName,
    /// Its cover.
    pub cover: Option<Picture>,
    /// Where its text is, when that is elsewhere.
    pub link: Option<String>,
}

/// Part of what a search found.
#[derive(Serialize, ToSchema)]
pub struct Found {
    /// What was found.
    pub hits: Vec<Hit>,
    /// Where it goes on: the value of `after` in the next request; `null` at its end.
    pub next: Option<String>,
}

/// An article that a search found.
#[derive(Serialize, ToSchema)]
pub struct Hit {
    /// The article.
    pub article: Listed,
    /// Its title in pieces.
    pub title: Vec<Piece>,
    /// The text around what was found, in pieces.
    pub passage: Vec<Piece>,
}

/// A part of a text.
#[derive(Serialize, ToSchema)]
pub struct Piece {
    /// Its characters.
    pub text: String,
    /// Whether it is what was searched for.
    pub hit: bool,
}

/// A channel by its name.
#[derive(Clone, Serialize, ToSchema)]
pub struct ChannelName {
    /// Names it in addresses and parameters.
    pub slug: String,
    /// What readers call it.
    pub name: String,
    /// Its page.
    #[schema(format = "uri")]
    pub url: String,
}

/// An article with all of its text.
#[derive(Serialize, ToSchema)]
pub struct Article {
    /// Its number, for ever.
    pub id: i64,
    /// Its page.
    #[schema(format = "uri")]
    pub url: String,
    /// From the top of the tree down to the channel it belongs to, which is last.
    pub channels: Vec<ChannelName>,
    /// 引题, above the title; may be empty.
    pub kicker: String,
    /// 标题.
    pub title: String,
    /// 副题, below the title; may be empty.
    pub subtitle: String,
    /// A sentence or two; may be empty.
    pub summary: String,
    /// The time it carries.
    #[schema(format = DateTime)]
    pub published: String,
    /// When it was first published.
    #[schema(format = DateTime)]
    pub first_published: String,
    /// Whose text it is.
    pub origin: Origin,
    /// 来源; may be empty.
    pub source: String,
    /// Where the source has it.
    pub source_url: Option<String>,
    /// The title it had at the source; may be empty.
    pub original_title: String,
    /// The author at the source; may be empty.
    pub original_author: String,
    /// 记者; may be empty.
    pub reporters: String,
    /// 摄影; may be empty.
    pub photographer: String,
    /// 责任编辑; may be empty.
    pub editor: String,
    /// Where its text is, when that is elsewhere.
    pub link: Option<String>,
    /// Keywords.
    pub tags: Vec<String>,
    /// Its cover.
    pub cover: Option<Picture>,
    /// What was wrong after publication and is right now, the oldest first.
    pub corrections: Vec<Correction>,
    /// The story as HTML. It holds no script and no style; all addresses in it are absolute.
    pub html: String,
    /// The same story block by block.
    pub blocks: Vec<Block>,
}

/// Whose text an article is.
#[derive(Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// The newsroom's own.
    Own,
    /// Taken over from another publisher, who is named.
    Reprint,
    /// Only a title here; `link` leads to the text.
    External,
}

/// What was corrected after publication.
#[derive(Serialize, ToSchema)]
pub struct Correction {
    /// When.
    #[schema(format = DateTime)]
    pub at: String,
    /// What, in a sentence or two.
    pub note: String,
}

/// Why there is no answer, as RFC 9457 writes it.
#[derive(Serialize, ToSchema)]
pub struct ProblemDetails {
    /// Always `about:blank`: the status says which kind it is.
    pub r#type: &'static str,
    /// The kind in a few words.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// A sentence for people: Chinese, or English where `Accept-Language` begins with it.
    pub detail: String,
}
