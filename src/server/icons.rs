//! The site's icon as PNG, for phones and apps: drawn from `favicon.svg`, the one file that says what it looks like.

use std::{path::Path, sync::Arc};

use axum::{
    Router,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use resvg::{
    tiny_skia::{Color, Pixmap, Transform},
    usvg::{Options, Tree},
};

use super::social::colours;

/// What stands for a site without an icon of its own.
const OURS: &str = include_str!("../../public/favicon.svg");

/// An icon.
pub struct Icon {
    /// Its address.
    pub address: &'static str,
    /// Width and height in pixels.
    pub side: u32,
    /// Whether a phone cuts its own shape out of it: the ground goes to the edges.
    pub bleeds: bool,
    /// How much of the side the mark takes.
    share: f32,
}

/// Icons that the manifest names.
pub const OF_THE_APP: [Icon; 3] = [
    Icon { address: "/icon-192.png", side: 192, bleeds: false, share: 1.0 },
    Icon { address: "/icon-512.png", side: 512, bleeds: false, share: 1.0 },
    // All that counts must be in a circle of 80 % (<https://www.w3.org/TR/appmanifest/#icon-masks>).
    Icon { address: "/icon-maskable-512.png", side: 512, bleeds: true, share: 0.8 },
];

/// The icon of a page that an iPhone puts beside its apps.
const OF_THE_PHONE: Icon = Icon { address: "/apple-touch-icon.png", side: 180, bleeds: true, share: 1.0 };

/// Their addresses. Files of the same names in the site's folder stand over them.
pub fn routes<S: Clone + Send + Sync + 'static>(site_root: Arc<Path>) -> Router<S> {
    OF_THE_APP.iter().chain([&OF_THE_PHONE]).fold(Router::new(), |router, icon| {
        let site_root = site_root.clone();
        router.route(icon.address, get(move || answer(site_root.clone(), icon)))
    })
}

async fn answer(site_root: Arc<Path>, icon: &'static Icon) -> Response {
    let own = tokio::fs::read_to_string(site_root.join("favicon.svg")).await;
    let drawn = tokio::task::spawn_blocking(move || own.ok().and_then(|svg| drawn(&svg, icon)).or_else(|| drawn(OURS, icon))).await;
    let Ok(Some(drawn)) = drawn else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    let headers =
        [(header::CONTENT_TYPE, HeaderValue::from_static("image/png")), (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=86400"))];
    (headers, drawn).into_response()
}

fn drawn(svg: &str, icon: &Icon) -> Option<Vec<u8>> {
    let tree = Tree::from_str(svg, &Options::default()).ok()?;
    let mut picture = Pixmap::new(icon.side, icon.side)?;
    if icon.bleeds {
        let part = |at: usize| u8::from_str_radix(colours::accent().get(at..at + 2).unwrap_or_default(), 16).unwrap_or(0);
        picture.fill(Color::from_rgba8(part(1), part(3), part(5), 255));
    }
    let (size, side) = (tree.size(), icon.side as f32);
    let scale = side * icon.share / size.width().max(size.height());
    let (left, top) = ((side - size.width() * scale) / 2.0, (side - size.height() * scale) / 2.0);
    resvg::render(&tree, Transform::from_scale(scale, scale).post_translate(left, top), &mut picture.as_mut());
    picture.encode_png().ok()
}
