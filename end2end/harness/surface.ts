// The editor's surface alone, for tests that look at what it makes of a story. Bundled into a page by `withSurface`.

import { DOMParser as Reader } from 'prosemirror-model';
import { blocksOf } from '../../src/editing/text/convert';
import { schema } from '../../src/editing/text/schema';
import { Uploads } from '../../src/editing/pictures/uploads';
import { Figures } from '../../src/editing/text/figures';
import { Surface } from '../../src/editing/text/surface';
import type { Block } from '../../src/editing/wire';

const element = document.createElement('div');
element.className = 'prose';
document.body.append(element);
const nothing = () => undefined;
const words = { story: 'story' } as never;
const figures = new Figures(new Uploads(words, 40, nothing), words, { say: nothing, mended: nothing, changed: nothing });
const surface = new Surface(element, [], words, figures, { changed: nothing, moved: nothing, left: nothing, composed: nothing, undo: nothing, redo: nothing, cleaned: nothing });

/** Marks that only the editor needs, and what it leaves to the style sheet. */
function drawn(root: HTMLElement): string {
  const copy = root.cloneNode(true) as HTMLElement;
  const all = (selector: string) => [...copy.querySelectorAll<HTMLElement>(selector)];
  for (const found of all('br.ProseMirror-trailingBreak, img.ProseMirror-separator, .ProseMirror-widget, .ProseMirror-gapcursor')) found.remove();
  for (const line of all('div.line')) line.replaceWith(...line.childNodes);
  for (const caption of all('span.caption')) {
    const credit = caption.nextElementSibling as HTMLElement;
    if (credit.textContent && caption.childNodes.length > 0) credit.before(' ');
    if (!credit.textContent) credit.remove();
    caption.replaceWith(...caption.childNodes);
  }
  for (const caption of all('figcaption')) if (caption.childNodes.length === 0) caption.remove();
  for (const footer of all('blockquote > footer')) {
    if (footer.textContent) footer.prepend('—— ');
    else footer.remove();
  }
  for (const box of all('div.table')) table(box);
  return tidied(copy);
}

function table(box: HTMLElement) {
  const [caption, grid] = [box.querySelector<HTMLElement>('.table-caption')!, box.querySelector('table')!];
  const rows = [...grid.rows];
  grid.replaceChildren();
  if (caption.textContent) grid.createCaption().textContent = caption.textContent;
  caption.remove();
  const under = rows.findIndex((row) => row.dataset['head'] === undefined);
  const heads = under < 0 ? rows.length : under;
  for (const [name, part] of [['thead', rows.slice(0, heads)], ['tbody', rows.slice(heads)]] as const) {
    if (part.length === 0) continue;
    const section = document.createElement(name);
    section.append(...part);
    for (const cell of section.querySelectorAll('th')) cell.setAttribute('scope', name === 'thead' ? 'col' : 'row');
    grid.append(section);
  }
}

/** Both sides without what does not belong to the story: attributes for loading and for help, what is known of a picture beside the
 * story, the link to its full size, and breaks between blocks. */
function tidied(copy: HTMLElement): string {
  for (const link of copy.querySelectorAll('a.full')) link.replaceWith(...link.childNodes);
  for (const node of [...copy.childNodes]) if (node.nodeType === Node.TEXT_NODE && node.textContent?.trim() === '') node.remove();
  for (const found of copy.querySelectorAll<HTMLElement>('*')) {
    for (const name of ['loading', 'decoding', 'fetchpriority', 'draggable', 'contenteditable', 'data-head', 'data-label', 'data-other', 'role', 'tabindex', 'aria-label', 'data-colwidth']) found.removeAttribute(name);
    for (const name of [...found.classList]) if (name === 'here' || name.startsWith('ProseMirror') || /^(fx|fy|r|g|b)-\d+$/.test(name)) found.classList.remove(name);
    if (found.classList.length === 0) found.removeAttribute('class');
    // One order, so that the two can be compared as text.
    const attributes = [...found.attributes].sort((one, other) => (one.name < other.name ? -1 : 1)).map(({ name, value }) => [name, value] as const);
    for (const [name] of attributes) found.removeAttribute(name);
    for (const [name, value] of attributes) found.setAttribute(name, value);
  }
  copy.normalize();
  return copy.innerHTML;
}

const tool = {
  show: (body: Block[]) => surface.show(body),
  said: () => surface.blocks,
  drawn: () => drawn(surface.element),
  reread: () => blocksOf(Reader.fromSchema(schema).parse(surface.element, { preserveWhitespace: 'full' })),
  readers: (html: string) => {
    const holder = document.createElement('div');
    holder.innerHTML = html;
    return tidied(holder.querySelector<HTMLElement>('.prose')!);
  },
};
declare global {
  interface Window { surfaceTool: typeof tool }
}
window.surfaceTool = tool;
