//! What the server says in Chinese about topics, said in English. `{}` stands for what differs.

/// Sentences as the verbs of the server write them, and what they mean.
pub const SENTENCES: &[(&str, &str)] = &[
    ("专题要有标题。", "A topic has a title."),
    ("标题太长：最多 {} 个字。", "The title is too long: at most {} characters."),
    ("简介太长：最多 {} 个字。", "The summary is too long: at most {} characters."),
    ("导语太长：最多 {} 个字。", "The introduction is too long: at most {} characters."),
    ("搜索标题太长：最多 {} 个字。", "The title for search engines is too long: at most {} characters."),
    ("搜索描述太长：最多 {} 个字。", "The description for search engines is too long: at most {} characters."),
    (
        "导语里有图片、小标题、列表等，在这里改会丢掉它们，所以没有保存。要重写，请先把导语清空保存，再写新的。",
        "The introduction holds pictures, headings, lists or the like, which a change here would lose, so nothing was saved. To write it anew, empty it and save, then write.",
    ),
    ("“{}”不能作地址：只用小写字母、数字和连字符，最多 64 个字符。", "“{}” cannot be an address: small letters, digits and hyphens, at most 64."),
    ("“{}”是系统保留的地址。", "“{}” is an address of the site itself."),
    ("已经有专题用了地址“{}”。", "There is a topic at the address “{}” already."),
    ("没有图片“{}”。", "There is no picture “{}”."),
    ("专题最多 {} 个。", "There are at most {} topics."),
    ("这个专题刚才有人改过，请看过现在的样子再来一次。", "Somebody has just changed this topic; please look at it as it is now and try again."),
    ("没有勾选“确定删除”，专题还在。", "“Yes, delete it” was not ticked; the topic is still there."),
    ("没有勾选“确定删除”，板块还在。", "“Yes, delete it” was not ticked; the block is still there."),
    ("板块的标题太长：最多 {} 个字。", "The heading of the block is too long: at most {} characters."),
    ("“{}”不能作标签。", "“{}” cannot be a tag."),
    ("按规则显示的板块要写篇数，1 到 {}。", "A block with a tag or a channel says how many articles it shows: 1 to {}."),
    ("一个专题最多 {} 个板块。", "A topic has at most {} blocks."),
    (
        "这个板块里已有选好的文章：先移除它们，或另加一个按规则的板块。",
        "Articles have been picked for this block: remove them first, or add another block with a tag or a channel.",
    ),
    ("这个板块按规则显示文章，不能再手选。", "This block shows articles by its tag or channel; none can be picked for it."),
    ("一个板块最多 {} 篇文章。", "A block has at most {} articles."),
    ("没有编号为 {} 的文章。", "There is no article with the number {}."),
    ("没有写编号，或这些文章已在板块里。", "There was no number, or these articles are in the block already."),
];

/// What a sentence means, if it is one of these.
pub fn translated(said: &str) -> Option<String> {
    SENTENCES.iter().find_map(|(zh, en)| match zh.split_once("{}") {
        None => (*zh == said).then(|| (*en).to_owned()),
        Some((before, after)) => Some(en.replacen("{}", said.strip_prefix(before)?.strip_suffix(after)?, 1)),
    })
}
