//! The rules of a body: what is brought into normal form, and what is refused.

use std::collections::HashSet;

use super::{Block, Body, Cell, Figure, FigureLayout, Kind, List, Run, Table, Text};

/// Blocks of one body: far more than any story, few enough to render and compare in one go.
const MAX_BLOCKS: usize = 5_000;
/// Bytes of text and addresses in one body.
const MAX_BYTES: usize = 2_000_000;
/// Items, cells, figures and quoted paragraphs of one body: an empty cell is no text, but still work for a browser.
const MAX_PIECES: usize = 50_000;
/// Lists in lists.
const MAX_LIST_DEPTH: usize = 6;
/// Cells of one row, and what a cell may span: HTML itself stops at 1,000, a page at far less.
const MAX_COLUMNS: usize = 100;
/// Rows of one table.
const MAX_ROWS: usize = 2_000;

impl Body {
    /// Brings `blocks` into the normal form, or says which rule they break.
    ///
    /// Text is [`tidy`], strings of one line are [`line`]s, cells of header rows are not marked once more, and a film
    /// whose title is only its address has none. What has no content left after that is no block: an empty paragraph,
    /// heading, quote or piece of code. What was never complete (a list without items, a gallery without pictures) is
    /// refused, like ids that are no ids and everything beyond the limits.
    pub fn new(blocks: Vec<Block>) -> Result<Body, String> {
        if blocks.len() > MAX_BLOCKS {
            return Err(format!("正文有 {} 段，最多 {MAX_BLOCKS} 段", blocks.len()));
        }
        let mut ids = HashSet::new();
        let mut size = Size::default();
        let mut kept = Vec::with_capacity(blocks.len());
        for mut block in blocks {
            check_id(&block.id)?;
            if !ids.insert(block.id.clone()) {
                return Err(format!("正文里有两段的编号都是“{}”", block.id));
            }
            if block.kind.normalise(&mut size).map_err(|why| format!("正文第 {} 段：{why}", ids.len()))? {
                kept.push(block);
            }
            size.check()?;
        }
        Ok(Body(kept))
    }
}

/// The normal form of text that is shown as running text.
///
/// Spaces, tabs and no-break spaces fold into one space, except beside a line break and at the ends, where they go
/// away together with the ideographic spaces (U+3000) that old systems indent with: the site indents paragraphs itself.
/// Line breaks stay inside and go at the ends. Characters that HTML parsers drop or alter are left out. Neighbours with
/// the same marks become one run.
pub fn tidy(text: &[Run]) -> Text {
    let mut writing = Writing::default();
    for run in text {
        for c in run.text.chars().filter_map(kept) {
            if c == '\n' || is_blank(c) {
                writing.blanks.push((c, run));
            } else {
                writing.put_blanks();
                writing.put(c, run);
            }
        }
    }
    writing.text
}

/// Text in the making, the run whose marks its end has, and the white space since its last visible character.
#[derive(Default)]
struct Writing<'a> {
    text: Text,
    marks: Option<&'a Run>,
    blanks: Vec<(char, &'a Run)>,
}

impl<'a> Writing<'a> {
    /// Writes the white space between two words in its normal form.
    fn put_blanks(&mut self) {
        let blanks = std::mem::take(&mut self.blanks);
        let broken = blanks.iter().any(|(c, _)| *c == '\n');
        let mut spaced = false;
        for (c, run) in blanks {
            let wanted = match c {
                _ if self.text.is_empty() => false,
                '\n' => true,
                '\u{3000}' => !broken,
                _ => !broken && !spaced,
            };
            spaced = c == ' ';
            if wanted {
                self.put(c, run);
            }
        }
    }

    fn put(&mut self, c: char, marks: &'a Run) {
        match (self.text.last_mut(), self.marks) {
            (Some(last), Some(current)) if std::ptr::eq(current, marks) || current.same_marks(marks) => last.text.push(c),
            _ => self.text.push(Run { text: c.to_string(), ..marks.unlettered() }),
        }
        self.marks = Some(marks);
    }
}

