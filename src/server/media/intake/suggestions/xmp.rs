//! XMP: RDF as XML. Values are attributes, or elements, or lists of languages or people in elements.

use quick_xml::{Reader, XmlVersion, events::Event};

use super::{Said, seconds, tidy};

/// How deep elements may lie: what programs write is not deeper than ten.
const DEEPEST: usize = 32;

/// What the packet says. One that is no XML says what could be read up to there.
pub fn read(packet: &[u8]) -> Said {
    let Ok(packet) = std::str::from_utf8(packet) else { return Said::default() };
    let mut found = Found::default();
    let mut reader = Reader::from_str(packet);
    let mut path: Vec<String> = Vec::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Eof => break,
            Event::Start(element) | Event::Empty(element) if path.len() >= DEEPEST => drop(element),
            Event::Start(element) => {
                let element_name = element.name().as_ref().to_owned();
                if element_name == "rdf:li" {
                    found.next(path.iter().rev().find(|name| !name.starts_with("rdf:")).map_or("", String::as_str));
                }
                path.push(element_name);
                found.attributes(&element);
            }
            Event::Empty(element) => found.attributes(&element),
            Event::End(_) => drop(path.pop()),
            Event::Text(text) => {
                // A value may lie in a list inside the property's element.
                let text = text.xml_content(XmlVersion::Implicit1_0);
                if let Some(property) = path.iter().rev().find(|name| !name.starts_with("rdf:")) {
                    found.keep(property, &text);
                }
            }
            Event::GeneralRef(reference) => {
                let text = reference.resolve_char_ref().ok().flatten().map(String::from);
                let text = text.or_else(|| quick_xml::escape::resolve_predefined_entity(&reference).map(str::to_owned));
                if let (Some(property), Some(text)) = (path.iter().rev().find(|name| !name.starts_with("rdf:")), text) {
                    found.keep(property, &text);
                }
            }
            _ => {}
        }
    }
    found.said()
}

#[derive(Default)]
struct Found {
    description: String,
    is_described: bool,
    creator: String,
    credit: String,
    times: [String; 3],
}

impl Found {
    fn attributes(&mut self, element: &quick_xml::events::BytesStart) {
        for attribute in element.attributes().flatten() {
            if let Ok(value) = attribute.normalized_value(XmlVersion::Implicit1_0) {
                self.keep(attribute.key.as_ref(), &value);
            }
        }
    }

    /// Another entry of a list begins: the same in another language, or another person.
    fn next(&mut self, property: &str) {
        match property {
            "dc:description" => self.is_described |= !self.description.trim().is_empty(),
            "dc:creator" if !self.creator.trim().is_empty() => self.creator.push('、'),
            _ => {}
        }
    }

    fn keep(&mut self, property: &str, text: &str) {
        let kept = match property {
            "dc:description" if self.is_described => return,
            "dc:description" => &mut self.description,
            "dc:creator" => &mut self.creator,
            "photoshop:Credit" => &mut self.credit,
            "photoshop:DateCreated" => &mut self.times[0],
            "exif:DateTimeOriginal" => &mut self.times[1],
            "xmp:CreateDate" => &mut self.times[2],
            _ => return,
        };
        if kept.len() < super::LONGEST_METADATA / 64 {
            kept.push_str(text);
        }
    }

    fn said(self) -> Said {
        let creator = tidy(&self.creator);
        let credit = if creator.is_empty() { tidy(&self.credit) } else { creator };
        let taken_at = self.times.iter().find_map(|time| {
            let time = time.trim();
            let zone = time.get(19..).map(|rest| rest.trim_start_matches(|c: char| c == '.' || c.is_ascii_digit()));
            seconds(time.get(..19).unwrap_or(time), zone.filter(|zone| !zone.is_empty()))
        });
        Said { caption: tidy(&self.description), credit, taken_at }
    }
}
