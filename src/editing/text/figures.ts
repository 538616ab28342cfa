// Pictures in the story: put in by drop, paste or choice, shown at once, and part of the text when the library has them.

import { Fragment, type Node } from 'prosemirror-model';
import { NodeSelection, Plugin, PluginKey, TextSelection, type EditorState, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView, type NodeView } from 'prosemirror-view';
import { isPicture, type Receiver, type Upload, type Uploads } from '../pictures/uploads';
import type { Taken } from '../pictures/send';
import type { Layout, Picture } from '../wire';
import type { Words } from '../words';
import { blockAt, figureAt } from './commands';
import { FigureView } from './figure_view';
import { newId } from './forms';
import { kind, mark, schema } from './schema';

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
  #view: EditorView | undefined;
  /** What arrived during a composition waits for its end. */
  #later: (() => void)[] = [];
  /** Pictures of the last paste that became links. */
  #links = 0;

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

  /** A pasted image that is not of the library: the server fetches it, or it came along. */
  fetch(image: HTMLElement): void {
    const { remote, inline } = image.dataset;
    if (this.uploads.open === 0) this.#links = 0;
    const file = inline ? inlined(inline) : undefined;
    if (remote) image.dataset['upload'] = this.uploads.fetch(remote, this);
    else if (file) image.dataset['upload'] = this.uploads.add(file, this);
    delete image.dataset['remote'];
    delete image.dataset['inline'];
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
    this.view.dispatch(tr.setMeta(FOREIGN, true).setMeta(replacing, { add: upload, at: figure.at, size: figure.node.nodeSize }));
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
    this.#shown.set(key, all);
  }

  /** What was taken out of the text needs nobody's decision. */
  awaits({ key }: Upload): boolean {
    return (this.#shown.get(key)?.size ?? 0) > 0;
  }

  moved(upload: Upload): void {
    for (const figure of this.#shown.get(upload.key) ?? []) figure.moved(upload);
  }

  arrived({ key }: Upload, taken: Taken): void {
    this.#when(() => {
      const replaced = this.#replaced(key);
      if (replaced !== undefined) {
        this.#forgetReplacing(key);
        return this.#exchange(replaced, taken.picture);
      }
      const found = this.#mend((node) => (node.attrs['upload'] === key ? filled(node, taken) : node));
      if (!found) this.listener.say(this.words.upload_away);
    });
  }

  gone({ key, source, reason }: Upload): void {
    this.#when(() => {
      this.#forgetReplacing(key);
      if (typeof source === 'string' && reason) {
        this.#mend((node) => (node.attrs['upload'] === key && node.type.name === 'picture' ? linkTo(node, source, this.words) : node));
        this.#links += 1;
        this.listener.say(`${this.words.kept_as_link.replace('{n}', String(this.#links))}${reason}`);
      }
      this.#mend((node) => (node.attrs['upload'] === key ? undefined : node));
    });
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
    this.view.dispatch(tr.scrollIntoView().setMeta('uiEvent', 'pictures'));
  }

  #intoGallery(shots: readonly Node[]): void {
    const { node, at } = blockAt(this.view.state);
    if (node.type.name !== 'gallery' || shots.length === 0) return;
    this.view.dispatch(this.view.state.tr.insert(at + node.nodeSize - 1, [...shots]));
  }

  #exchange(at: number, { file, width, height, alt }: Picture): void {
    const node = this.view.state.doc.nodeAt(at);
    if (!node) return;
    // What the old one showed is not what the new one shows.
    this.view.dispatch(this.view.state.tr.setNodeMarkup(at, null, { ...node.attrs, file, width, height, alt }));
  }

  #replaced(key: string): number | undefined {
    return replacing.getState(this.view.state)?.find(undefined, undefined, (spec) => spec['upload'] === key)[0]?.from;
  }

  #forgetReplacing(key: string): void {
    if (this.#replaced(key) !== undefined) this.view.dispatch(this.view.state.tr.setMeta(FOREIGN, true).setMeta(replacing, { remove: key }));
  }

  /** Makes figures something else or nothing, here and on the way back, as if they had been that from the beginning. */
  #mend(one: (figure: Node) => Node | undefined): boolean {
    const mend = (node: Node): Node | undefined => {
      if (node.type.name === 'picture') return one(node);
      if (node.type.name !== 'gallery' || node.childCount === 0) return node;
      const shots = node.children.flatMap((shot) => one(shot) ?? []);
      if (shots.length === 0) return undefined;
      return shots.length === node.childCount && shots.every((shot, at) => shot === node.child(at)) ? node : node.copy(Fragment.from(shots));
    };
    const { doc, tr } = this.view.state;
    const changed: { at: number; node: Node; made: Node | undefined }[] = [];
    const gone = new Map<string, string>();
    doc.forEach((node, at, index) => {
      const made = mend(node);
      if (made !== node) changed.push({ at, node, made });
      if (!made) gone.set(String(node.attrs['id']), index > 0 ? String(doc.child(index - 1).attrs['id']) : '');
    });
    for (const { at, node, made } of changed.reverse()) {
      if (made) exchanged(tr, at, node, made);
      else emptied(tr, at, at + node.nodeSize);
    }
    if (changed.length > 0) this.view.dispatch(tr.setMeta(FOREIGN, true));
    this.listener.mended(mend, gone);
    if (changed.length > 0) this.listener.changed();
    return changed.length > 0;
  }

  #plugin(): Plugin<DecorationSet> {
    return new Plugin<DecorationSet>({
      key: replacing,
      state: {
        init: () => DecorationSet.empty,
        apply(transaction, set) {
          const meta = transaction.getMeta(replacing) as { add?: string; at?: number; size?: number; remove?: string } | undefined;
          let now = set.map(transaction.mapping, transaction.doc);
          if (meta?.add) now = now.add(transaction.doc, [Decoration.node(meta.at!, meta.at! + meta.size!, {}, { upload: meta.add })]);
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

const figureOf = (name: 'picture' | 'shot', upload: string): Node =>
  kind(name).create({ id: name === 'picture' ? newId() : '', file: '', upload }, [kind('caption').create(), kind('credit').create()]);

/** The figure with a picture of the library; what was written meanwhile stays, and what the file said of itself fills the rest. */
function filled(node: Node, { picture, caption, credit }: Taken): Node {
  const { file, width, height, alt } = picture;
  const words = (child: Node, said: string) => (child.content.size > 0 || !said ? child : child.copy(Fragment.from(schema.text(said))));
  const attrs = { ...node.attrs, file, width, height, alt: node.attrs['alt'] || alt, upload: '' };
  return node.type.create(attrs, [words(node.child(0), caption), words(node.child(1), credit)]);
}

/** What could not be fetched: a link, and under it what was written for the picture. */
function linkTo(figure: Node, address: string, words: Words): Node {
  const file = figure.attrs['alt'] || address.split(/[?#]/)[0]?.split('/').pop() || address;
  const text = schema.text(`${words.picture_link}${file}`, [mark('link').create({ href: address })]);
  const [caption, credit] = figure.children.map((words) => words.content.content);
  const under = [...caption!, ...(caption!.length > 0 && credit!.length > 0 ? [schema.text(' ')] : []), ...credit!];
  return kind('paragraph').create({ id: figure.attrs['id'] as string }, under.length > 0 ? [text, schema.text('：'), ...under] : text);
}

/** Makes one block another; a figure that stays a figure keeps the caret in its caption. */
function exchanged(tr: Transaction, at: number, node: Node, made: Node): void {
  if (node.type !== made.type || node.type.name !== 'picture') {
    tr.replaceWith(at, at + node.nodeSize, made);
    return;
  }
  let place = at + 1;
  tr.setNodeMarkup(at, null, made.attrs);
  made.forEach((child, _, index) => {
    const old = node.child(index);
    if (old !== child) tr.insert(place + 1, child.content);
    place += (old !== child ? child : old).nodeSize;
  });
}

/** The text without a part; a document is never empty. */
function emptied(tr: Transaction, from: number, to: number): Transaction {
  return to - from === tr.doc.content.size ? tr.replaceWith(from, to, kind('paragraph').create({ id: newId() })) : tr.delete(from, to);
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
