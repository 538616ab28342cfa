// The story as the editor holds it: one node for each block of src/model/body, with its id, and nothing that a body
// cannot say. What each node is drawn as is what src/model/body/html.rs writes for readers.

import { DOMParser as Reader, Fragment, Schema, type DOMOutputSpec, type Node, type NodeSpec, type MarkSpec, type ParseRule } from 'prosemirror-model';
import { tableNodes } from 'prosemirror-tables';
import { leadsAway, isSafe } from './address';
import { drawn, sizesOf } from './picture';

const id = { id: { default: '' } };
const named = (node: Node) => (node.attrs['id'] ? { id: `b-${node.attrs['id']}` } : {});
const idOf = (element: HTMLElement) => /^b-([a-z0-9]{1,32})$/.exec(element.id)?.[1] ?? '';
const withId = (element: HTMLElement) => ({ id: idOf(element) });

/** A file of this site's media folder, or `undefined`. */
const fileOf = (image: HTMLImageElement) => {
  const { origin, pathname } = new URL(image.getAttribute('src') ?? '', location.href);
  const name = /^\/media\/([A-Za-z0-9_-][A-Za-z0-9._-]*)$/.exec(pathname)?.[1];
  return origin === location.origin ? name : undefined;
};

/** `upload` names a picture that is on its way to the library: until it is there, `file` is empty, and nothing of it is saved. */
const pictureAttrs = { file: { default: '' }, width: { default: 1 }, height: { default: 1 }, alt: { default: '' }, upload: { default: '' } };

const layoutOf = (figure: HTMLElement) => ['half', 'left', 'right'].find((name) => figure.classList.contains(name)) ?? 'full';

function pictureOf(figure: HTMLElement): Record<string, unknown> | false {
  const image = figure.querySelector('img');
  const file = image && fileOf(image);
  const upload = image?.dataset['upload'] ?? '';
  if (!image || !(file || upload)) return false;
  const size = (name: string) => Math.max(1, Number(image.getAttribute(name)) || 1);
  return { id: idOf(figure), layout: layoutOf(figure), file: file ?? '', upload: file ? '' : upload, width: size('width'), height: size('height'), alt: image.alt };
}

const placed = ({ layout }: Node['attrs']) => (layout && layout !== 'full' ? { class: layout as string } : {});

/** Until its file is here a picture is drawn by figure_view.ts; what stands for it then is its upload. */
const drawnPicture = (node: Node): DOMOutputSpec => {
  const { file, alt, layout, upload } = node.attrs;
  const image: DOMOutputSpec = file ? drawn(node.attrs as Parameters<typeof drawn>[0], sizesOf(layout ?? 'gallery')) : ['img', { 'data-upload': upload, alt }];
  return ['figure', { ...placed(node.attrs), ...named(node) }, image, ['figcaption', 0]];
};

/** Where caption and credit of a figure stand: as the editor draws them, or brought into that form. */
function captionOf(figure: HTMLElement): HTMLElement {
  const found = figure.querySelector<HTMLElement>('figcaption');
  if (found?.querySelector(':scope > .caption')) return found;
  const made = document.createElement('figcaption');
  const [caption, credit] = ['caption', 'credit'].map((name) => Object.assign(document.createElement('span'), { className: name }));
  const words = found?.cloneNode(true) as HTMLElement | undefined;
  const signed = words?.querySelector('.credit');
  signed?.remove();
  caption!.append(...(words?.childNodes ?? []));
  credit!.textContent = signed?.textContent ?? '';
  made.append(caption!, credit!);
  return made;
}

const tables = tableNodes({ cellContent: 'line+', cellAttributes: {} });

const rowRule: ParseRule = { tag: 'tr', getAttrs: (element) => ({ head: (element.parentNode as Element | null)?.nodeName === 'THEAD' || (element as HTMLElement).dataset['head'] !== undefined }) };

/** A table from elsewhere: its caption, and its rows. */
function contentOfTable(table: globalThis.Node, schema: Schema): Fragment {
  const words = ((table as HTMLTableElement).caption?.textContent ?? '').trim();
  const rows = Reader.fromSchema(schema).parse(table as HTMLElement, { topNode: schema.nodes['grid']!.create() });
  return Fragment.from([schema.nodes['table_caption']!.create(null, words ? schema.text(words) : undefined), rows]);
}

