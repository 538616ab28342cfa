// The places in a block where words stand: where they are in the document, and where in the block.

import { letters, retype } from './retype';
import type { Block, Figure, List, Run } from './wire';

export interface Slot {
  element: HTMLElement;
  /** The words that the block has there. */
  read(): string;
  /** The block with other words there. */
  write(text: string): void;
  /** Whether a line break may stand in it. */
  lines: boolean;
}

/** All slots of a block that is drawn as `element`; `block` is changed by writing. */
export function slotsOf(block: Block, element: HTMLElement): Slot[] {
  switch (block.type) {
    case 'heading':
      // A heading stays one: what is written in it is an element of its own.
      return [runs(wrapped(element, null), () => block.text, (text) => (block.text = text))];
    case 'paragraph':
      return [runs(element, () => block.text, (text) => (block.text = text))];
    case 'code': {
      const code = element.querySelector<HTMLElement>('code') ?? element;
      return [{ element: code, read: () => block.text, write: (text) => (block.text = text), lines: true }];
    }
    case 'quote': {
      const found = [...element.querySelectorAll<HTMLElement>(':scope > p')].map((p, at) =>
        runs(p, () => block.paragraphs[at] ?? [], (text) => (block.paragraphs[at] = text)));
      return found;
    }
    case 'list':
      return listSlots(block, element);
    case 'table':
      return [...element.querySelectorAll('tr')].flatMap((row, at) =>
        [...row.querySelectorAll<HTMLElement>('td, th')].flatMap((cell, column) => {
          const known = block.rows[at]?.[column];
          return known ? [runs(wrapped(cell, null), () => known.text, (text) => (known.text = text))] : [];
        }));
    case 'picture':
      return figureSlots(block, element);
    case 'gallery':
      return [...element.querySelectorAll<HTMLElement>('figure')].flatMap((figure, at) => {
        const known = block.figures[at];
        return known ? figureSlots(known, figure) : [];
      });
    default:
      return [];
  }
}

function runs(element: HTMLElement, get: () => Run[], set: (runs: Run[]) => void): Slot {
  return { element, read: () => letters(get()), write: (text) => set(retype(get(), text)), lines: false };
}

function listSlots(list: List, element: HTMLElement): Slot[] {
  return [...element.querySelectorAll<HTMLElement>(':scope > li')].flatMap((li, at) => {
    const item = list.items[at];
    if (!item) return [];
    const inner = li.querySelector<HTMLElement>(':scope > ul, :scope > ol');
    const own = runs(wrapped(li, inner), () => item.text, (text) => (item.text = text));
    return inner && item.inner ? [own, ...listSlots(item.inner, inner)] : [own];
  });
}

function figureSlots(figure: Figure, element: HTMLElement): Slot[] {
  const caption = element.querySelector<HTMLElement>('figcaption');
  if (!caption) return [];
  const credit = caption.querySelector<HTMLElement>('.credit');
  const found = [runs(wrapped(caption, credit), () => figure.caption, (text) => (figure.caption = text))];
  if (credit) found.push({ element: credit, read: () => figure.credit, write: (text) => (figure.credit = text), lines: false });
  return found;
}

/** What stands in `parent` before `end`, in an element of its own that takes no part in the layout. */
function wrapped(parent: HTMLElement, end: HTMLElement | null): HTMLElement {
  const known = parent.querySelector<HTMLElement>(':scope > .slot');
  if (known) return known;
  const slot = document.createElement('span');
  slot.className = 'slot';
  parent.prepend(slot);
  for (let next = slot.nextSibling; next && next !== end; next = slot.nextSibling) slot.append(next);
  return slot;
}

/** The words of an element, line breaks as `\n`. */
export function wordsOf(element: HTMLElement): string {
  let words = '';
  for (const node of element.childNodes) {
    if (node instanceof HTMLBRElement) words += '\n';
    else if (node instanceof HTMLElement) words += wordsOf(node);
    else words += node.textContent ?? '';
  }
  return words;
}
