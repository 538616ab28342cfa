// What keys do in a story, and what typing does by itself. Nothing of it happens while a composition is under way:
// ProseMirror asks neither then.

import { baseKeymap, chainCommands, exitCode, selectParentNode } from 'prosemirror-commands';
import { InputRule, inputRules } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import type { MarkType } from 'prosemirror-model';
import { splitListItem } from 'prosemirror-schema-list';
import { NodeSelection, Selection, TextSelection, type Command, type Plugin } from 'prosemirror-state';
import { goToNextCell } from 'prosemirror-tables';
import { COMMANDS, insert, isInside, lift, sink } from './commands';
import { kind, mark } from './schema';
import { nextCell } from './tables';

const lineBreak: Command = (state, dispatch) => {
  if (!state.selection.$from.parent.inlineContent || !state.selection.$from.parent.type.contentMatch.matchType(kind('hard_break'))) return false;
  dispatch?.(state.tr.replaceSelectionWith(kind('hard_break').create(), true).scrollIntoView());
  return true;
};

/** Behind the block with the caret goes a paragraph, with the caret in it: out of captions, table captions, names of sources. */
const leave = (names: string[]): Command => (state, dispatch, view) => {
  const name = state.selection.$from.parent.type.name;
  return names.includes(name) && COMMANDS['after']!(state, dispatch, view);
};

/** From a caption to the credit, from a table's caption into its first cell. */
const nextText = (names: string[]): Command => (state, dispatch) => {
  const { $from } = state.selection;
  if (!names.includes($from.parent.type.name)) return false;
  const next = Selection.findFrom(state.doc.resolve($from.after()), 1, true);
  if (next) dispatch?.(state.tr.setSelection(next).scrollIntoView());
  return next !== null;
};

/** Enter in a quoted paragraph goes on in a new one; in an empty one it ends the quote. */
const inQuote: Command = (state, dispatch) => {
  const { $from, $to, empty } = state.selection;
  if ($from.parent.type !== kind('quoted') || !$from.sameParent($to)) return false;
  const tr = state.tr;
  if (empty && $from.parent.content.size === 0 && $from.node(-1).childCount > 2) {
    tr.delete($from.before(), $from.after());
    const end = tr.mapping.map($from.after(-1));
    tr.insert(end, kind('paragraph').create()).setSelection(TextSelection.create(tr.doc, end + 1));
  } else tr.deleteSelection().split($from.pos);
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** Enter in an empty item leads out of the list. */
const inItem: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parent.type !== kind('line') || $from.node(-1).type !== kind('item') || $from.parent.content.size > 0) return false;
  if ($from.depth > 4 || $from.node(-2) !== state.doc.child($from.index(0))) return lift(state, dispatch);
  return endList(state, dispatch);
};

/** The item with the caret, and with it the list from there on, becomes a paragraph and a list of the rest. */
const endList: Command = (state, dispatch) => {
  const { $from } = state.selection;
  if ($from.parent.type !== kind('line') || $from.depth !== 3) return false;
  if (dispatch) {
    const list = $from.node(1);
    const [before, item, after] = [list.children.slice(0, $from.index(1)), list.child($from.index(1)), list.children.slice($from.index(1) + 1)];
    const inner = item.childCount > 1 ? item.child(1).children : [];
    const nodes = [];
    if (before.length > 0) nodes.push(list.copy(list.content.cut(0, before.reduce((size, node) => size + node.nodeSize, 0))));
    nodes.push(kind('paragraph').create(null, item.child(0).content));
    const rest = [...inner, ...after];
    if (rest.length > 0) nodes.push(kind('list').create({ ordered: list.attrs['ordered'] }, rest));
    const at = $from.before(1);
    const caret = at + (before.length > 0 ? nodes[0]!.nodeSize : 0) + 1 + $from.parentOffset;
    const tr = state.tr.replaceWith(at, at + list.nodeSize, nodes);
    dispatch(tr.setSelection(TextSelection.create(tr.doc, caret)).scrollIntoView());
  }
  return true;
};

/** Backspace at the very start of a block of another kind makes it a paragraph first. */
const plainFirst: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0) return false;
  const { name } = $from.parent.type;
  if (name === 'line' && $from.depth > 1 && $from.node(-1).type === kind('item')) {
    if ($from.index(-1) > 0) return false;
    return $from.depth === 3 ? endList(state, dispatch, view) : lift(state, dispatch);
  }
  if (name === 'heading' || name === 'code') return COMMANDS['paragraph']!(state, dispatch, view);
  if (name === 'quoted' && $from.index(1) === 0) return COMMANDS['paragraph']!(state, dispatch, view);
  return false;
};

