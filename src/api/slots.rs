//! Pictures changed where lists show them.

use leptos::{prelude::*, server_fn::codec::Json};

use crate::{error::Error, model::slot::PictureChange};

/// Shows another picture in the place of one; the answer says whether readers see it at once, or with the article's next
/// publication.
#[server(endpoint = "change_picture", input = Json)]
pub async fn change_picture(change: PictureChange) -> Result<bool, Error> {
    use crate::server::{error::answer, newsroom::Newsroom, slots, visitor::Person};
    let newsroom = Newsroom::of_request();
    let changed = async { slots::change_picture(&newsroom, &Person::of_request(&newsroom).await?, &change).await };
    answer(changed.await)
}
