//! How often articles are read, at the desk: the page, and its tables as files.

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};

use super::{Asking, form::Form};
use crate::{
    content::desk::readers as content,
    error::Error,
    model::desk::{
        Place,
        readers::{Asked, Figures, ReadersPage, Sheet, Span},
    },
    server::{
        drafts,
        readings::{self, figures},
        visitor::Person,
    },
};

/// `GET /desk/readers`.
pub async fn show(asking: Asking) -> Response {
    asking.answer(page(&asking).await)
}

async fn page(asking: &Asking) -> Result<Response, Error> {
    asking.open(Place::Readers)?;
    let newsroom = &asking.site.newsroom;
    // What has just been read is in it.
    let _logged = readings::flush(newsroom).await;
    let asked = asked(&asking.query);
    let article = match asked.article {
        Some(id) => Some(figures::article(newsroom, id).await?),
        None => None,
    };
    let page = ReadersPage {
        asked,
        counting: newsroom.settings.readers.count,
        channels: drafts::channels(&newsroom.structure(), &Person::of_site()),
        article,
        figures: figures::of(newsroom, &asked).await?,
    };
    Ok(asking.page(200, content::open(asking.here.clone(), asking.around(), page)))
}

fn asked(query: &Form) -> Asked {
    let article = query.number("article");
    // An article has a channel already.
    let channel = query.number("channel").filter(|_| article.is_none());
    Asked { span: Span::named(query.text("days")).unwrap_or_default(), channel, article }
}

/// `GET /desk/readers.csv`.
pub async fn file(asking: Asking) -> Response {
    asking.answer(sheet(&asking).await)
}

async fn sheet(asking: &Asking) -> Result<Response, Error> {
    asking.open(Place::Readers)?;
    let newsroom = &asking.site.newsroom;
    let sheet = Sheet::named(asking.query.text("sheet")).ok_or(Error::NotFound)?;
    let asked = asked(&asking.query);
    if let Some(id) = asked.article {
        figures::article(newsroom, id).await?;
    }
    let _logged = readings::flush(newsroom).await;
    let figures = figures::of(newsroom, &asked).await?;
    let name = format!("attachment; filename=\"readers-{}-{}.csv\"", sheet.word(), asked.span.days());
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_str(&name).unwrap_or(HeaderValue::from_static("attachment"))),
    ];
    Ok((headers, written(content::columns(asking.here.lang, sheet, asked.span), rows(&figures, sheet, asking))).into_response())
}

fn rows(figures: &Figures, sheet: Sheet, asking: &Asking) -> Vec<Vec<String>> {
    match sheet {
        Sheet::Days => figures.days.iter().map(|(day, reads)| vec![day.clone(), reads.to_string()]).collect(),
        Sheet::Channels => figures.channels.iter().map(|(channel, reads)| vec![channel.clone(), reads.to_string()]).collect(),
        Sheet::Sources => {
            let name = |source| content::source(asking.here.lang, source).to_owned();
            figures.sources.iter().map(|(source, reads)| vec![name(*source), reads.to_string()]).collect()
        }
        Sheet::Articles => {
            let row = |article: &crate::model::desk::readers::ReadArticle| {
                let published = article.published.to_the_minute();
                vec![article.id.to_string(), article.title.clone(), article.channel.clone(), published, article.reads.to_string()]
            };
            figures.articles.iter().map(row).collect()
        }
    }
}

/// A table as spreadsheets read it: they take it for UTF-8 by the mark at its beginning.
fn written(columns: Vec<&'static str>, rows: Vec<Vec<String>>) -> String {
    let line = |cells: Vec<String>| cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",") + "\r\n";
    let head = line(columns.into_iter().map(str::to_owned).collect());
    std::iter::once(format!("\u{FEFF}{head}")).chain(rows.into_iter().map(line)).collect()
}

/// A cell. A spreadsheet would work out what begins like a formula: a sign before it makes it text.
fn quoted(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let cell = if formula { format!("'{cell}") } else { cell.to_owned() };
    if formula || cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_title_is_a_text_to_a_spreadsheet_whatever_it_begins_with() {
        assert_eq!(quoted("柳溪"), "柳溪");
        assert_eq!(quoted("a,\"b\""), "\"a,\"\"b\"\"\"");
        assert_eq!(quoted("=HYPERLINK(1)"), "\"'=HYPERLINK(1)\"");
    }
}
