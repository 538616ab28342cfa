//! Channels, for programs.

use super::{
    Refused,
    shapes::{Channel, ChannelName, Channels},
};
use crate::server::{
    newsroom::Newsroom,
    structure::{self, Structure},
};

/// All channels of the site.
#[utoipa::path(
    get,
    path = "/api/v1/channels",
    operation_id = "channels",
    responses(
        (status = 200, description = "The channels.", body = Channels, headers(("ETag" = String, description = "Names this state of the answer."))),
        Refused,
    )
)]
pub fn all(newsroom: &Newsroom) -> Channels {
    let structure = newsroom.structure();
    let public_url = newsroom.settings.public_url();
    let mut channels = Vec::new();
    below(&structure, &public_url, None, &mut channels);
    Channels { channels }
}

/// The visible channels below one, each followed by those below it.
fn below(structure: &Structure, public_url: &str, parent: Option<&structure::Channel>, found: &mut Vec<Channel>) {
    // A ring of parents, which no import makes, would otherwise never end.
    if found.len() > structure.channels.len() {
        return;
    }
    for channel in structure.channels.iter().filter(|channel| channel.parent_id == parent.map(|parent| parent.id) && !channel.hidden) {
        found.push(Channel {
            slug: channel.link.slug.to_string(),
            name: channel.link.name.clone(),
            description: channel.description.clone(),
            url: format!("{public_url}{}", channel.link.address()),
            parent: parent.map(|parent| parent.link.slug.to_string()),
            articles: channel.articles,
        });
        below(structure, public_url, Some(channel), found);
    }
}

/// A channel by its name.
pub fn name(channel: &structure::Channel, public_url: &str) -> ChannelName {
    ChannelName { slug: channel.link.slug.to_string(), name: channel.link.name.clone(), url: format!("{public_url}{}", channel.link.address()) }
}
