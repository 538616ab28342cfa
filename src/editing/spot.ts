// One line on the page that can be written in. Chinese input comes first: nothing is read, saved or moved while a
// composition is under way.

export interface Spot {
  element: HTMLElement;
  label: string;
  changed(text: string): void;
  composing(is: boolean): void;
  focused(): void;
  left(): void;
  undo(): void;
  redo(): void;
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
  const compose = (is: boolean) => {
    composing = is;
    spot.composing(is);
  };
  const read = () => {
    if (!composing) spot.changed((element.textContent ?? '').replace(/\u00a0/g, ' '));
  };
  on('compositionstart', () => compose(true));
  on('compositionend', () => {
    compose(false);
    read();
  });
  on('input', read);
  on('focus', () => spot.focused());
  on('blur', () => spot.left());
  on('beforeinput', (event) => {
    // The browser's own menu; keys are heard by the page.
    if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return;
    event.preventDefault();
    if (event.inputType === 'historyUndo') spot.undo();
    else spot.redo();
  });
  on('paste', (event) => {
    const text = event.clipboardData?.getData('text/plain');
    if (text === undefined) return;
    event.preventDefault();
    document.execCommand('insertText', false, text.replace(/^[\s\u3000]+|\s+$/g, '').replace(/\s*[\r\n]+\s*/g, ' '));
  });
  on('keydown', (event) => {
    // The Enter that confirms a candidate is no Enter.
    if (event.isComposing || composing || event.keyCode === 229) return;
    if (event.key === 'Escape') element.blur();
    else if (event.key === 'Enter') {
      event.preventDefault();
      element.blur();
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
