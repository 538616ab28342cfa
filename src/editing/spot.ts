// One place on the page that can be written in: a line, or a slot of a block. Chinese input comes first: nothing is
// read, saved or moved while a composition is under way.

import { wordsOf } from './slots';

export interface Spot {
  element: HTMLElement;
  label: string;
  /** Whether Enter puts a line break. */
  lines: boolean;
  changed(text: string): void;
  /** Enter where it puts no line break; the words after the caret. */
  enter?(rest: string): void;
  /** Backspace in an empty spot. */
  emptied?(): void;
  focused?(): void;
  left?(): void;
}

/** Makes the spot editable; the answer undoes it. */
export function open(spot: Spot): () => void {
  const { element } = spot;
  const away = new AbortController();
  const on = <K extends keyof HTMLElementEventMap>(name: K, handle: (event: HTMLElementEventMap[K]) => void) =>
    element.addEventListener(name, handle, { signal: away.signal });
  const attributes: Record<string, string> = {
    contenteditable: 'plaintext-only', role: 'textbox', 'aria-label': spot.label, 'data-label': spot.label, spellcheck: 'false', tabindex: '0',
  };
  const before = Object.keys(attributes).map((name) => [name, element.getAttribute(name)] as const);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  let composing = false;
  const read = () => {
    if (!composing) spot.changed(wordsOf(element).replace(/\u00a0/g, ' '));
  };
  on('compositionstart', () => (composing = true));
  on('compositionend', () => {
    composing = false;
    read();
  });
  on('input', read);
  on('focus', () => spot.focused?.());
  on('blur', () => spot.left?.());
  on('paste', (event) => {
    const text = event.clipboardData?.getData('text/plain');
    if (text === undefined || spot.lines) return;
    event.preventDefault();
    document.execCommand('insertText', false, text.replace(/^[\s\u3000]+|\s+$/g, '').replace(/\s*[\r\n]+\s*/g, ' '));
  });
  on('keydown', (event) => {
    // The Enter that confirms a candidate is no Enter.
    if (event.isComposing || composing || event.keyCode === 229) return;
    if (event.key === 'Escape') element.blur();
    else if (event.key === 'Enter' && !spot.lines) {
      event.preventDefault();
      if (spot.enter) spot.enter(splitAtCaret(element));
      else element.blur();
    } else if (event.key === 'Backspace' && spot.emptied && wordsOf(element).trim() === '') {
      event.preventDefault();
      spot.emptied();
    }
  });
  return () => {
    away.abort();
    for (const [name, value] of before) {
      if (value === null) element.removeAttribute(name);
      else element.setAttribute(name, value);
    }
  };
}

/** The words after the caret. */
function splitAtCaret(element: HTMLElement): string {
  const selection = getSelection();
  if (!selection?.rangeCount) return '';
  const range = selection.getRangeAt(0).cloneRange();
  range.deleteContents();
  range.setEnd(element, element.childNodes.length);
  const rest = range.extractContents();
  const holder = document.createElement('span');
  holder.append(rest);
  return wordsOf(holder);
}

/** Puts the caret at an end of an element. */
export function focusAt(element: HTMLElement, atEnd: boolean): void {
  element.focus();
  const selection = getSelection();
  selection?.selectAllChildren(element);
  if (atEnd) selection?.collapseToEnd();
  else selection?.collapseToStart();
}