/** Enter on a selected picture, line or film: a paragraph behind it. */
const behindSelected: Command = (state, dispatch, view) =>
  state.selection instanceof NodeSelection && state.selection.$from.depth === 0 && COMMANDS['after']!(state, dispatch, view);

const enter = chainCommands(
  behindSelected, inItem, splitListItem(kind('item')), inQuote, nextText(['caption', 'table_caption']), leave(['credit', 'cite']),
  (state, dispatch, view) => isInside(state, 'grid') && lineBreak(state, dispatch, view),
);

const named = (name: string) => COMMANDS[name]!;

export const storyKeys: Plugin[] = [
  keymap({
    'Enter': enter,
    'Shift-Enter': chainCommands(exitCode, lineBreak),
    'Backspace': plainFirst,
    'Tab': chainCommands(nextCell, sink, nextText(['caption', 'table_caption'])),
    'Shift-Tab': chainCommands(goToNextCell(-1), lift),
    'Mod-b': named('bold'), 'Mod-i': named('italic'), 'Mod-u': named('underline'), 'Mod-Shift-x': named('strike'), 'Mod-.': named('super'), 'Mod-,': named('sub'),
    'Mod-\\': named('plain'),
    'Mod-Alt-0': named('paragraph'), 'Mod-Alt-2': named('h2'), 'Mod-Alt-3': named('h3'), 'Mod-Alt-4': named('h4'),
    'Mod-Shift-7': named('numbers'), 'Mod-Shift-8': named('bullets'), 'Mod-Shift-9': named('quote'),
    'Alt-ArrowUp': named('up'), 'Alt-ArrowDown': named('down'),
    'Mod-Enter': named('after'),
    'Escape': selectParentNode,
  }),
  keymap(baseKeymap),
];

/** Whether typing means something here: in code it never does. */
const wrapping = (pattern: RegExp, name: string) => new InputRule(pattern, (state, _, start, end) => {
  if (state.doc.resolve(start).parent.type !== kind('paragraph')) return null;
  const tr = state.tr.delete(start, end);
  let made: typeof tr | undefined;
  COMMANDS[name]!(state.apply(tr), (second) => (made = second));
  if (!made) return null;
  for (const step of made.steps) tr.step(step);
  return tr.setSelection(Selection.fromJSON(tr.doc, made.selection.toJSON()));
});

const marking = (pattern: RegExp, type: MarkType, around: number) => new InputRule(pattern, (state, match, start, end) => {
  const words = match[2];
  if (!words || !state.doc.resolve(start).parent.type.allowsMarkType(type)) return null;
  const from = start + (match[1]?.length ?? 0);
  const tr = state.tr.delete(from + around + words.length, end).delete(from, from + around);
  tr.addMark(from, from + words.length, type.create());
  return tr.removeStoredMark(type);
});

export const typing = inputRules({
  rules: [
    new InputRule(/^(#{1,3})\s$/, (state, match, start, end) => {
      const { parent } = state.doc.resolve(start);
      if (parent.type !== kind('paragraph')) return null;
      return state.tr.delete(start, end).setBlockType(start, start, kind('heading'), { id: parent.attrs['id'], level: (match[1]?.length ?? 1) + 1 });
    }),
    wrapping(/^\s*[-*+]\s$/, 'bullets'), wrapping(/^1[.、．]\s$/, 'numbers'), wrapping(/^[>》]\s$/, 'quote'), wrapping(/^```$/, 'code'),
    new InputRule(/^(---|———)$/, (state) => {
      const { $from } = state.selection;
      if ($from.depth !== 1 || $from.parent.type !== kind('paragraph')) return null;
      const tr = state.tr.delete($from.start(), $from.end());
      let made: typeof tr | undefined;
      insert(() => kind('divider').create())(state.apply(tr), (second) => (made = second));
      for (const step of made?.steps ?? []) tr.step(step);
      const behind = tr.doc.resolve(tr.mapping.map($from.after()));
      tr.insert(behind.pos, kind('paragraph').create());
      return tr.setSelection(TextSelection.create(tr.doc, behind.pos + 1));
    }),
    marking(/(^|[^*])\*\*([^*\s](?:[^*]*[^*\s])?)\*\*$/, mark('bold'), 2), marking(/(^|[^*])\*([^*\s](?:[^*]*[^*\s])?)\*$/, mark('italic'), 1),
    marking(/(^|[^~])~~([^~\s](?:[^~]*[^~\s])?)~~$/, mark('strike'), 2),
  ],
});
