// The story's own element, made writable: what is typed there, what others send, and the way back.

import { dropCursor } from 'prosemirror-dropcursor';
import { gapCursor } from 'prosemirror-gapcursor';
import type { Node, ResolvedPos } from 'prosemirror-model';
import { EditorState, NodeSelection, Plugin, PluginKey, Selection, TextSelection, type Command, type Transaction } from 'prosemirror-state';
import { tableEditing } from 'prosemirror-tables';
import { ReplaceStep, type Step } from 'prosemirror-transform';
import { Decoration, DecorationSet, EditorView } from 'prosemirror-view';
import { same } from '../same';
import type { Block } from '../wire';
import type { Words } from '../words';
import { blockAt, COMMANDS } from './commands';
import { blockOf, blocksOf, documentOf, emptyParagraph, nodeOf } from './convert';
import { finding } from './find';
import { Figures, FOREIGN } from './figures';
import { forms } from './forms';
import { storyKeys, typing } from './keys';
import { pasting } from './clipboard';
import { schema } from './schema';
import { editOf, type BlocksEdit } from './undo';

export interface Listener {
  /** Somebody typed, or undid. `edit` is what it did; `undefined` if it was not the writer. */
  changed(edit: BlocksEdit | undefined, how: { alone: boolean; goesOn: boolean }): void;
  /** The selection is elsewhere, or other marks are in force. */
  moved(): void;
  left(): void;
  /** A composition begins, or has ended: it is a step of its own. */
  composed(): void;
  undo(): void;
  redo(): void;
  /** So many things were cleaned out of what was pasted. */
  cleaned(count: number): void;
}

/** Where others are: names by block id. */
type Names = ReadonlyMap<string, string>;

const others = new PluginKey<Names>('others');
export class Surface {
  readonly view: EditorView;
  #composed = false;

  constructor(readonly element: HTMLElement, body: readonly Block[], words: Words, readonly figures: Figures, readonly listener: Listener) {
    element.replaceChildren();
    for (const name of ['caption', 'credit', 'cite', 'table_caption'] as const) element.style.setProperty(`--${name}`, JSON.stringify(words[name]));
    this.view = new EditorView({ mount: element }, {
      state: EditorState.create({ doc: documentOf(body), plugins: [figures.plugin, ...plugins(words.story_empty), pasting(figures, (count) => listener.cleaned(count))] }),
      nodeViews: figures.nodeViews,
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': words.story, spellcheck: 'false' },
      dispatchTransaction: (transaction) => this.#dispatch(transaction),
      handleDOMEvents: {
        // Links are written here, not followed: the page's router must not take them.
        click: (_, event) => {
          if ((event.target as Element).closest('a')) event.preventDefault();
          return false;
        },
        beforeinput: (_, event) => this.#native(event),
        compositionstart: () => {
          listener.composed();
          return false;
        },
        compositionend: () => {
          // The editor reads what was composed after this event.
          setTimeout(() => {
            listener.composed();
            listener.changed(undefined, { alone: false, goesOn: true });
            figures.composed();
          });
          return false;
        },
        blur: () => {
          listener.left();
          return false;
        },
      },
    });
    figures.open(this.view);
  }

  get composing(): boolean {
    return this.view.composing;
  }

  get blocks(): Block[] {
    return blocksOf(this.view.state.doc);
  }

  /** The id of the block with the caret. */
  get current(): string {
    return String(blockAt(this.view.state).node.attrs['id']);
  }

  run(command: Command): boolean {
    const done = command(this.view.state, this.view.dispatch, this.view);
    this.view.focus();
    return done;
  }

  can(command: Command): boolean {
    return command(this.view.state, undefined, this.view);
  }

  named(name: string): boolean {
    const command = COMMANDS[name];
    return command !== undefined && this.run(command);
  }

  /** Undo and redo: the blocks say again what they said, if they still say what the edit left. */
  apply({ behind, before, now }: BlocksEdit): boolean {
    const { doc, tr } = this.view.state;
    const spans = before.map((node) => spanOf(doc, String(node.attrs['id'])));
    const together = spans.every((span, at) => span && span.node.eq(before[at] as Node) && (at === 0 || spans[at - 1]?.end === span.at));
    if (!together) return false;
    const first = spans[0];
    const [one, other] = [before[0], now[0]];
    if (first && one && other && before.length === 1 && now.length === 1 && one.sameMarkup(other)) {
      changeInside(tr, first.at, one, other);
    } else {
      const from = first ? first.at : behind ? (spanOf(doc, behind)?.end ?? doc.content.size) : 0;
      const to = spans.at(-1)?.end ?? from;
      // A document is never empty.
      const empty = now.length === 0 && to - from === doc.content.size;
      tr.replaceWith(from, to, empty ? [emptyParagraph()] : [...now]);
      const end = from + now.reduce((size, node) => size + node.nodeSize, 0);
      tr.setSelection(Selection.near(tr.doc.resolve(Math.max(from, Math.min(end - 1, tr.doc.content.size))), -1));
    }
    this.view.dispatch(tr.setMeta(FOREIGN, true).scrollIntoView());
    this.view.focus();
    this.listener.changed(undefined, { alone: true, goesOn: false });
    return true;
  }

