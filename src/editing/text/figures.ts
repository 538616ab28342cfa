// Pictures in the story: put in by drop, paste or choice, shown at once, and part of the text when the library has them.

import type { Node, Slice } from 'prosemirror-model';
import { NodeSelection, Plugin, PluginKey, TextSelection, type EditorState } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView, type NodeView } from 'prosemirror-view';
import { isPicture, type Receiver, type Upload, type Uploads } from '../pictures/uploads';
import type { Taken } from '../pictures/send';
import type { Layout, Picture } from '../wire';
import type { Words } from '../words';
import { blockAt, figureAt } from './commands';
import { FigureView } from './figure_view';
import { newId } from './forms';
import { emptied, figureOf, filled, linkTo, mend, mended, mendedSlice, type Mend } from './mending';
import { kind } from './schema';

export interface Listener {
  say(sentence: string): void;
  /** What stands for a picture became something else or nothing, also where the way back remembers it. */
  mended(mend: (node: Node) => Node | undefined, gone: ReadonlyMap<string, string>): void;
  /** The text says something else, which nobody typed. */
  changed(): void;
}

/** Marks a transaction that is no step of its own on the way back. */
export const FOREIGN = 'foreign';

/** Pictures that are to take the place of others: by decoration, since the text still says what it said. */
const replacing = new PluginKey<DecorationSet>('replacing');

export class Figures implements Receiver {
  readonly plugin: Plugin<DecorationSet>;
  readonly nodeViews: Record<string, (node: Node, view: EditorView, getPos: () => number | undefined, decorations: readonly Decoration[]) => NodeView>;
  readonly #shown = new Map<string, Set<FigureView>>();
  /** Pictures of what is being pasted: nothing is fetched before they stand in the text. */
  readonly #announced = new Map<string, string | File>();
  /** What has arrived: a figure that was cut on its way is pasted with it. */
  readonly #here = new Map<string, Taken>();
  /** Why pictures became links since the last time that somebody was told. */
  #links: string[] = [];
  #view: EditorView | undefined;
  /** What arrived during a composition waits for its end. */
  #later: (() => void)[] = [];

  constructor(readonly uploads: Uploads, readonly words: Words, readonly listener: Listener) {
    this.plugin = this.#plugin();
    const figure = (node: Node, _: EditorView, __: () => number | undefined, decorations: readonly Decoration[]) => new FigureView(node, decorations, this);
    this.nodeViews = { picture: figure, shot: figure };
  }

  open(view: EditorView): void {
    this.#view = view;
  }

  get view(): EditorView {
    return this.#view as EditorView;
  }

  /** Several files, each a picture of its own; where they were dropped, or where the caret is. */
  add(files: readonly File[], at?: Spot): void {
    const keys = this.#keys(files);
    if (keys.length > 0) this.#put(keys.map((key) => figureOf('picture', key)), at);
  }

  /** Several files as one gallery. */
  addGallery(files: readonly File[]): void {
    const keys = this.#keys(files);
    if (keys.length > 0) this.#put([kind('gallery').create({ id: newId() }, keys.map((key) => figureOf('shot', key)))]);
  }

  /** More pictures for the gallery with the caret. */
  addToGallery(files: readonly File[]): void {
    this.#intoGallery(this.#keys(files).map((key) => figureOf('shot', key)));
  }

  /** A pasted image that is not of the library: the server can fetch it, or it came along. */
  announce(image: HTMLElement): void {
    const { remote, inline } = image.dataset;
    const source = remote || (inline ? inlined(inline) : undefined);
    delete image.dataset['remote'];
    delete image.dataset['inline'];
    if (!source) return;
    const key = crypto.randomUUID();
    image.dataset['upload'] = key;
    this.#announced.set(key, source);
  }

  /** What is put into the text now: its pictures set out. */
  begin(slice: Slice): Slice {
    slice.content.descendants((node) => {
      const key = String(node.attrs['upload'] ?? '');
      const source = this.#announced.get(key);
      if (typeof source === 'string') this.uploads.fetch(source, this, key);
      else if (source) this.uploads.add(source, this, key);
      this.#announced.delete(key);
    });
    this.#announced.clear();
    return slice;
  }

