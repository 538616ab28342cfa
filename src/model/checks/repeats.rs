//! What was probably typed twice.

use super::{Found, Passage, RemarkKind};

/// Signs of which one is enough. `？` and `！` may stand up to three times, and together.
const SIGNS: &str = "，。、；：？！";

/// Characters that are seldom meant twice in a row, with what may stand before and after two of them: 目的的确, 为了了解.
const CHARACTERS: [(char, &str, &str); 5] = [
    ('的', "目标打", "确士哥姐喀"),
    ('了', "不", "解之断结却然如事愿望无得"),
    ('是', "但可还于总要就只都若凡算或便即", "非否"),
    ('也', "", "门许好"),
    ('被', "棉", "子褥单套告"),
];

/// Repeated signs and characters.
pub fn found(passage: &Passage) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < passage.letters.len() {
        let next = repeated_signs(&passage.letters, at).or_else(|| repeated_character(&passage.letters, at));
        at = next.as_ref().map_or(at + 1, |next| next.end);
        found.extend(next);
    }
    found
}

fn repeated_signs(letters: &[char], at: usize) -> Option<Found> {
    let run: Vec<char> = letters[at..].iter().copied().take_while(|c| SIGNS.contains(*c)).collect();
    let loud = |c: &char| "？！".contains(*c);
    if run.len() < 2 || (run.len() <= 3 && run.iter().all(loud)) {
        return None;
    }
    let same = run.iter().all(|c| *c == run[0]);
    let suggestion = match run[0] {
        '。' | '、' if same && run.len() > 2 => Some("……".to_owned()),
        c if same && !loud(&c) => Some(c.to_string()),
        _ if run.iter().all(loud) => Some(run[..3].iter().collect()),
        _ => None,
    };
    Some(Found { kind: RemarkKind::RepeatedSign, start: at, end: at + run.len(), suggestion })
}

fn repeated_character(letters: &[char], at: usize) -> Option<Found> {
    let (c, before, after) = CHARACTERS.into_iter().find(|(c, ..)| letters[at] == *c && letters.get(at + 1) == Some(c))?;
    let is = |place: Option<usize>, meant: &str| place.and_then(|place| letters.get(place)).is_some_and(|c| meant.contains(*c));
    let meant = is(at.checked_sub(1), before) || is(Some(at + 2), after);
    (!meant).then(|| Found { kind: RemarkKind::RepeatedCharacter, start: at, end: at + 2, suggestion: Some(c.to_string()) })
}

#[cfg(test)]
mod tests {
    use super::found;
    use crate::model::checks::said;

    #[test]
    fn what_stands_twice_is_found() {
        for (text, repeated) in [
            ("今天，，明天。。", vec!["，，=，", "。。=。"]),
            ("今天，。", vec!["，。"]),
            ("等等。。。", vec!["。。。=……"]),
            ("好！！！！", vec!["！！！！=！！！"]),
            ("好？。", vec!["？。"]),
            ("新的的船", vec!["的的=的"]),
            ("开了了。", vec!["了了=了"]),
            ("这是是船", vec!["是是=是"]),
            ("他也也来", vec!["也也=也"]),
            ("被被抓", vec!["被被=被"]),
        ] {
            assert_eq!(said(text, found), repeated, "{text}");
        }
    }

    #[test]
    fn what_is_meant_is_left_alone() {
        for text in [
            "目的的实现，的的确确，红色的的士，标的的价格",
            "为了了解，不了了之，有了了结",
            "是是非非，但是是，也门和也也门，棉被被盖",
            "好！！真的？！是吗？？？",
            "等等……走了——“好。”，他说：“是！”。",
            "人人天天慢慢看看",
        ] {
            assert_eq!(said(text, found), Vec::<String>::new(), "{text}");
        }
    }
}