  /** Shows what the story says now, for others' changes: blocks that are the same stay untouched, and so does the caret. */
  show(body: readonly Block[]): void {
    const { doc } = this.view.state;
    const known = new Map(doc.children.map((node) => [String(node.attrs['id']), node]));
    const wanted = body.map((block) => {
      const node = known.get(block.id);
      return node && same(blockOf(node), block) ? node : nodeOf(block);
    });
    // Paragraphs without words are nothing that is saved: they stay behind the block that they stand behind.
    const taken = new Set(wanted.map((node) => node.attrs['id']));
    let behind = '';
    const untouched = doc.childCount === 1 && doc.firstChild?.type.name === 'paragraph' && !this.view.hasFocus();
    for (const node of doc.children) {
      if (!untouched && blockOf(node) === null && !taken.has(node.attrs['id'])) {
        const at = wanted.findIndex((other) => other.attrs['id'] === behind);
        wanted.splice(at + 1, 0, node);
      }
      behind = String(node.attrs['id']);
    }
    const made = schema.nodes['doc']!.create(null, wanted.length > 0 ? wanted : [emptyParagraph()]);
    if (doc.eq(made)) return;
    const tr = this.view.state.tr.setMeta(FOREIGN, true);
    replaceBlocks(tr, made);
    this.view.dispatch(tr);
  }

  showOthers(where: Names): void {
    this.view.dispatch(this.view.state.tr.setMeta(others, where));
  }

  /** Puts the caret, or a selection, at characters of a block. */
  select(id: string, start: number, end: number): boolean {
    const span = spanOf(this.view.state.doc, id);
    if (!span) return false;
    const { tr } = this.view.state;
    const selection = span.node.isAtom || span.node.content.size === 0
      ? Selection.near(tr.doc.resolve(span.at + 1))
      : TextSelection.between(tr.doc.resolve(placeOf(span.node, span.at, start)), tr.doc.resolve(placeOf(span.node, span.at, end)));
    this.view.dispatch(tr.setSelection(span.node.isAtom ? NodeSelection.create(tr.doc, span.at) : selection).scrollIntoView());
    this.view.focus();
    return true;
  }

  close(): void {
    this.view.destroy();
  }

  #dispatch(transaction: Transaction): void {
    const { view } = this;
    const before = view.state.doc;
    const { state, transactions } = view.state.applyTransaction(transaction);
    view.updateState(state);
    const foreign = transactions.some((one) => one.getMeta(FOREIGN));
    if (state.doc !== before && !foreign) {
      const edit = editOf(before, state.doc);
      const ui = transaction.getMeta('uiEvent') as string | undefined;
      const goesOn = view.composing && this.#composed;
      this.#composed = view.composing;
      const typed = ui === undefined && transaction.steps.every(isTyping);
      if (edit) this.listener.changed(edit, { alone: !typed && !view.composing, goesOn });
    } else if (!view.composing) this.#composed = false;
    this.listener.moved();
  }

  /** Undo and redo of the browser's own menu. */
  #native(event: InputEvent): boolean {
    if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return false;
    event.preventDefault();
    if (event.inputType === 'historyUndo') this.listener.undo();
    else this.listener.redo();
    return true;
  }
}

const plugins = (placeholder: string): Plugin[] => [
  forms, typing, finding, ...storyKeys, dropCursor({ color: false, class: 'drop-cursor' }), gapCursor(), tableEditing(),
  new Plugin<Names>({
    key: others,
    state: { init: () => new Map(), apply: (transaction, value) => (transaction.getMeta(others) as Names | undefined) ?? value },
    props: {
      decorations(state) {
        const found: Decoration[] = [];
        const where = others.getState(state);
        const { at, node } = blockAt(state);
        found.push(Decoration.node(at, at + node.nodeSize, { class: 'here' }));
        const only = state.doc.firstChild;
        if (only && state.doc.childCount === 1 && only.type.name === 'paragraph' && only.content.size === 0) {
          found.push(Decoration.node(0, only.nodeSize, { 'data-label': placeholder }));
        }
        if (where?.size) {
          state.doc.forEach((block, place) => {
            const name = where.get(String(block.attrs['id']));
            if (name) found.push(Decoration.node(place, place + block.nodeSize, { 'data-other': name }));
          });
        }
        return DecorationSet.create(state.doc, found);
      },
    },
  }),
];