  /** What is pasted, with the pictures that have arrived since it was cut; one that will never come is left out. */
  known(slice: Slice): Slice {
    return mendedSlice(slice, (figure) => {
      const key = String(figure.attrs['upload'] ?? '');
      const here = this.#here.get(key);
      if (here) return filled(figure, here);
      return key === '' || this.uploads.of(key) || this.#announced.has(key) ? figure : undefined;
    });
  }

  /** Pictures that the library has. */
  put(pictures: readonly Taken[], as: 'pictures' | 'gallery' | 'more'): void {
    const made = pictures.map((taken) => filled(figureOf(as === 'pictures' ? 'picture' : 'shot', ''), taken));
    if (made.length === 0) return;
    if (as === 'more') this.#intoGallery(made);
    else this.#put(as === 'pictures' ? made : [kind('gallery').create({ id: newId() }, made)]);
  }

  /** Another picture for the figure with the selection; its caption and credit stay. */
  replace(by: File | Picture): void {
    const figure = figureAt(this.view.state);
    if (!figure) return;
    if (!(by instanceof File)) return this.#exchange(figure.at, by);
    const [upload] = this.#keys([by]);
    if (!upload) return;
    const { tr } = this.view.state;
    this.view.dispatch(tr.setMeta(FOREIGN, true).setMeta(replacing, { add: upload, at: figure.at, node: figure.node }));
  }

  setLayout(layout: Layout): void {
    const figure = figureAt(this.view.state);
    if (figure?.node.type.name === 'picture') this.view.dispatch(this.view.state.tr.setNodeAttribute(figure.at, 'layout', layout));
  }

  /** Moves the picture of a gallery past its neighbour. */
  shift(by: -1 | 1): void {
    const { state } = this.view;
    const figure = figureAt(state);
    if (figure?.node.type.name !== 'shot') return;
    const $at = state.doc.resolve(figure.at);
    const neighbour = $at.parent.maybeChild($at.index() + by);
    if (!neighbour) return;
    const tr = state.tr.delete(figure.at, figure.at + figure.node.nodeSize);
    const to = by > 0 ? figure.at + neighbour.nodeSize : figure.at - neighbour.nodeSize;
    tr.insert(to, figure.node);
    this.view.dispatch(tr.setSelection(NodeSelection.create(tr.doc, to)).scrollIntoView());
  }

  /** Takes the picture out; a gallery goes with its last one. */
  remove(): void {
    const { state } = this.view;
    const figure = figureAt(state);
    if (!figure) return;
    const $at = state.doc.resolve(figure.at);
    const alone = figure.node.type.name === 'shot' && $at.parent.childCount === 1;
    const [from, to] = alone ? [$at.before(), $at.after()] : [figure.at, figure.at + figure.node.nodeSize];
    this.view.dispatch(emptied(state.tr, from, to).scrollIntoView());
    if (figure.node.attrs['upload']) this.uploads.cancel(String(figure.node.attrs['upload']));
  }

  /** A figure is drawn, or no longer. */
  showing(key: string, figure: FigureView, is: boolean): void {
    const all = this.#shown.get(key) ?? new Set();
    if (is) all.add(figure);
    else all.delete(figure);
    if (all.size > 0) this.#shown.set(key, all);
    else this.#shown.delete(key);
  }

  /** What was taken out of the text needs nobody's decision. */
  awaits({ key }: Upload): boolean {
    return (this.#shown.get(key)?.size ?? 0) > 0;
  }

  moved(upload: Upload): void {
    for (const figure of this.#shown.get(upload.key) ?? []) figure.moved(upload);
  }

  arrived({ key }: Upload, taken: Taken): void {
    this.#here.set(key, taken);
    this.#when(() => {
      const replaced = this.#replaced(key);
      if (replaced) {
        this.#forgetReplacing(key);
        return this.#exchange(replaced.from, taken.picture, (replaced.spec as { alt: string }).alt);
      }
      const found = this.#mend((node) => (node.attrs['upload'] === key ? filled(node, taken) : node));
      if (!found) this.listener.say(this.words.upload_away);
    });
  }

