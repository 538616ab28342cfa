// Find and replace in the story: every place is marked, one of them is the current one.

import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey, TextSelection, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';

interface Found { wanted: string; places: { from: number; to: number }[]; current: number }

const NOTHING: Found = { wanted: '', places: [], current: -1 };
const key = new PluginKey<Found>('find');

export const finding = new Plugin<Found>({
  key,
  state: {
    init: () => NOTHING,
    apply(transaction, found) {
      const asked = transaction.getMeta(key) as Partial<Found> | undefined;
      if (!asked && !(transaction.docChanged && found.wanted)) return found;
      const wanted = asked?.wanted ?? found.wanted;
      const places = asked?.wanted === undefined && !transaction.docChanged ? found.places : search(transaction.doc, wanted);
      const current = Math.min(asked?.current ?? found.current, places.length - 1);
      return wanted ? { wanted, places, current } : NOTHING;
    },
  },
  props: {
    decorations(state) {
      const { places, current } = key.getState(state) ?? NOTHING;
      return DecorationSet.create(state.doc, places.map(({ from, to }, at) => Decoration.inline(from, to, { class: at === current ? 'found current' : 'found' })));
    },
  },
});

/** Every place of the words, without regard to case; words do not reach from one text block into the next. */
function search(doc: Node, wanted: string): Found['places'] {
  const places: Found['places'] = [];
  const lower = wanted.toLowerCase();
  if (!lower) return places;
  doc.descendants((node, at) => {
    if (!node.isTextblock) return true;
    // A line break counts as one character, as it does in the document.
    const text = node.textBetween(0, node.content.size, undefined, '\n');
    // Folding case must not move places: where it would, capital letters count.
    const folded = text.toLowerCase().length === text.length ? text.toLowerCase() : text;
    for (let from = folded.indexOf(lower); from >= 0; from = folded.indexOf(lower, from + lower.length)) places.push({ from: at + 1 + from, to: at + 1 + from + lower.length });
    return false;
  });
  return places;
}

export const foundIn = (view: EditorView): { count: number; current: number } => {
  const { places, current } = key.getState(view.state) ?? NOTHING;
  return { count: places.length, current };
};

/** Marks all places of `wanted`; empty ends the search. */
export function find(view: EditorView, wanted: string): void {
  const { from } = view.state.selection;
  const places = search(view.state.doc, wanted);
  const next = places.findIndex((place) => place.to > from);
  show(view, view.state.tr.setMeta(key, { wanted, current: places.length > 0 ? Math.max(0, next) : -1 }));
}

/** To the next place, or the one before. */
export function step(view: EditorView, direction: -1 | 1): void {
  const { places, current } = key.getState(view.state) ?? NOTHING;
  if (places.length > 0) show(view, view.state.tr.setMeta(key, { current: (current + direction + places.length) % places.length }));
}

function show(view: EditorView, transaction: Transaction): void {
  view.dispatch(transaction);
  const { places, current } = key.getState(view.state) ?? NOTHING;
  const place = places[current];
  if (!place) return;
  const element = view.domAtPos(place.from).node;
  (element instanceof Element ? element : element.parentElement)?.scrollIntoView({ block: 'center' });
}

/** Writes other words at the current place, and goes on to the next. */
export function replace(view: EditorView, by: string): boolean {
  const { places, current } = key.getState(view.state) ?? NOTHING;
  const place = places[current];
  if (!place) return false;
  const tr = view.state.tr.insertText(by, place.from, place.to);
  tr.setSelection(TextSelection.create(tr.doc, place.from + by.length));
  show(view, tr.setMeta('uiEvent', 'replace').setMeta(key, { current }));
  return true;
}

/** Writes other words at every place; says how many there were. One step to undo. */
export function replaceAll(view: EditorView, by: string): number {
  const { places } = key.getState(view.state) ?? NOTHING;
  const tr = view.state.tr;
  for (const { from, to } of [...places].reverse()) tr.insertText(by, from, to);
  if (places.length > 0) view.dispatch(tr.setMeta('uiEvent', 'replace'));
  return places.length;
}
