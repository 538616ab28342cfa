// A figure that is being written: how readers see it, and on top of it how far its picture is.

import { DOMSerializer, type DOMOutputSpec, type Node } from 'prosemirror-model';
import type { Decoration, NodeView } from 'prosemirror-view';
import { progressOf, type Upload } from '../pictures/uploads';
import type { Figures } from './figures';

export class FigureView implements NodeView {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement;
  readonly #key: string;
  readonly #arriving: HTMLElement | undefined;

  constructor(readonly node: Node, decorations: readonly Decoration[], readonly figures: Figures) {
    const drawn = DOMSerializer.renderSpec(document, node.type.spec.toDOM!(node) as DOMOutputSpec);
    this.dom = drawn.dom as HTMLElement;
    this.contentDOM = drawn.contentDOM as HTMLElement;
    this.#key = keyOf(node, decorations);
    const upload = this.#key ? figures.uploads.of(this.#key) : undefined;
    if (!upload) return;
    const image = this.dom.querySelector('img');
    if (image && upload.preview) {
      for (const source of this.dom.querySelectorAll('picture > source')) source.remove();
      image.removeAttribute('srcset');
      // What this browser cannot show has its place all the same.
      image.addEventListener('error', () => image.removeAttribute('src'));
      image.src = upload.preview;
    }
    this.#arriving = arriving(figures, upload.key);
    this.dom.append(this.#arriving);
    figures.showing(upload.key, this, true);
    this.moved(upload);
  }

  update(node: Node, decorations: readonly Decoration[]): boolean {
    return node.sameMarkup(this.node) && keyOf(node, decorations) === this.#key;
  }

  moved(upload: Upload): void {
    const { state, share } = upload;
    const said = this.#arriving?.querySelector('[role="status"]');
    const bar = this.#arriving?.querySelector('progress');
    if (!said || !bar || !this.#arriving) return;
    said.textContent = progressOf(upload, this.figures.words);
    this.#arriving.dataset['state'] = state;
    if (share > 0) bar.value = share;
    else bar.removeAttribute('value');
    bar.hidden = state === 'failed' || state === 'paused';
    const retry = this.#arriving.querySelector<HTMLElement>('[data-retry]');
    if (retry) retry.hidden = state !== 'failed' && state !== 'paused';
  }

  ignoreMutation(mutation: { target: globalThis.Node }): boolean {
    return this.#arriving?.contains(mutation.target) === true || !this.contentDOM.contains(mutation.target);
  }

  stopEvent(event: Event): boolean {
    return this.#arriving?.contains(event.target as globalThis.Node) ?? false;
  }

  destroy(): void {
    if (this.#key) this.figures.showing(this.#key, this, false);
  }
}

const keyOf = (node: Node, decorations: readonly Decoration[]): string =>
  String(decorations.map(({ spec }) => (spec as { upload?: string }).upload).find(Boolean) ?? node.attrs['upload'] ?? '');

/** What lies over a picture that has not arrived. */
function arriving({ uploads, words }: Figures, key: string): HTMLElement {
  const made = document.createElement('div');
  made.className = 'arriving';
  made.contentEditable = 'false';
  const said = document.createElement('span');
  said.setAttribute('role', 'status');
  const button = (word: string, does: () => void) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = word;
    made.addEventListener('click', does);
    return made;
  };
  const retry = button(words.upload_retry, () => uploads.retry(key));
  retry.dataset['retry'] = '';
  const bar = document.createElement('progress');
  bar.setAttribute('aria-label', words.uploading);
  made.append(said, bar, retry, button(words.upload_cancel, () => uploads.cancel(key)));
  return made;
}