const nodes: Record<string, NodeSpec> = {
  doc: { content: 'block+' },
  paragraph: { group: 'block', content: 'inline*', attrs: id, parseDOM: [{ tag: 'p', getAttrs: withId }], toDOM: (node) => ['p', named(node), 0] },
  heading: {
    group: 'block', content: 'inline*', defining: true, attrs: { ...id, level: { default: 2 } },
    parseDOM: [2, 3, 4].map((level) => ({ tag: `h${level}`, getAttrs: (element: HTMLElement) => ({ id: idOf(element), level }) })),
    toDOM: (node) => [`h${node.attrs['level']}`, named(node), 0],
  },
  picture: {
    group: 'block', content: 'caption credit', attrs: { ...id, ...pictureAttrs, layout: { default: 'full' } }, draggable: true, isolating: true,
    parseDOM: [{ tag: 'figure', getAttrs: pictureOf, contentElement: captionOf }], toDOM: drawnPicture,
  },
  gallery: {
    group: 'block', content: 'shot*', attrs: id, draggable: true, isolating: true,
    parseDOM: [{ tag: 'div.gallery', getAttrs: withId }], toDOM: (node) => ['div', { class: 'gallery', ...named(node) }, 0],
  },
  shot: {
    content: 'caption credit', attrs: { ...id, ...pictureAttrs }, isolating: true,
    parseDOM: [{ tag: 'figure', context: 'gallery/', priority: 60, getAttrs: pictureOf, contentElement: captionOf }], toDOM: drawnPicture,
  },
  caption: { content: 'inline*', isolating: true, parseDOM: [{ tag: 'span.caption' }], toDOM: () => ['span', { class: 'caption' }, 0] },
  credit: { content: 'text*', marks: '', isolating: true, parseDOM: [{ tag: 'span.credit' }], toDOM: () => ['span', { class: 'credit' }, 0] },
  quote: {
    group: 'block', content: 'quoted+ cite', attrs: id, defining: true,
    parseDOM: [{ tag: 'blockquote', getAttrs: withId }], toDOM: (node) => ['blockquote', named(node), 0],
  },
  quoted: { content: 'inline*', parseDOM: [{ tag: 'p', context: 'quote/', priority: 60 }], toDOM: () => ['p', 0] },
  cite: { content: 'text*', marks: '', parseDOM: [{ tag: 'footer', context: 'quote/' }], toDOM: () => ['footer', 0] },
  list: {
    group: 'block', content: 'item+', attrs: { ...id, ordered: { default: false } },
    parseDOM: [
      { tag: 'ul', getAttrs: (element) => ({ id: idOf(element), ordered: false }) },
      { tag: 'ol', getAttrs: (element) => ({ id: idOf(element), ordered: true }) },
    ],
    toDOM: (node) => [node.attrs['ordered'] ? 'ol' : 'ul', named(node), 0],
  },
  item: { content: 'line list*', defining: true, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
  line: { content: 'inline*', parseDOM: [{ tag: 'div.line' }, { tag: 'p', context: 'item/|table_cell/|table_header/', priority: 60 }], toDOM: () => ['div', { class: 'line' }, 0] },
  table: {
    group: 'block', content: 'table_caption grid', attrs: id, isolating: true,
    parseDOM: [{ tag: 'div.table', getAttrs: withId }, { tag: 'table', getContent: contentOfTable }], toDOM: (node) => ['div', { class: 'table', ...named(node) }, 0],
  },
  table_caption: { content: 'text*', marks: '', isolating: true, parseDOM: [{ tag: 'div.table-caption' }], toDOM: () => ['div', { class: 'table-caption' }, 0] },
  grid: { ...tables.table, group: '', content: 'table_row+', parseDOM: [{ tag: 'table', context: 'table/', priority: 60 }, { tag: 'caption', ignore: true }] },
  table_row: { ...tables.table_row, attrs: { head: { default: false } }, parseDOM: [rowRule], toDOM: (node) => ['tr', node.attrs['head'] ? { 'data-head': '' } : {}, 0] },
  table_cell: tables.table_cell,
  table_header: tables.table_header,
  divider: { group: 'block', attrs: id, draggable: true, parseDOM: [{ tag: 'hr', getAttrs: withId }], toDOM: (node) => ['hr', named(node)] },
  page_break: {
    group: 'block', attrs: { ...id, title: { default: '' } }, draggable: true,
    parseDOM: [{ tag: 'hr.page-break', priority: 60, getAttrs: (element) => ({ id: idOf(element), title: element.dataset['title'] ?? '' }) }],
    toDOM: (node) => ['hr', { class: 'page-break', ...named(node), 'data-title': node.attrs['title'] }],
  },
  video: {
    group: 'block', attrs: { ...id, url: {}, title: { default: '' } }, draggable: true, atom: true,
    parseDOM: [{
      tag: 'p.video', priority: 60,
      getAttrs: (element) => {
        const url = element.querySelector('a')?.getAttribute('href') ?? '';
        const title = element.textContent ?? '';
        return isSafe(url) && { id: idOf(element), url, title: title === url ? '' : title };
      },
    }],
    toDOM: (node) => ['p', { class: 'video', ...named(node) }, ['a', linked(node.attrs['url'] as string), node.attrs['title'] || node.attrs['url']]],
  },
  code: {
    group: 'block', content: 'text*', marks: '', code: true, defining: true, attrs: id,
    parseDOM: [{ tag: 'pre', preserveWhitespace: 'full', getAttrs: withId }], toDOM: (node) => ['pre', named(node), ['code', 0]],
  },
  text: { group: 'inline' },
  hard_break: { group: 'inline', inline: true, selectable: false, parseDOM: [{ tag: 'br' }], toDOM: () => ['br'], leafText: () => '\n', linebreakReplacement: true },
};

const linked = (href: string) => (leadsAway(href) ? { href, rel: 'external noopener' } : { href });

const element = (name: string, ...also: ParseRule[]): MarkSpec => ({ parseDOM: [{ tag: name }, ...also], toDOM: () => [name, 0] });

/** Marks from the outermost to the innermost, as readers get them. */
const marks: Record<string, MarkSpec> = {
  link: {
    attrs: { href: {} }, inclusive: false,
    parseDOM: [{ tag: 'a[href]', getAttrs: (element) => isSafe(element.getAttribute('href') ?? '') && { href: (element.getAttribute('href') ?? '').trim() } }],
    toDOM: (mark) => ['a', linked(mark.attrs['href'] as string), 0],
  },
  bold: element('strong', { tag: 'b' }),
  italic: element('em', { tag: 'i' }),
  underline: element('u'),
  strike: element('s', { tag: 'del' }),
  script: {
    attrs: { kind: { default: 'super' } },
    parseDOM: [{ tag: 'sup', attrs: { kind: 'super' } }, { tag: 'sub', attrs: { kind: 'sub' } }],
    toDOM: (mark) => [mark.attrs['kind'] === 'sub' ? 'sub' : 'sup', 0],
  },
};

export const schema = new Schema({ nodes, marks });

/** The kind of node with a name of the table above. */
export const kind = (name: string) => schema.nodes[name]!;
export const mark = (name: string) => schema.marks[name]!;
