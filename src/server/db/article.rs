//! Articles without their text, which lists never need.

use sea_orm::entity::prelude::*;

use crate::model;

/// An article.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "article")]
pub struct Model {
    /// Its number, for ever.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Its canonical channel.
    pub channel_id: i64,
    /// Where it stands.
    pub state: State,
    /// 引题.
    pub kicker: String,
    /// 标题.
    pub title: String,
    /// 副题.
    pub subtitle: String,
    /// For lists.
    pub short_title: String,
    /// Hand-written, printed above the story.
    pub summary: String,
    /// For lists: the hand-written summary, or one derived from the text, cut.
    pub excerpt: String,
    /// 来源.
    pub source: String,
    /// Where the source has it.
    pub source_url: String,
    /// Title at the source.
    pub original_title: String,
    /// Author at the source.
    pub original_author: String,
    /// 记者.
    pub reporters: String,
    /// 摄影.
    pub photographer: String,
    /// 责任编辑.
    pub editor: String,
    /// The time it carries: of the published and the withdrawn.
    pub published_at: Option<i64>,
    /// When it was first published.
    pub first_published_at: Option<i64>,
    /// Its cover.
    pub cover_id: Option<i64>,
    /// Whose text it is.
    pub origin: Origin,
    /// Where the text of an external one is.
    pub link: String,
    /// Keywords, as a JSON list of strings.
    pub tags: String,
    /// The channel `>>更多` shows beside it, instead of its channel's choice.
    pub more_id: Option<i64>,
    /// The channel of its picture strip.
    pub strip_id: Option<i64>,
    /// How often it was read.
    pub hits: i64,
    /// For `<title>`.
    pub seo_title: String,
    /// For `<meta name="description">`.
    pub seo_description: String,
    /// Offers no printing.
    pub no_print: bool,
    /// Offers no sharing.
    pub no_share: bool,
    /// When anything of it, or of its draft, was last changed.
    pub updated_at: i64,
    /// When what readers see of it was last changed; 0 where they never saw anything.
    pub public_at: i64,
    /// When it was put into the bin.
    pub binned_at: Option<i64>,
    /// What was corrected after it was published: [`model::article::Correction`]s as JSON.
    pub corrections: String,
}

/// What lists and article pages join.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// Its canonical channel.
    #[sea_orm(belongs_to = "super::channel::Entity", from = "Column::ChannelId", to = "super::channel::Column::Id")]
    Channel,
    /// Its cover.
    #[sea_orm(belongs_to = "super::picture::Entity", from = "Column::CoverId", to = "super::picture::Column::Id")]
    Cover,
    /// Its text.
    #[sea_orm(has_one = "super::article_body::Entity")]
    Body,
    /// Its working copy.
    #[sea_orm(has_one = "super::draft::Entity")]
    Draft,
}

impl Related<super::channel::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Channel.def()
    }
}

impl Related<super::picture::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Cover.def()
    }
}

impl Related<super::article_body::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Body.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}

/// Where an article stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum State {
    /// Not public.
    #[sea_orm(string_value = "draft")]
    Draft,
    /// Public.
    #[sea_orm(string_value = "published")]
    Published,
    /// It was public and is no more: 410.
    #[sea_orm(string_value = "withdrawn")]
    Withdrawn,
}

/// [`model::article::Origin`] as the database spells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum Origin {
    /// The newsroom's own.
    #[sea_orm(string_value = "own")]
    Own,
    /// Taken over from another publisher.
    #[sea_orm(string_value = "reprint")]
    Reprint,
    /// Only a title here.
    #[sea_orm(string_value = "external")]
    External,
}

impl From<Origin> for model::article::Origin {
    fn from(origin: Origin) -> model::article::Origin {
        match origin {
            Origin::Own => model::article::Origin::Own,
            Origin::Reprint => model::article::Origin::Reprint,
            Origin::External => model::article::Origin::External,
        }
    }
}

impl From<model::article::Origin> for Origin {
    fn from(origin: model::article::Origin) -> Origin {
        match origin {
            model::article::Origin::Own => Origin::Own,
            model::article::Origin::Reprint => Origin::Reprint,
            model::article::Origin::External => Origin::External,
        }
    }
}
