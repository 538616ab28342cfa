//! The foot of every page: friendly links, static pages, what the law wants printed.

use leptos::prelude::*;

use super::{feed_link::FeedLink, masthead::LanguageLink, nav::Entries, words::use_words};
use crate::model::frame::{Frame, Site};

/// Friendly links, footer menu, identification of the publisher.
#[component]
pub fn Footer(
    /// Identity and menus.
    frame: Frame,
) -> impl IntoView {
    let words = use_words();
    let friends = (!frame.menus.friends.is_empty()).then(|| {
        view! {
            <nav class="friends" aria-label=words.friends>
                <div class="bounds"><h2>{words.friends}</h2><ul><Entries items=frame.menus.friends /></ul></div>
            </nav>
        }
    });
    view! {
        <footer class="footer">
            {friends}
            <div class="bounds">
                <nav aria-label=words.footer_menu><ul><Entries items=frame.menus.footer /></ul></nav>
                <Imprint site=frame.site />
                <div class="ways">
                    <p class="choice">{words.language}{words.colon}<LanguageLink /></p>
                    <FeedLink />
                </div>
            </div>
        </footer>
    }
}

/// Where the ministry wants the ICP number to lead (《非经营性互联网信息服务备案管理办法》第十三条).
const ICP_REGISTER: &str = "https://beian.miit.gov.cn/";

#[component]
fn Imprint(site: Site) -> impl IntoView {
    let words = use_words();
    let labelled = |label: &'static str, text: String| (!text.is_empty()).then(|| view! { <span>{label}{words.colon}{text}</span> });
    let plain = |text: String| (!text.is_empty()).then(|| view! { <span>{text}</span> });
    let copyright = if site.copyright.is_empty() { String::new() } else { format!("© {}", site.copyright) };
    let icp = (!site.icp.is_empty()).then(|| view! { <span><a href=ICP_REGISTER rel="noopener nofollow">{site.icp}</a></span> });
    view! {
        <div class="imprint" lang="zh-CN">
            <p>{plain(copyright)} {labelled(words.organiser, site.organiser)}</p>
            <p>{icp} {plain(site.public_security)} {labelled(words.news_licence, site.news_licence)}</p>
            <p>
                {labelled(words.address, site.address)} {labelled(words.phone, site.phone)} {labelled(words.report_phone, site.report_phone)}
                {labelled(words.report_email, site.report_email)}
            </p>
        </div>
    }
}
