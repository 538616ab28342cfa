//! Numbers drawn as bars. The drawing stretches to its place; words stand beside it, so that they keep their size.

use leptos::prelude::*;

use super::words::readers::use_readers_words;

/// A whole number with its thousands apart.
pub fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().filter_map(|group| std::str::from_utf8(group).ok()).collect();
    format!("{}{}", if number < 0 { "-" } else { "" }, groups.join(","))
}

/// The number at the top of a scale whose highest bar is `most`: 2, 4 or 10 with zeros, which can be halved.
fn top_of(most: i64) -> i64 {
    let mut power = 1;
    loop {
        for step in [2, 4, 10] {
            if power * step >= most {
                return power * step;
            }
        }
        power *= 10;
    }
}

/// Upright bars in their order, each a name and a number; the last is not complete yet.
#[component]
pub fn UprightBars(
    /// At least one.
    bars: Vec<(String, i64)>,
    /// Names the drawing in its page.
    id: &'static str,
    /// What is drawn.
    label: String,
) -> impl IntoView {
    let words = use_readers_words();
    let highest = bars.iter().max_by_key(|(_, number)| *number).cloned().unwrap_or_default();
    let name = |bar: Option<&(String, i64)>| bar.map(|(name, _)| name.clone()).unwrap_or_default();
    let (first, middle, last) = (name(bars.first()), name(bars.get(bars.len() / 2)), name(bars.last()));
    let top = top_of(highest.1);
    let told = words.chart(&first, &last, &grouped(highest.1), &highest.0);
    let count = bars.len();
    let drawn = bars
        .into_iter()
        .enumerate()
        .map(|(place, (name, number))| {
            // What was read at all can be seen.
            let height = if number == 0 { 0.0 } else { (number as f64 * 100.0 / top as f64).max(0.7) };
            let class = if place + 1 == count { "bar last" } else { "bar" };
            view! {
                <rect class=class x=format!("{}", place * 10 + 1) y=format!("{:.1}", 100.0 - height) width="8" height=format!("{height:.1}")>
                    <title>{words.bar(&name, &grouped(number))}</title>
                </rect>
            }
        })
        .collect_view();
    let (width, title, description) = (count * 10, format!("{id}-title"), format!("{id}-told"));
    let line = |y: &'static str| view! { <line class="rule" x1="0" x2=width.to_string() y1=y y2=y /> };
    view! {
        <div class="upright-bars">
            <ol class="scale" aria-hidden="true"><li>{grouped(top)}</li><li>{grouped(top / 2)}</li><li>"0"</li></ol>
            <svg
                viewBox=format!("0 0 {width} 100")
                preserveAspectRatio="none"
                role="img"
                aria-labelledby=title.clone()
                aria-describedby=description.clone()
            >
                <title id=title.clone()>{label}</title>
                <desc id=description.clone()>{told}</desc>
                {line("0.2")} {line("50")} {line("99.8")}
                {drawn}
            </svg>
            <p class="ends" aria-hidden="true"><span>{first}</span><span>{middle}</span><span>{last}</span></p>
        </div>
    }
}

/// A bar beside a number that says the same, `most` being as long as its place.
#[component]
pub fn LyingBar(
    /// The number.
    number: i64,
    /// The highest of its column.
    most: i64,
) -> impl IntoView {
    let width = if number == 0 { 0.0 } else { (number as f64 * 100.0 / most.max(1) as f64).max(0.5) };
    view! {
        <svg class="lying-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class="bar" x="0" y="0" width=format!("{width:.1}") height="10" />
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::{grouped, top_of};

    #[test]
    fn numbers_are_read_in_groups() {
        assert_eq!([0, 999, 1000, 1_234_567, -1000].map(grouped), ["0", "999", "1,000", "1,234,567", "-1,000"]);
    }

    #[test]
    fn a_scale_ends_at_a_round_number_that_can_be_halved() {
        assert_eq!([0, 1, 3, 5, 11, 39, 41, 999, 1001].map(top_of), [2, 2, 4, 10, 20, 40, 100, 1000, 2000]);
    }
}