  gone({ key, source, reason }: Upload): void {
    this.#when(() => {
      this.#forgetReplacing(key);
      if (typeof source === 'string' && reason) {
        const found = this.#mend((node) => (node.attrs['upload'] === key && node.type.name === 'picture' ? linkTo(node, source, this.words) : node));
        if (found) this.#sayLink(reason);
      }
      this.#mend((node) => (node.attrs['upload'] === key ? undefined : node));
    });
  }

  /** Several that came with one paste are told of together. */
  #sayLink(reason: string): void {
    this.#links.push(reason);
    const reasons = [...new Set(this.#links)].join(' ');
    this.listener.say(`${this.words.kept_as_link.replace('{n}', String(this.#links.length))}${reasons}`);
    if (this.uploads.open === 0) this.#links = [];
  }

  /** A composition has ended. */
  composed(): void {
    const later = this.#later;
    this.#later = [];
    for (const does of later) this.#when(does);
  }

  #when(does: () => void): void {
    if (!this.#view || this.view.isDestroyed) return;
    if (this.view.composing) this.#later.push(does);
    else does();
  }

  #keys(files: readonly File[]): string[] {
    for (const file of files) if (!isPicture(file)) this.listener.say(this.words.not_a_picture.replace('{name}', file.name));
    return files.filter(isPicture).map((file) => this.uploads.add(file, this));
  }

  /** Puts blocks behind the one with the caret, or in its place where that is empty. */
  #put(blocks: readonly Node[], dropped?: Spot): void {
    const { state } = this.view;
    const { tr } = state;
    const block = dropped ?? blockAt(state);
    const isEmpty = block.node.type.name === 'paragraph' && block.node.content.size === 0;
    const end = block.at + block.node.nodeSize;
    const place = isEmpty || dropped?.above ? block.at : end;
    if (isEmpty) tr.replaceWith(block.at, end, [...blocks]);
    else tr.insert(place, [...blocks]);
    if (!dropped) {
      // Writing goes on under the picture.
      const under = place + blocks.reduce((size, node) => size + node.nodeSize, 0);
      if (!tr.doc.nodeAt(under)) tr.insert(under, kind('paragraph').create({ id: newId() }));
      tr.setSelection(TextSelection.near(tr.doc.resolve(under + 1)));
    }
    // Who drops a picture looks at where it is dropped.
    this.view.dispatch((dropped ? tr : tr.scrollIntoView()).setMeta('uiEvent', 'pictures'));
  }

  #intoGallery(shots: readonly Node[]): void {
    const { node, at } = blockAt(this.view.state);
    if (node.type.name !== 'gallery' || shots.length === 0) return;
    this.view.dispatch(this.view.state.tr.insert(at + node.nodeSize - 1, [...shots]));
  }

  /** `alt` is what was said of the old one when this began. */
  #exchange(at: number, picture: Picture, alt?: string): void {
    const node = this.view.state.doc.nodeAt(at);
    if (!node) return;
    const { file, width, height } = picture;
    const upload = String(node.attrs['upload']);
    if (upload) {
      // It stands for one that never came, which nobody waits for any more and no way back leads to.
      this.#mend((one) => (one.attrs['upload'] === upload ? filled(one, { picture, caption: '', credit: '' }) : one));
      return this.uploads.cancel(upload);
    }
    // What the old one showed is not what the new one shows, unless somebody has said that meanwhile.
    const isSaid = alt !== undefined && node.attrs['alt'] !== alt;
    const attrs = { ...node.attrs, file, width, height, alt: isSaid || !picture.alt ? node.attrs['alt'] : picture.alt };
    this.view.dispatch(this.view.state.tr.setNodeMarkup(at, null, attrs));
  }

  #replaced(key: string): Decoration | undefined {
    return replacing.getState(this.view.state)?.find(undefined, undefined, (spec) => spec['upload'] === key)[0];
  }

  #forgetReplacing(key: string): void {
    if (this.#replaced(key)) this.view.dispatch(this.view.state.tr.setMeta(FOREIGN, true).setMeta(replacing, { remove: key }));
  }

  /** Makes figures something else or nothing, here and on the way back, as if they had been that from the beginning. */
  #mend(one: Mend): boolean {
    const { tr } = this.view.state;
    const gone = mend(tr, one);
    if (gone) this.view.dispatch(tr.setMeta(FOREIGN, true));
    this.listener.mended((node) => mended(node, one), gone ?? new Map());
    if (gone) this.listener.changed();
    return gone !== undefined;
  }

  #plugin(): Plugin<DecorationSet> {
    return new Plugin<DecorationSet>({
      key: replacing,
      state: {
        init: () => DecorationSet.empty,
        apply(transaction, set) {
          const meta = transaction.getMeta(replacing) as { add?: string; at?: number; node?: Node; remove?: string } | undefined;
          let now = set.map(transaction.mapping, transaction.doc);
          if (meta?.add) now = now.add(transaction.doc, [Decoration.node(meta.at!, meta.at! + meta.node!.nodeSize, {}, { upload: meta.add, alt: meta.node!.attrs['alt'] })]);
          if (meta?.remove) now = now.remove(now.find(undefined, undefined, (spec) => spec['upload'] === meta.remove));
          return now;
        },
      },
      props: {
        decorations: (state) => replacing.getState(state),
        handleClickOn: (view, _, node, at, event) => chosen(view, node, at, event.target),
        handlePaste: (_, event) => this.#pasted(event),
        handleDrop: (view, event) => this.#dropped(view, event),
      },
    });
  }

  /** A picture that was copied; where words were copied with a picture of them, the words are meant. */
  #pasted(event: ClipboardEvent): boolean {
    const data = event.clipboardData;
    const files = filesOf(data);
    if (!data || files.length === 0 || data.getData('text/plain').trim() !== '' || hasWords(data.getData('text/html'))) return false;
    this.add(files);
    return true;
  }

  #dropped(view: EditorView, event: DragEvent): boolean {
    const files = filesOf(event.dataTransfer);
    if (files.length === 0 || view.dragging) return false;
    event.preventDefault();
    this.add(files, spotAt(view, event));
    return true;
  }
}

