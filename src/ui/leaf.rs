//! Finished markup in a living page.

use leptos::prelude::*;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::model::opened::Html;

/// Markup on its way through a resource. It is serialized as nothing: the first page holds it as HTML already, and
/// hydration leaves `inner_html` alone; later pages get it from the server function's answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Leaf(Html);

impl From<Html> for Leaf {
    fn from(html: Html) -> Leaf {
        Leaf(html)
    }
}

impl Serialize for Leaf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }
}

impl<'de> Deserialize<'de> for Leaf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Leaf, D::Error> {
        <()>::deserialize(deserializer).map(|()| Leaf::default())
    }
}

/// The markup as it stands; the element around it takes no part in the layout.
#[component]
pub fn Drawn(
    /// The canonical address of the page that it is; tells `browser` which page stands in the document.
    page: String,
    /// What the server drew.
    leaf: Leaf,
) -> impl IntoView {
    view! { <div class="leaf" data-page=page inner_html=leaf.0.as_str().to_owned()></div> }
}
