//! Who is told, and by which key: the table `[push]` of the settings. Everything is off until a key is there.

use serde::{Deserialize, Serialize};

/// `[push]`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Push {
    /// The key of this site for IndexNow; empty: it is not told.
    pub indexnow_key: String,
    /// Where IndexNow is told.
    pub indexnow_endpoint: String,
    /// The site as Baidu knows it.
    pub baidu_site: String,
    /// Baidu's token for it; empty: it is not told.
    pub baidu_token: String,
    /// Where Baidu is told.
    pub baidu_endpoint: String,
}

impl Default for Push {
    fn default() -> Push {
        Push {
            indexnow_key: String::new(),
            indexnow_endpoint: "https://api.indexnow.org/indexnow".to_owned(),
            baidu_site: String::new(),
            baidu_token: String::new(),
            baidu_endpoint: "http://data.zz.baidu.com/urls".to_owned(),
        }
    }
}

impl Push {
    /// The key of this site, at the path where IndexNow looks for it.
    pub fn key_at(&self, path: &str) -> Option<&str> {
        let key = path.strip_prefix('/')?.strip_suffix(".txt")?;
        (key == self.indexnow_key && !key.is_empty()).then_some(self.indexnow_key.as_str())
    }

    /// What of it cannot work, a sentence each.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let key = &self.indexnow_key;
        let plain = (8..=128).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if !key.is_empty() && !plain {
            faults.push("push.indexnow-key: must be 8 to 128 of a-z, A-Z, 0-9 and -".to_owned());
        }
        if self.baidu_site.is_empty() != self.baidu_token.is_empty() {
            faults.push("push.baidu-site and push.baidu-token: must both be set, or none".to_owned());
        }
        for (name, endpoint) in [("indexnow", &self.indexnow_endpoint), ("baidu", &self.baidu_endpoint)] {
            if !endpoint.starts_with("https://") && !endpoint.starts_with("http://") {
                faults.push(format!("push.{name}-endpoint: “{endpoint}” must begin with https:// or http://"));
            }
        }
        faults
    }

    /// Puts dots in the place of what nobody should read over a shoulder.
    pub fn mask(&mut self) {
        for secret in [&mut self.indexnow_key, &mut self.baidu_token].into_iter().filter(|secret| !secret.is_empty()) {
            "•••".clone_into(secret);
        }
    }
}
