//! Names in Latin letters, as an input method takes them.

use pinyin::{ToPinyin, ToPinyinMulti};

/// Surnames are read in more than one way; of more than these, nobody types them.
const MOST_READINGS: usize = 8;

/// A name's syllables without tones, and their first letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelled {
    /// `liuxizhen`.
    pub whole: String,
    /// `lxz`.
    pub initials: String,
}

/// How a name of Han characters is typed, in its usual reading; `None` where it has others.
pub fn spelled(name: &str) -> Option<Spelled> {
    let syllables: Vec<&str> = name.chars().map(|c| c.to_pinyin().map(|syllable| syllable.plain())).collect::<Option<_>>()?;
    let initials: String = syllables.iter().filter_map(|syllable| syllable.chars().next()).collect();
    (!syllables.is_empty()).then(|| Spelled { whole: plain(&syllables.concat()), initials: plain(&initials) })
}

/// All ways in which a name may be typed whole.
pub fn readings(name: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    for c in name.chars() {
        let mut syllables: Vec<String> = match c.to_pinyin_multi() {
            Some(many) => many.into_iter().map(|syllable| plain(syllable.plain())).collect(),
            None => return Vec::new(),
        };
        syllables.dedup();
        syllables.sort();
        syllables.dedup();
        all = all.iter().flat_map(|begun| syllables.iter().map(move |syllable| format!("{begun}{syllable}"))).take(MOST_READINGS).collect();
    }
    all.retain(|reading| !reading.is_empty());
    all
}

/// ü is typed as v.
fn plain(syllables: &str) -> String {
    syllables.replace('ü', "v")
}

#[cfg(test)]
mod tests {
    use super::{Spelled, readings, spelled};

    #[test]
    fn a_name_is_typed_by_its_syllables_or_their_first_letters() {
        assert_eq!(spelled("柳溪"), Some(Spelled { whole: "liuxi".to_owned(), initials: "lx".to_owned() }));
        assert_eq!(spelled("吕梁").unwrap().whole, "lvliang");
        assert!(spelled("Li Ming").is_none() && spelled("").is_none());
        assert!(readings("单雄信").contains(&"shanxiongxin".to_owned()));
        assert!(readings("重重重重重重").len() <= 8);
    }
}
