// Reads pasted elements in order and makes blocks of them. What it has no word for is only looked into.

import { append, PLAIN, type Block, type Marks, type Text } from './blocks';
import { elsewhere, ownPicture, safe, sourceOf } from './address';
import type { Cleaning } from './cleaning';
import { code } from './code';
import { gathered, lines, list } from './lists';
import { joined, line, paragraphs, prefixed, source, without } from './letters';
import { marked, type Style } from './style';
import { table } from './tables';

/** Elements that begin a new line. */
const BLOCKS = new Set((
  'address article aside body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header '
  + 'hgroup legend li main menu nav ol p search section summary table tbody td tfoot th thead tr ul'
).split(' '));
/** What goes with all that is in it, and as what it counts. */
const GONE: Record<string, 'scripts' | 'styles' | 'pictures' | 'markup'> = {
  script: 'scripts', iframe: 'scripts', frame: 'scripts', frameset: 'scripts', object: 'scripts', embed: 'scripts', applet: 'scripts', portal: 'scripts',
  style: 'styles', link: 'styles',
  svg: 'pictures', canvas: 'pictures', video: 'pictures', audio: 'pictures',
  template: 'markup', noscript: 'markup', noembed: 'markup', noframes: 'markup', title: 'markup', select: 'markup', textarea: 'markup',
  datalist: 'markup', input: 'markup', xml: 'markup', annotation: 'markup', 'annotation-xml': 'markup',
};
const HEADINGS = new Map([['h1', 2], ['h2', 2], ['h3', 3], ['h4', 4], ['h5', 4], ['h6', 4]]);

/** `marking`: the number before a paragraph is kept apart. `quoting`: a footer says whose words these are. */
type Mode = 'plain' | 'marking' | 'quoting';

export class Reader {
  blocks: Block[] = [];
  /** Whose words the quote is that is being read. */
  cite = '';
  /** What a word processor printed before the paragraph that is being read. */
  marker = '';
  private text: Text = [];

  constructor(readonly cleaning: Cleaning, private readonly mode: Mode = 'plain') {}

  document(body: Element): Block[] {
    this.flow(body, PLAIN, false);
    this.flush();
    return gathered(this.blocks);
  }

  /** What is in an element, as blocks of their own. */
  inside(element: Element, marks: Marks, preserved: boolean, mode: Mode = 'plain', skip?: string): Reader {
    const inner = new Reader(this.cleaning, mode);
    inner.flow(element, marks, preserved, skip);
    inner.flush();
    inner.blocks = gathered(inner.blocks);
    return inner;
  }

  /** The blocks in a part of a list or table, which says by its style how its words look. */
  opened(element: Element, marks: Marks, preserved: boolean): Block[] {
    this.cleaning.attributes(element);
    const style = this.cleaning.style(element);
    return this.inside(element, marked(marks, element.localName, style), style.preserved ?? preserved).blocks;
  }

  flow(element: Element, marks: Marks, preserved: boolean, skip?: string): void {
    const read = () => {
      for (let node = element.firstChild; node && this.cleaning.more(); node = node.nextSibling) {
        if (node instanceof Text_) this.text.push({ text: source(node.data, preserved), marks });
        else if (node instanceof Element) node.localName === skip || this.element(node, marks, preserved);
        else if (node instanceof Comment) this.cleaning.comment(node);
      }
    };
    this.cleaning.deeper(read, () => this.words(element, marks));
  }

  /** Ends the paragraph that is being read. */
  flush(): void {
    const whole = this.text;
    this.text = [];
    for (const text of paragraphs(whole, (n) => (this.cleaning.cleared.indents += n))) this.blocks.push({ kind: 'paragraph', text });
  }

  private element(element: Element, marks: Marks, preserved: boolean): void {
    const { cleared } = this.cleaning;
    const name = element.localName;
    const style = this.cleaning.style(element);
    this.cleaning.attributes(element);
    if (Object.hasOwn(GONE, name)) cleared[GONE[name]!]++;
    else if (isHidden(element, name, style)) cleared.markup++;
    else if (name === 'br') this.text.push({ text: '\n', marks });
    else if (name === 'hr') this.block({ kind: 'divider' });
    else if (name === 'img') this.picture(element, marks);
    else if (style.marker && this.mode === 'marking') this.marker += element.textContent;
    else {
      if (name.includes(':')) cleared.markup++;
      const more = this.linked(element, name, marked(marks, name, style));
      const keep = style.preserved ?? preserved;
      if (!this.special(element, name, more, keep, style)) this.plain(element, name, more, keep, style);
    }
  }

