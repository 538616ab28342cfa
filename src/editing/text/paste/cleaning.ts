// One paste being cleaned: what is counted, and what is remembered while it is read.

import { styled, type Style } from './style';

/** What was left out, by sort; one is one element, attribute or mark. */
export interface Cleared {
  /** Elements with a style, class, font or colour. */
  styles: number;
  /** Scripts, event handlers, frames, plug-ins. */
  scripts: number;
  /** Links that would run something, or lead to somebody's disk. */
  addresses: number;
  /** Pictures, films and sounds from elsewhere or from a local file. */
  pictures: number;
  /** Spaces that indented a paragraph. */
  indents: number;
  /** Elements with nothing in them. */
  empty: number;
  /** Comments, office markup, form fields, what was hidden. */
  markup: number;
  /** All of these together. */
  total: number;
  /** The end is missing: it was longer than any story. */
  cut: boolean;
}

/** Elements and texts that are read: many times the longest story. */
const MAX_NODES = 500_000;
/** Elements in each other that are read one by one; below that only the words are. */
const MAX_DEPTH = 300;

const LOOKS = new Set([
  'style', 'class', 'align', 'valign', 'bgcolor', 'color', 'face', 'size', 'border', 'cellpadding', 'cellspacing', 'background', 'nowrap',
]);

export class Cleaning {
  readonly cleared: Cleared = { styles: 0, scripts: 0, addresses: 0, pictures: 0, indents: 0, empty: 0, markup: 0, total: 0, cut: false };
  private readonly classes = new Map<string, string>();
  private readonly styles = new Map<string, Style>();
  private nodes = 0;
  private depth = 0;

  /** What stands before the text: never part of it. */
  head(parsed: Document): void {
    for (const node of [...parsed.childNodes, ...parsed.head.childNodes]) {
      const name = node.nodeName.toLowerCase();
      if (name === '#comment') this.comment(node as Comment);
      else if (name === 'script') this.cleared.scripts++;
      else if (name === 'style' || name === 'link') this.cleared.styles++;
      if (name === 'style') this.sheet(node.textContent ?? '');
    }
    this.attributes(parsed.body);
  }

  /** Spreadsheets say only in their style sheet which cells are bold: `.xl65 {…}`, `.et3 {…}`, `.font5 {…}`. */
  private sheet(text: string): void {
    for (const [, name, rules] of text.matchAll(/\.((?:xl|et|font)\d+)\s*\{([^{}]*)\}/g)) this.classes.set(name!, `${rules};`);
  }

  /** Counts what an element loses of its attributes. */
  attributes(element: Element): void {
    let looks = element.localName === 'font';
    for (const { name } of element.attributes) {
      if (LOOKS.has(name)) looks = true;
      else if (name.startsWith('on')) this.cleared.scripts++;
    }
    if (looks) this.cleared.styles++;
  }

  /** Where Windows marks what was selected is no comment of anybody's. */
  comment(comment: Comment): void {
    if (!/^(Start|End)Fragment$/.test(comment.data)) this.cleared.markup++;
  }

  style(element: Element): Style {
    const rule = this.classes.size > 0 ? this.classes.get(element.getAttribute('class') ?? '') : undefined;
    const text = (rule ?? '') + (element.getAttribute('style') ?? '');
    let style = this.styles.get(text);
    if (!style) this.styles.set(text, style = styled(text));
    return style;
  }

  /** Whether one more node may be read. */
  more(): boolean {
    if (++this.nodes > MAX_NODES) this.cleared.cut = true;
    return !this.cleared.cut;
  }

  /** Reads the inside of an element, or only its words where elements are nested without sense. */
  deeper(read: () => void, words: () => void): void {
    if (this.depth >= MAX_DEPTH) return words();
    this.depth++;
    read();
    this.depth--;
  }

  total(): Cleared {
    const { styles, scripts, addresses, pictures, indents, empty, markup } = this.cleared;
    this.cleared.total = styles + scripts + addresses + pictures + indents + empty + markup;
    return this.cleared;
  }
}
