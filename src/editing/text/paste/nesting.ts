// How deep pasted elements may be in each other: a parser takes seconds for what is nested ten thousand times.

/** As deep as src/server/import/html/parse.rs reads. Browsers stop at 512, and four of those may be one cell. */
const DEEPEST = 120;

/** Elements that have no inside, or that end where the next of their kind begins. */
const FLAT = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|p|li|dt|dd|td|th|tr|tbody|thead|tfoot|colgroup|option|optgroup|rp|rt)$/;

/** Elements that end alone, whatever was opened in them. */
const ALONE = /^(a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)$/;

/**
 * The HTML without the tags of elements that lie deeper. Tags are only looked for, not parsed: whoever hides them well
 * wins a slow paste and nothing else.
 */
export function shallow(html: string): string {
  const open: string[] = [];
  const lost = new Map<string, number>();
  return html.replace(/<!--[^]*?(?:-->|$)|<(\/?)([a-z][^\s/>]*)[^>]*>?/gi, (tag, slash: string, named?: string) => {
    const name = named?.toLowerCase() ?? '';
    if (named === undefined || tag.endsWith('/>') || FLAT.test(name)) return tag;
    if (slash === '' && open.length < DEEPEST) {
      open.push(name);
      return tag;
    }
    const gone = lost.get(name) ?? 0;
    if (slash === '' || gone > 0) {
      lost.set(name, slash === '' ? gone + 1 : gone - 1);
      return '';
    }
    const at = open.lastIndexOf(name);
    if (at >= 0) open.splice(at, ALONE.test(name) ? 1 : open.length);
    return tag;
  });
}