  /** Elements with a meaning of their own. */
  private special(element: Element, name: string, marks: Marks, preserved: boolean, style: Style): boolean {
    const level = HEADINGS.get(name) ?? outline(element, style);
    if (level !== undefined) this.heading(element, marks, preserved, level);
    else if (name === 'p' && style.list) this.numbered(element, marks, preserved, style);
    else if (name === 'blockquote' || name === 'p' && /\bMso(Intense)?Quote\b/.test(element.getAttribute('class') ?? '')) this.quote(element, marks, preserved);
    else if (name === 'ul' || name === 'ol' || name === 'menu' || name === 'dir') this.listed(element, marks, preserved);
    else if (name === 'table') this.tabled(element, marks, preserved);
    else if (name === 'figure') this.figure(element, marks, preserved);
    else if (name === 'footer' && this.mode === 'quoting') this.cited(element);
    else if (name === 'pre' || name === 'listing' || name === 'xmp' || style.code && isBlock(name, style)) {
      const text = code(element);
      if (text === '') this.cleaning.cleared.empty++;
      else this.block({ kind: 'code', text });
    } else return false;
    return true;
  }

  private plain(element: Element, name: string, marks: Marks, preserved: boolean, style: Style): void {
    const quoted = name === 'q';
    if (!isBlock(name, style)) {
      if (!element.firstChild) this.cleaning.cleared.empty++;
      if (quoted) this.text.push({ text: '“', marks });
      this.flow(element, marks, preserved);
      if (quoted) this.text.push({ text: '”', marks });
      return;
    }
    this.flush();
    const before = this.blocks.length;
    this.flow(element, marks, preserved);
    this.flush();
    if (this.blocks.length === before) this.cleaning.cleared.empty++;
  }

  private block(block: Block): void {
    this.flush();
    this.blocks.push(block);
  }

  private heading(element: Element, marks: Marks, preserved: boolean, level: number): void {
    this.flush();
    const inner = this.inside(element, marks, preserved, 'marking');
    const others: Block[] = [];
    // A heading is bold by itself. Its number is part of its words.
    const text = without(joined(lines(inner.blocks, others)), { bold: false });
    if (text.length > 0) this.blocks.push({ kind: 'heading', level, text: prefixed(spaced(inner.marker), text) });
    else if (others.length === 0) this.cleaning.cleared.empty++;
    append(this.blocks, others);
  }

  private numbered(element: Element, marks: Marks, preserved: boolean, style: Style): void {
    this.flush();
    const { blocks, marker } = this.inside(element, marks, preserved, 'marking');
    const rest: Block[] = [];
    const text = joined(lines(blocks, rest));
    if (text.length > 0) this.blocks.push({ kind: 'numbered', list: style.list!, level: style.level!, marker: spaced(marker), text });
    append(this.blocks, rest);
    if (blocks.length === 0) this.cleaning.cleared.empty++;
  }

  /** What cannot be quoted cuts the quote in two, so that everything stays in its order. */
  private quote(element: Element, marks: Marks, preserved: boolean): void {
    this.flush();
    const word = element.localName === 'p';
    const inner = this.inside(element, marks, preserved, 'quoting');
    let quoted: Text[] = [];
    const end = (cite: string) => {
      const last = this.blocks.at(-1);
      if (word && last?.kind === 'quote' && last.word) append(last.paragraphs, quoted);
      else if (quoted.length > 0) this.blocks.push({ kind: 'quote', paragraphs: quoted, cite, word });
      quoted = [];
    };
    for (const block of inner.blocks) {
      if (block.kind === 'paragraph' || block.kind === 'heading') quoted.push(block.text);
      else if (block.kind === 'quote') {
        append(quoted, block.paragraphs);
        if (block.cite !== '') quoted.push([{ text: `—— ${block.cite}`, marks: PLAIN }]);
      } else {
        end('');
        this.blocks.push(block);
      }
    }
    if (quoted.length > 0) end(inner.cite);
    else if (inner.cite !== '') this.blocks.push({ kind: 'paragraph', text: [{ text: inner.cite, marks: PLAIN }] });
  }

  /** The dash before a name is the site's to print. */
  private cited(element: Element): void {
    const words = joined(lines(this.inside(element, PLAIN, false).blocks, [])).map((run) => run.text).join('');
    this.cite = line(`${this.cite} ${words.replace(/^[\s\u2012-\u2015-]+/, '')}`);
  }

  private listed(element: Element, marks: Marks, preserved: boolean): void {
    this.flush();
    if (element.firstElementChild?.hasAttribute('data-aria-level')) return this.leveled(element, marks, preserved);
    const { list: read, rest } = list(this, element, marks, preserved);
    if (read.items.length > 0) this.blocks.push({ kind: 'list', list: read, start: Number(element.getAttribute('start') ?? 1) });
    else if (rest.length === 0) this.cleaning.cleared.empty++;
    append(this.blocks, rest);
  }