/** A click on a picture means all of it, whatever its caption says: what is typed then, or Delete, takes its place. */
function chosen({ state, dispatch }: EditorView, node: Node, at: number, target: EventTarget | null): boolean {
  if (!['picture', 'shot'].includes(node.type.name) || !(target instanceof HTMLImageElement)) return false;
  dispatch(state.tr.setSelection(NodeSelection.create(state.doc, at)));
  return true;
}

export const filesOf = (data: DataTransfer | null): File[] => [...(data?.files ?? [])];

function hasWords(html: string): boolean {
  return new DOMParser().parseFromString(html, 'text/html').body.textContent?.trim() !== '' && html !== '';
}

/** The file in a `data:` address. */
function inlined(address: string): File | undefined {
  const [head = '', data = ''] = address.split(',', 2);
  const type = /^data:(image\/[a-z]+)/i.exec(head)?.[1] ?? '';
  try {
    const letters = atob(data.trim());
    return new File([Uint8Array.from(letters, (letter) => letter.charCodeAt(0))], `pasted.${type.split('/')[1] ?? ''}`, { type });
  } catch {
    return undefined;
  }
}

/** A block, and on which side of it something was dropped. */
interface Spot { at: number; node: Node; above: boolean }

/** The block under the pointer; its upper half means above it. */
function spotAt(view: EditorView, { clientX, clientY }: DragEvent): Spot {
  const found = view.posAtCoords({ left: clientX, top: clientY })?.pos ?? view.state.doc.content.size;
  const block = blockNear(view.state, found);
  const drawn = view.nodeDOM(block.at);
  const box = drawn instanceof HTMLElement ? drawn.getBoundingClientRect() : undefined;
  return { ...block, above: box !== undefined && clientY < box.top + box.height / 2 };
}

/** The block at a place between or in blocks. */
function blockNear(state: EditorState, at: number): { at: number; node: Node } {
  const $at = state.doc.resolve(Math.max(0, Math.min(at, state.doc.content.size)));
  if ($at.depth > 0) return { at: $at.before(1), node: $at.node(1) };
  const before = $at.nodeBefore;
  return before ? { at: at - before.nodeSize, node: before } : { at: 0, node: state.doc.firstChild! };
}