/** Letters put in or taken out, and nothing else. */
const isTyping = (step: Step) => step instanceof ReplaceStep && (step.slice.size === 0 || (step.slice.content.childCount === 1 && step.slice.content.firstChild?.isText === true));

function spanOf(doc: Node, id: string): { node: Node; at: number; end: number } | undefined {
  let found: { node: Node; at: number; end: number } | undefined;
  doc.forEach((node, at) => {
    if (node.attrs['id'] === id) found = { node, at, end: at + node.nodeSize };
  });
  return found;
}

/** The place in the document of a character of a block, counted as `Body::text` counts: texts that are not empty, with one
 * character between them. */
function placeOf(block: Node, at: number, character: number): number {
  let left = character;
  let found = at + block.nodeSize - 1;
  let done = false;
  const walk = (node: Node, start: number): void => {
    if (done) return;
    if (!node.isTextblock) return node.forEach((child, offset) => walk(child, start + 1 + offset));
    const letters = Array.from(node.textBetween(0, node.content.size, undefined, '\n'));
    if (letters.length === 0) return;
    if (left <= letters.length) {
      found = start + 1 + letters.slice(0, left).join('').length;
      done = true;
    } else left -= letters.length + 1;
  };
  walk(block, at);
  return found;
}

/** Replaces only what differs inside a block, so that everything else stays where it is. */
function changeInside(tr: Transaction, at: number, one: Node, other: Node, follow = true): void {
  const start = one.content.findDiffStart(other.content);
  const end = one.content.findDiffEnd(other.content);
  if (start === null || !end) return;
  const overlap = start - Math.min(end.a, end.b);
  const [a, b] = overlap > 0 ? [end.a + overlap, end.b + overlap] : [end.a, end.b];
  tr.replace(at + 1 + start, at + 1 + a, other.slice(start, b));
  if (follow) tr.setSelection(Selection.near(tr.doc.resolve(Math.min(at + 1 + b, tr.doc.content.size)), -1));
}

/** Brings the document into the form of another, block by block, so that what stays keeps its place on the screen, and the
 * caret its place in its block. */
function replaceBlocks(tr: Transaction, to: Node): void {
  const [anchor, head] = [inBlock(tr.selection.$anchor), inBlock(tr.selection.$head)];
  const wanted = new Set(to.children.map((node) => node.attrs['id']));
  let at = 0;
  to.children.forEach((node, index) => {
    const known = tr.doc.maybeChild(index);
    if (known?.attrs['id'] !== node.attrs['id']) {
      const elsewhere = spanOf(tr.doc, String(node.attrs['id']));
      if (elsewhere) tr.delete(elsewhere.at, elsewhere.end);
      // A document is never without blocks: what goes makes room for what comes.
      if (known && !wanted.has(known.attrs['id'])) tr.replaceWith(at, at + known.nodeSize, node);
      else tr.insert(at, node);
    } else if (known && known !== node) {
      if (known.sameMarkup(node)) changeInside(tr, at, known, node, false);
      else tr.replaceWith(at, at + known.nodeSize, node);
    }
    at += node.nodeSize;
  });
  if (at < tr.doc.content.size) tr.delete(at, tr.doc.content.size);
  const [from, until] = [placed(tr.doc, anchor), placed(tr.doc, head)];
  const block = (place: number) => tr.doc.resolve(place).index(0);
  if (from !== undefined && until !== undefined && block(tr.selection.anchor) !== block(from)) {
    tr.setSelection(TextSelection.between(tr.doc.resolve(from), tr.doc.resolve(until)));
  }
}

const inBlock = ($place: ResolvedPos) => ({ id: $place.depth > 0 ? String($place.node(1).attrs['id']) : '', offset: $place.depth > 0 ? $place.pos - $place.before(1) : 0 });

function placed(doc: Node, { id, offset }: { id: string; offset: number }): number | undefined {
  const span = id ? spanOf(doc, id) : undefined;
  return span && Math.min(span.at + offset, span.end - 1);
}
