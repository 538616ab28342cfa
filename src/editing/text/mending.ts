// Figures become something else as if they had been that from the beginning: the picture has arrived, or will not come.

import { Fragment, Slice, type Node } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import type { Taken } from '../pictures/send';
import type { Words } from '../words';
import { newId } from './forms';
import { kind, mark, schema } from './schema';

/** What becomes of a figure; `undefined` if nothing does. */
export type Mend = (figure: Node) => Node | undefined;

const isFigure = (node: Node) => node.type.name === 'picture' || node.type.name === 'shot';

export const figureOf = (name: 'picture' | 'shot', upload: string): Node =>
  kind(name).create({ id: name === 'picture' ? newId() : '', file: '', upload }, [kind('caption').create(), kind('credit').create()]);

/** The figure with a picture of the library; what was written meanwhile stays, and what the file said of itself fills the rest. */
export function filled(node: Node, { picture, caption, credit }: Taken): Node {
  const { file, width, height, alt } = picture;
  const words = (child: Node, said: string) => (child.content.size > 0 || !said ? child : child.copy(Fragment.from(schema.text(said))));
  const attrs = { ...node.attrs, file, width, height, alt: node.attrs['alt'] || alt, upload: '' };
  return node.type.create(attrs, [words(node.child(0), caption), words(node.child(1), credit)]);
}

/** What could not be fetched: a link, and under it what was written for the picture. */
export function linkTo(figure: Node, address: string, words: Words): Node {
  const file = figure.attrs['alt'] || address.split(/[?#]/)[0]?.split('/').pop() || address;
  const text = schema.text(`${words.picture_link}${file}`, [mark('link').create({ href: address })]);
  const [caption, credit] = figure.children.map((words) => words.content.content);
  const under = [...caption!, ...(caption!.length > 0 && credit!.length > 0 ? [schema.text(' ')] : []), ...credit!];
  return kind('paragraph').create({ id: figure.attrs['id'] as string }, under.length > 0 ? [text, schema.text('：'), ...under] : text);
}

/** A block with its figures mended; a gallery goes with its last one. */
export function mended(node: Node, one: Mend): Node | undefined {
  if (node.type.name === 'picture') return one(node);
  if (node.type.name !== 'gallery' || node.childCount === 0) return node;
  const shots = node.children.flatMap((shot) => one(shot) ?? []);
  if (shots.length === 0) return undefined;
  return shots.length === node.childCount && shots.every((shot, at) => shot === node.child(at)) ? node : node.copy(Fragment.from(shots));
}

/** Mends the blocks of a document. `gone` says what each that went stood behind; `undefined` if nothing changes. */
export function mend(tr: Transaction, one: Mend): ReadonlyMap<string, string> | undefined {
  const { doc } = tr;
  const changed: { at: number; node: Node; made: Node | undefined }[] = [];
  const gone = new Map<string, string>();
  doc.forEach((node, at, index) => {
    const made = mended(node, one);
    if (made !== node) changed.push({ at, node, made });
    if (!made) gone.set(String(node.attrs['id']), index > 0 ? String(doc.child(index - 1).attrs['id']) : '');
  });
  for (const { at, node, made } of changed.reverse()) {
    if (!made) emptied(tr, at, at + node.nodeSize);
    else if (node.type.name === 'gallery') mendShots(tr, at, node, one);
    else exchanged(tr, at, node, made);
  }
  return changed.length > 0 ? gone : undefined;
}

/** One by one: the caret may stand in the caption of another. */
function mendShots(tr: Transaction, at: number, gallery: Node, one: Mend): void {
  const shots: { at: number; shot: Node }[] = [];
  gallery.forEach((shot, offset) => shots.push({ at: at + 1 + offset, shot }));
  for (const { at, shot } of shots.reverse()) {
    const made = one(shot);
    if (!made) tr.delete(at, at + shot.nodeSize);
    else if (made !== shot) exchanged(tr, at, shot, made);
  }
}

/** Makes one block another; a figure that stays a figure keeps the caret in its caption. */
function exchanged(tr: Transaction, at: number, node: Node, made: Node): void {
  if (node.type !== made.type || !isFigure(node)) {
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
export function emptied(tr: Transaction, from: number, to: number): Transaction {
  return to - from === tr.doc.content.size ? tr.replaceWith(from, to, kind('paragraph').create({ id: newId() })) : tr.delete(from, to);
}

/** What was cut or copied, with what has become of its figures since. */
export function mendedSlice(slice: Slice, one: Mend): Slice {
  const made: Node[] = [];
  let isSame = true;
  slice.content.forEach((node) => {
    const now = node.type.name === 'shot' ? one(node) : mended(node, one);
    isSame &&= now === node;
    if (now) made.push(now);
  });
  if (isSame) return slice;
  // What stands at an end now may be closed where what stood there was open.
  const [first, last] = [made[0] === slice.content.firstChild, made.at(-1) === slice.content.lastChild];
  return new Slice(Fragment.from(made), first ? slice.openStart : 0, last ? slice.openEnd : 0);
}
