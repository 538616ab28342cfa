//! The site's colours where no style sheet reaches, taken from the one that has them.

/// `style/tokens.css`, in which every colour stands as `--name: light-dark(light, dark)`.
const TOKENS: &str = include_str!("../../../style/tokens.css");

/// The ground of pages.
pub fn paper() -> &'static str {
    light("paper")
}

/// Text.
pub fn ink() -> &'static str {
    light("ink")
}

/// Text of less weight.
pub fn second() -> &'static str {
    light("second")
}

/// Hairlines.
pub fn line() -> &'static str {
    light("line")
}

/// The site's own colour.
pub fn accent() -> &'static str {
    light("accent")
}

fn light(name: &str) -> &'static str {
    let value = TOKENS.split_once(&format!("--{name}: light-dark(")).and_then(|(_, rest)| rest.split_once(','));
    value.map_or("#000000", |(value, _)| value.trim())
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_colour_is_in_the_style_sheet() {
        for colour in [super::paper(), super::ink(), super::second(), super::line(), super::accent()] {
            assert!(colour.len() == 7 && colour.starts_with('#') && colour != "#000000", "{colour}");
        }
    }
}