/// A string of one line: white space folded, none at the ends, nothing that HTML parsers drop.
pub fn line(text: &str) -> String {
    let unbroken = text.replace(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'], " ");
    plain(&unbroken).into_iter().map(|run| run.text).collect()
}

/// Unmarked text in its normal form; empty if nothing is left.
pub fn plain(text: &str) -> Text {
    tidy(&[Run { text: text.to_owned(), ..Run::default() }])
}

/// The character as it is kept in text: one space for all that only looks like one, one line break, no character that
/// an HTML parser drops or alters (controls, the byte order mark, non-characters).
fn kept(c: char) -> Option<char> {
    match c {
        '\t' | '\r' | '\u{b}' | '\u{c}' | '\u{a0}' => Some(' '),
        '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\n' => Some(c),
        _ => (!is_dropped(c)).then_some(c),
    }
}

fn is_dropped(c: char) -> bool {
    c.is_control() || c == '\u{feff}' || ('\u{fdd0}'..='\u{fdef}').contains(&c) || u32::from(c) & 0xfffe == 0xfffe
}

fn is_blank(c: char) -> bool {
    c == ' ' || c == '\u{3000}'
}

impl Run {
    /// Whether both look the same and lead to the same place.
    pub fn same_marks(&self, other: &Run) -> bool {
        (self.bold, self.italic, self.underline, self.strike, self.script) == (other.bold, other.italic, other.underline, other.strike, other.script)
            && self.link == other.link
    }

    /// Its marks without its characters.
    pub fn unlettered(&self) -> Run {
        Run { text: String::new(), link: self.link.clone(), ..*self }
    }
}

/// Code keeps its spaces; line ends become `\n`, empty lines at the end go.
fn tidy_code(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text: String = text.chars().filter(|c| matches!(c, '\n' | '\t') || !is_dropped(*c)).collect();
    if text.trim().is_empty() { String::new() } else { text.trim_end_matches('\n').to_owned() }
}

fn check_id(id: &str) -> Result<(), String> {
    let shape = (1..=32).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    if shape {
        Ok(())
    } else {
        Err(format!("“{}”不能作段落编号：只用小写字母和数字，1 到 32 个", id.chars().take(40).collect::<String>()))
    }
}

/// What has been counted so far.
#[derive(Default)]
struct Size {
    bytes: usize,
    pieces: usize,
}

impl Size {
    fn check(&self) -> Result<(), String> {
        if self.bytes > MAX_BYTES {
            return Err(format!("正文太长：最多 {MAX_BYTES} 字节，请分成几篇"));
        }
        if self.pieces > MAX_PIECES {
            return Err(format!("正文里的列表项和单元格太多：最多 {MAX_PIECES} 个"));
        }
        Ok(())
    }

    fn text(&mut self, text: &mut Text) {
        *text = tidy(text);
        self.pieces += 1;
        self.bytes += text.iter().map(|run| run.text.len() + run.link.as_ref().map_or(0, |link| link.as_str().len())).sum::<usize>();
    }

    fn line(&mut self, text: &mut String) {
        *text = line(text);
        self.bytes += text.len();
    }
}

impl Kind {
    /// Brings this block into normal form; `false` says that nothing is left of it.
    fn normalise(&mut self, size: &mut Size) -> Result<bool, String> {
        match self {
            Kind::Paragraph { text } => {
                size.text(text);
                Ok(!text.is_empty())
            }
            Kind::Heading { level, text } => {
                if !(2..=4).contains(level) {
                    return Err(format!("小标题只有 2、3、4 级，没有 {level} 级"));
                }
                size.text(text);
                Ok(!text.is_empty())
            }
            Kind::Picture(figure) => normal_figure(figure, size).map(|()| true),
            Kind::Gallery { figures } => {
                if figures.is_empty() {
                    return Err("图集里没有图片".to_owned());
                }
                figures.iter_mut().for_each(|figure| figure.layout = FigureLayout::Full);
                figures.iter_mut().try_for_each(|figure| normal_figure(figure, size)).map(|()| true)
            }
            Kind::Quote { paragraphs, cite } => normal_quote(paragraphs, cite, size),
            Kind::List(list) => normal_list(list, size, 1).map(|()| true),
            Kind::Table(table) => normal_table(table, size).map(|()| true),
            Kind::Divider => Ok(true),
            Kind::PageBreak { title } => {
                size.line(title);
                Ok(true)
            }
            Kind::Video { url, title } => {
                size.line(title);
                if title == url.as_str() {
                    title.clear();
                }
                Ok(true)
            }
            Kind::Code { text } => {
                *text = tidy_code(text);
                size.bytes += text.len();
                Ok(!text.is_empty())
            }
        }
    }
}

fn normal_figure(figure: &mut Figure, size: &mut Size) -> Result<(), String> {
    let name = &figure.picture.file;
    let shape =
        !name.is_empty() && name.len() <= 200 && !name.starts_with('.') && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b));
    if !shape {
        return Err(format!("“{}”不是图片文件名", name.chars().take(60).collect::<String>()));
    }
    // These are the picture's own, and looked up where it is drawn: a story would keep an old copy.
    (figure.picture.focus, figure.picture.colour, figure.picture.animated) = Default::default();
    size.line(&mut figure.picture.alt);
    size.text(&mut figure.caption);
    size.line(&mut figure.credit);
    Ok(())
}

