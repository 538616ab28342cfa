// Writes blocks as elements: the only place where pasted text becomes markup, so this is the list of what may be in it.

import type { Block, Cell, List, Marks, Picture, Table, Text } from './blocks';

/** The blocks in a document that shows nothing. */
export function written(blocks: readonly Block[], document: Document): DocumentFragment {
  const fragment = document.createDocumentFragment();
  const writer = new Writer(document);
  for (const block of blocks) fragment.append(writer.block(block));
  return fragment;
}

class Writer {
  constructor(private readonly document: Document) {}

  block(block: Block): HTMLElement {
    switch (block.kind) {
      case 'paragraph':
      case 'numbered':
        return this.texted('p', block.text);
      case 'heading':
        return this.texted(`h${block.level}`, block.text);
      case 'quote':
        return this.quote(block.paragraphs, block.cite);
      case 'list':
        return this.list(block.list);
      case 'table':
        return this.table(block.table);
      case 'figure':
        return this.element('figure', this.picture(block.picture), ...(block.caption.length === 0 ? [] : [this.texted('figcaption', block.caption)]));
      case 'divider':
        return this.element('hr');
      case 'code':
        return this.element('pre', this.element('code', block.text));
    }
  }

  private element(name: string, ...inside: (Node | string)[]): HTMLElement {
    const element = this.document.createElement(name);
    for (const one of inside) element.append(one);
    return element;
  }

  private texted(name: string, text: Text): HTMLElement {
    return this.marked(this.element(name), text, 0);
  }

  private quote(paragraphs: readonly Text[], cite: string): HTMLElement {
    const quote = this.element('blockquote');
    for (const text of paragraphs) quote.append(this.texted('p', text));
    if (cite !== '') quote.append(this.element('footer', cite));
    return quote;
  }

  private list(list: List): HTMLElement {
    const element = this.element(list.ordered ? 'ol' : 'ul');
    for (const { text, inner } of list.items) {
      const item = this.texted('li', text);
      if (inner) item.append(this.list(inner));
      element.append(item);
    }
    return element;
  }

  private table({ caption, headers, rows }: Table): HTMLElement {
    const table = this.element('table');
    if (caption !== '') table.append(this.element('caption', caption));
    if (headers > 0) table.append(this.rows('thead', rows.slice(0, headers), () => 'col'));
    if (headers < rows.length) table.append(this.rows('tbody', rows.slice(headers), (cell) => (cell.header ? 'row' : '')));
    return table;
  }

  private rows(name: string, rows: readonly Cell[][], scope: (cell: Cell) => string): HTMLElement {
    const part = this.element(name);
    for (const row of rows) {
      const line = this.element('tr');
      for (const cell of row) line.append(this.cell(cell, scope(cell)));
      part.append(line);
    }
    return part;
  }

  private cell(cell: Cell, scope: string): HTMLElement {
    const element = this.texted(scope === '' ? 'td' : 'th', cell.text);
    if (scope !== '') element.setAttribute('scope', scope);
    if (cell.colspan > 1) element.setAttribute('colspan', String(cell.colspan));
    if (cell.rowspan > 1) element.setAttribute('rowspan', String(cell.rowspan));
    return element;
  }

  private picture({ src, from, alt, width, height }: Picture): HTMLElement {
    const image = this.element('img');
    if (src !== '') image.setAttribute('src', src);
    // Nothing is loaded: the server fetches it, or what stands in the address is taken as a file.
    else image.setAttribute(from.startsWith('data:') ? 'data-inline' : 'data-remote', from);
    image.setAttribute('alt', alt);
    if (width > 0) image.setAttribute('width', String(width));
    if (height > 0) image.setAttribute('height', String(height));
    return image;
  }

  /** Runs with their marks, from the outermost to the innermost; neighbours share the marks they have in common. */
  private marked(into: HTMLElement, text: Text, depth: number): HTMLElement {
    const mark = MARKS[depth];
    if (!mark) {
      for (const run of text) this.lines(into, run.text);
      return into;
    }
    for (let from = 0; from < text.length; ) {
      const value = mark(text[from]!.marks);
      let to = from + 1;
      while (to < text.length && mark(text[to]!.marks) === value) to++;
      this.marked(value === '' ? into : this.mark(into, value), text.slice(from, to), depth + 1);
      from = to;
    }
    return into;
  }

  private mark(into: HTMLElement, value: string): HTMLElement {
    const [name = '', address] = value.split(/ (.*)/s);
    const element = this.element(name);
    if (address !== undefined) element.setAttribute('href', address);
    into.append(element);
    return element;
  }

  private lines(into: HTMLElement, text: string): void {
    text.split('\n').forEach((line, number) => {
      if (number > 0) into.append(this.element('br'));
      if (line !== '') into.append(line);
    });
  }
}

/** The element of each mark, in the order of src/model/body/html.rs; a link's address follows its name. Links are underlined anyway. */
const MARKS: ((marks: Marks) => string)[] = [
  (marks) => (marks.link === '' ? '' : `a ${marks.link}`),
  (marks) => (marks.bold ? 'strong' : ''),
  (marks) => (marks.italic ? 'em' : ''),
  (marks) => (marks.underline && marks.link === '' ? 'u' : ''),
  (marks) => (marks.strike ? 's' : ''),
  (marks) => marks.script,
];