  /** The word processor in the browser puts every item into a list of its own, and says its level. */
  private leveled(element: Element, marks: Marks, preserved: boolean): void {
    let number = Number(element.getAttribute('start') ?? 1);
    for (const item of element.children) {
      const marker = element.localName === 'ol' ? `${number++}. ` : '·';
      const rest: Block[] = [];
      const text = joined(lines(this.opened(item, marks, preserved), rest));
      const level = Number(item.getAttribute('data-aria-level')) || 1;
      if (text.length > 0) this.blocks.push({ kind: 'numbered', list: item.getAttribute('data-listid') ?? '', level, marker, text });
      append(this.blocks, rest);
    }
  }

  private tabled(element: Element, marks: Marks, preserved: boolean): void {
    this.flush();
    const blocks = table(this, element, marks, preserved);
    if (blocks.length === 0) this.cleaning.cleared.empty++;
    append(this.blocks, blocks);
  }

  /** A picture of this site keeps its caption; the caption of any other thing is a paragraph. */
  private figure(element: Element, marks: Marks, preserved: boolean): void {
    this.flush();
    const { blocks } = this.inside(element, marks, preserved, 'plain', 'figcaption');
    for (const part of element.children) {
      if (part.localName !== 'figcaption') continue;
      const rest: Block[] = [];
      const caption = joined(lines(this.opened(part, marks, preserved), rest));
      const picture = [...blocks].reverse().find((block) => block.kind === 'figure');
      if (picture) picture.caption = joined([picture.caption, caption]);
      else if (caption.length > 0) blocks.push({ kind: 'paragraph', text: caption });
      append(blocks, rest);
    }
    append(this.blocks, blocks);
  }

  private picture(element: Element, marks: Marks): void {
    const alt = line(element.getAttribute('alt') ?? '');
    if (/\b(emoji|smiley)\b/.test(element.getAttribute('class') ?? '') && alt !== '') {
      this.text.push({ text: alt, marks });
      return;
    }
    const src = ownPicture(sourceOf(element));
    const from = src === '' ? elsewhere(sourceOf(element)) : '';
    if (src === '' && from === '') this.cleaning.cleared.pictures++;
    else this.block({ kind: 'figure', picture: { src, from, alt, width: pixels(element, 'width'), height: pixels(element, 'height') }, caption: [] });
  }

  private linked(element: Element, name: string, marks: Marks): Marks {
    const address = name === 'a' ? element.getAttribute('href') : null;
    if (address === null) return marks;
    // Bookmarks of word processors lead to names that do not come along.
    if (address.startsWith('#_')) return { ...marks, link: '' };
    const link = safe(address);
    if (link === '') this.cleaning.cleared.addresses++;
    return { ...marks, link };
  }

  /** Only the words: nobody nests elements as deep as this with a reason. */
  private words(element: Element, marks: Marks): void {
    const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() && this.cleaning.more()) {
      const node = walker.currentNode as Text_;
      if (!Object.hasOwn(GONE, node.parentElement?.localName ?? '')) this.text.push({ text: source(node.data, false), marks });
    }
  }
}

/** The browser's text node: `Text` is what a block has. */
const Text_ = globalThis.Text;
type Text_ = globalThis.Text;

function isBlock(name: string, style: Style): boolean {
  if (style.display === 'inline') return false;
  return BLOCKS.has(name) || style.display === 'block';
}

/** What a reader of the source would not see, what only its program understands, and remarks of reviewers. */
function isHidden(element: Element, name: string, style: Style): boolean {
  if (style.display === 'none' || style.remark || element.hasAttribute('hidden')) return true;
  if (/\bmsocom(anchor|off)\b/.test(element.getAttribute('class') ?? '')) return true;
  // Content controls hold words: `w:sdt`. Their properties, and whatever else has such a name, hold none.
  return /^[vwxo]:/.test(name) && !/^(o:p|w:sdt(content)?)$/.test(name);
}

/** The level of a heading that a word processor made a paragraph. */
function outline(element: Element, style: Style): number | undefined {
  if (element.localName !== 'p' && element.localName !== 'div') return undefined;
  const [, title, deep] = /\b(?:Mso(Title|Subtitle)|(?:MsoHeading|heading-)([1-9]))\b/.exec(element.getAttribute('class') ?? '') ?? [];
  const level = title ? (title === 'Title' ? 2 : 3) : Number(deep ?? style.outline ?? 0);
  return level > 0 ? Math.min(Math.max(level, 2), 4) : undefined;
}

/** “1.” and a space; “一、” and none. */
function spaced(marker: string): string {
  const words = line(marker);
  return words === '' || /[、，）】〕》：。．]$/.test(words) ? words : `${words} `;
}

function pixels(element: Element, name: string): number {
  const number = Number(element.getAttribute(name) ?? 0);
  return Number.isInteger(number) && number > 0 && number <= 20_000 ? number : 0;
}
