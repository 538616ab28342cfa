//! Who may do what where: a person's roles, each for the whole site or for a channel and all below it.

use sea_orm::entity::prelude::*;

/// A role of a person.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "post")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Whose.
    pub person_id: i64,
    /// A [`crate::model::person::Role`], by its word.
    pub role: String,
    /// The channel it reaches from; `None` is the whole site.
    pub channel_id: Option<i64>,
}

/// To the person.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// Whose.
    #[sea_orm(belongs_to = "super::person::Entity", from = "Column::PersonId", to = "super::person::Column::Id")]
    Person,
}

impl Related<super::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Person.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
