// A figure that is being written: how readers see it, and on top of it how far its picture is.

import { DOMSerializer, type DOMOutputSpec, type Node } from 'prosemirror-model';
import type { Decoration, NodeView } from 'prosemirror-view';
import { arriving, type Arriving } from '../pictures/arriving';
import type { Upload } from '../pictures/uploads';
import type { Figures } from './figures';

export class FigureView implements NodeView {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement;
  readonly #key: string;
  /** What lies over a picture that has not arrived. */
  readonly #arriving: Arriving | undefined;

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
    this.#arriving = arriving(figures.uploads, figures.words, upload.key, () => figures.view.focus());
    this.dom.append(this.#arriving.element);
    figures.showing(upload.key, this, true);
    this.moved(upload);
  }

  update(node: Node, decorations: readonly Decoration[]): boolean {
    return node.sameMarkup(this.node) && keyOf(node, decorations) === this.#key;
  }

  moved(upload: Upload): void {
    this.#arriving?.moved(upload);
  }

  ignoreMutation(mutation: { target: globalThis.Node }): boolean {
    return this.#arriving?.element.contains(mutation.target) === true || !this.contentDOM.contains(mutation.target);
  }

  stopEvent(event: Event): boolean {
    return this.#arriving?.element.contains(event.target as globalThis.Node) ?? false;
  }

  destroy(): void {
    if (this.#key) this.figures.showing(this.#key, this, false);
  }
}

const keyOf = (node: Node, decorations: readonly Decoration[]): string =>
  String(decorations.map(({ spec }) => (spec as { upload?: string }).upload).find(Boolean) ?? node.attrs['upload'] ?? '');