fn normal_quote(paragraphs: &mut Vec<Text>, cite: &mut String, size: &mut Size) -> Result<bool, String> {
    paragraphs.iter_mut().for_each(|text| size.text(text));
    paragraphs.retain(|text| !text.is_empty());
    size.line(cite);
    if paragraphs.is_empty() && !cite.is_empty() {
        return Err(format!("引文没有内容，只有出处“{cite}”"));
    }
    Ok(!paragraphs.is_empty())
}

fn normal_list(list: &mut List, size: &mut Size, depth: usize) -> Result<(), String> {
    if depth > MAX_LIST_DEPTH {
        return Err(format!("列表最多嵌套 {MAX_LIST_DEPTH} 层"));
    }
    if list.items.is_empty() {
        return Err("列表里没有条目".to_owned());
    }
    for item in &mut list.items {
        size.text(&mut item.text);
        if let Some(inner) = &mut item.inner {
            normal_list(inner, size, depth + 1)?;
        }
    }
    Ok(())
}

fn normal_table(table: &mut Table, size: &mut Size) -> Result<(), String> {
    let headers = usize::from(table.header_rows);
    if table.rows.is_empty() || table.rows.iter().all(Vec::is_empty) {
        return Err("表格里没有单元格".to_owned());
    }
    if table.rows.len() > MAX_ROWS || table.rows.iter().any(|row| row.len() > MAX_COLUMNS) {
        return Err(format!("表格太大：最多 {MAX_ROWS} 行 {MAX_COLUMNS} 列"));
    }
    if headers > table.rows.len() {
        return Err(format!("表格只有 {} 行，表头却有 {headers} 行", table.rows.len()));
    }
    size.line(&mut table.caption);
    for (number, row) in table.rows.iter_mut().enumerate() {
        row.iter_mut().try_for_each(|cell| normal_cell(cell, number < headers, size))?;
    }
    Ok(())
}

fn normal_cell(cell: &mut Cell, in_header: bool, size: &mut Size) -> Result<(), String> {
    for span in [cell.colspan, cell.rowspan] {
        if !(1..=MAX_COLUMNS).contains(&usize::from(span)) {
            return Err(format!("单元格不能跨 {span} 格，只能跨 1 到 {MAX_COLUMNS} 格"));
        }
    }
    cell.header &= !in_header;
    size.text(&mut cell.text);
    Ok(())
}
