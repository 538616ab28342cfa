//! What stands around every page: the site's identity and its menus.

use serde::{Deserialize, Serialize};

use super::{lang::Lang, menu::Menus, picture::Picture, stamp::Stamp};

/// Who publishes this site, and what the law wants printed. All of it is data; whatever is empty is not printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Site {
    /// The site's name, such as 青岚新闻网.
    pub name: String,
    /// Its name in the English interface; the Chinese one where empty.
    pub english_name: String,
    /// One short line beside the name.
    pub tagline: String,
    /// For `<meta name="description">` of the home page.
    pub description: String,
    /// Picture beside or instead of the name.
    pub logo: Option<Picture>,
    /// 主办: who runs it.
    pub organiser: String,
    /// `© 2016–2026 …`, without the sign.
    pub copyright: String,
    /// ICP 备案号, linked to the ministry's site as its rules ask.
    pub icp: String,
    /// 公安备案号.
    pub public_security: String,
    /// 互联网新闻信息服务许可证编号.
    pub news_licence: String,
    /// 违法和不良信息举报: telephone.
    pub report_phone: String,
    /// The same: e-mail.
    pub report_email: String,
    /// Postal address.
    pub address: String,
    /// Telephone.
    pub phone: String,
}

impl Site {
    /// The site's name in a language of the interface.
    pub fn name_in(&self, lang: Lang) -> &str {
        if lang == Lang::En && !self.english_name.is_empty() { &self.english_name } else { &self.name }
    }
}

/// What every page needs besides its own content.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    /// The site's identity.
    pub site: Site,
    /// Its menus, resolved to addresses.
    pub menus: Menus,
    /// The site's public address without a slash at the end, for canonical links.
    pub public_url: String,
    /// The server's day, for the date in the top strip.
    pub today: Stamp,
}
