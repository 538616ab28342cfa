//! Steps from an empty database to today's tables, one dated file each. A step that was released is never changed.

mod m20261123_first_tables;
mod m20261124_people_and_drafts;
mod m20261128_machines;
mod m20261128_picture_use;
mod m20261128_pictures;
mod m20261128_readings;
mod m20261128_search;
mod m20261128_topics;
mod m20261128_words;

use sea_orm_migration::{MigrationTrait, MigratorTrait};

/// All steps, in order.
pub struct Migrations;

impl MigratorTrait for Migrations {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261123_first_tables::Step),
            Box::new(m20261124_people_and_drafts::Step),
            Box::new(m20261128_words::Step),
            Box::new(m20261128_machines::Step),
            Box::new(m20261128_readings::Step),
            Box::new(m20261128_search::Step),
            Box::new(m20261128_topics::Step),
            Box::new(m20261128_pictures::Step),
            Box::new(m20261128_picture_use::Step),
        ]
    }
}
