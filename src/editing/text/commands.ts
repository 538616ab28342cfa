// What can be done to a story: each a command, with the name that a button of the bars carries.

import { chainCommands, setBlockType, toggleMark } from 'prosemirror-commands';
import { Fragment, type Node, type NodeType } from 'prosemirror-model';
import { liftListItem, sinkListItem } from 'prosemirror-schema-list';
import { NodeSelection, Selection, TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state';
import { kind, mark, schema } from './schema';
import { tableCommands, newTable } from './tables';

/** The block that the selection begins in: where it stands, and what it is. */
export function blockAt(state: EditorState): { node: Node; at: number } {
  const index = Math.min(state.selection.$from.index(0), state.doc.childCount - 1);
  const at = state.doc.children.slice(0, index).reduce((size, node) => size + node.nodeSize, 0);
  return { node: state.doc.child(index), at };
}

/** The blocks of the selection: the first, one past the last, and where they stand in the document. */
function range(state: EditorState): { from: number; to: number; start: number; end: number } {
  const { $from, $to } = state.selection;
  const from = $from.index(0);
  // A selected block ends where the next begins.
  const to = Math.min($from.depth === 0 ? from + 1 : $to.index(0) + 1, state.doc.childCount);
  const sizes = state.doc.children.map((node) => node.nodeSize);
  const sum = (upto: number) => sizes.slice(0, upto).reduce((size, one) => size + one, 0);
  return { from, to, start: sum(from), end: sum(to) };
}

/** Whether the selection stands in a list, quote, table or caption rather than in a block of its own. */
export const isInside = (state: EditorState, name: string) => {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) if ($from.node(depth).type.name === name) return true;
  return false;
};

const isShown = (state: EditorState, type: NodeType, attrs: Record<string, unknown> = {}) => {
  const { node } = blockAt(state);
  return node.type === type && Object.entries(attrs).every(([name, value]) => node.attrs[name] === value);
};

/** What all text blocks of a block hold: what remains when it becomes another kind. */
function linesOf(node: Node): Fragment[] {
  const lines: Fragment[] = [];
  if (node.isTextblock) lines.push(node.content);
  node.descendants((inner) => {
    if (inner.isTextblock) lines.push(inner.content);
    return !inner.isTextblock;
  });
  return lines.filter((content, at) => content.size > 0 || at === 0);
}

/** Blocks of the selection that hold text and nothing else: what can become a list, a quote, a heading. */
const isWritten = (node: Node) => node.isTextblock || node.type.name === 'list' || node.type.name === 'quote';

/** Replaces the blocks of the selection by what `make` makes of their lines. Block ids stay with the first. */
function remake(make: (lines: Fragment[], id: string) => Node[]): Command {
  return (state, dispatch) => {
    const { from, to, start, end } = range(state);
    const nodes = Array.from({ length: to - from }, (_, at) => state.doc.child(from + at));
    if (nodes.length === 0 || !nodes.every(isWritten)) return false;
    if (dispatch) {
      const made = make(nodes.flatMap(linesOf), String(nodes[0]!.attrs['id']));
      const into = caretIn(state, start);
      const tr = state.tr.replaceWith(start, end, made);
      dispatch(restoreCaret(tr, start, into).scrollIntoView());
    }
    return true;
  };
}

/** How many characters stand between `start` and the caret. */
const caretIn = (state: EditorState, start: number) => state.doc.textBetween(start, state.selection.head, '', '\n').length;

/** Puts the caret so many characters behind `start` again. */
function restoreCaret(tr: Transaction, start: number, characters: number): Transaction {
  let left = characters;
  let found: number | undefined;
  let last = start;
  tr.doc.nodesBetween(start, tr.doc.content.size, (node, at) => {
    if (found !== undefined || !node.isTextblock) return found === undefined;
    last = at + 1 + node.content.size;
    if (left <= node.content.size) found = at + 1 + left;
    else left -= node.content.size;
    return false;
  });
  return tr.setSelection(Selection.near(tr.doc.resolve(Math.min(found ?? last, tr.doc.content.size))));
}

const unmarked = (content: Fragment) => {
  let text = '';
  content.forEach((node) => (text += node.isText ? node.text : '\n'));
  return text;
};

const paragraphs: Command = chainCommands(setBlockType(kind('paragraph')), remake((lines, id) => lines.map((content, at) => kind('paragraph').create({ id: at === 0 ? id : '' }, content))));

const heading = (level: number): Command => (state, dispatch, view) =>
  isShown(state, kind('heading'), { level })
    ? paragraphs(state, dispatch, view)
    : remake((lines, id) => lines.map((content, at) => kind('heading').create({ id: at === 0 ? id : '', level }, content)))(state, dispatch, view);

const list = (ordered: boolean): Command => (state, dispatch, view) => {
  const { node, at } = blockAt(state);
  if (node.type.name === 'list') {
    if (node.attrs['ordered'] === ordered) return paragraphs(state, dispatch, view);
    dispatch?.(state.tr.setNodeAttribute(at, 'ordered', ordered));
    return true;
  }
  return remake((lines, id) => [kind('list').create({ id, ordered }, lines.map((content) => kind('item').create(null, kind('line').create(null, content))))])(state, dispatch, view);
};

const quote: Command = (state, dispatch, view) =>
  isShown(state, kind('quote'))
    ? paragraphs(state, dispatch, view)
    : remake((lines, id) => [kind('quote').create({ id }, [...lines.map((content) => kind('quoted').create(null, content)), kind('cite').create()])])(state, dispatch, view);

const code: Command = (state, dispatch, view) => {
  if (isShown(state, kind('code'))) {
    return remake(([content], id) => unmarked(content ?? Fragment.empty).split('\n').map((line, at) => kind('paragraph').create({ id: at === 0 ? id : '' }, line ? schema.text(line) : undefined)))(state, dispatch, view);
  }
  return remake((lines, id) => {
    const text = lines.map(unmarked).join('\n');
    return [kind('code').create({ id }, text ? schema.text(text) : undefined)];
  })(state, dispatch, view);
};

/** Puts a block behind the one with the caret, or in its place where that is an empty paragraph. */
export const insert = (make: () => Node): Command => (state, dispatch) => {
  if (dispatch) {
    const { node, at } = blockAt(state);
    const isEmpty = node.type.name === 'paragraph' && node.content.size === 0;
    const made = make();
    const tr = state.tr;
    const place = isEmpty ? at : at + node.nodeSize;
    if (isEmpty) tr.replaceWith(at, at + node.nodeSize, made);
    else tr.insert(place, made);
    const selectable = made.isAtom || made.type.name === 'picture';
    tr.setSelection(selectable ? NodeSelection.create(tr.doc, place) : Selection.near(tr.doc.resolve(place + 1)));
    dispatch(tr.scrollIntoView());
  }
  return true;
};

/** An empty paragraph behind the block with the caret, or before it. */
const paragraphBeside = (side: 'before' | 'after'): Command => (state, dispatch) => {
  const { node, at } = blockAt(state);
  const place = side === 'after' ? at + node.nodeSize : at;
  const tr = state.tr.insert(place, kind('paragraph').create());
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, place + 1)).scrollIntoView());
  return true;
};

/** Moves the blocks of the selection past their neighbour. */
const move = (direction: -1 | 1): Command => (state, dispatch) => {
  const { from, to, start, end } = range(state);
  const neighbour = direction < 0 ? state.doc.maybeChild(from - 1) : state.doc.maybeChild(to);
  if (!neighbour) return false;
  if (dispatch) {
    const moved = state.doc.slice(start, end).content;
    const { anchor, head } = state.selection;
    const by = direction * neighbour.nodeSize;
    const tr = state.tr;
    if (direction < 0) tr.replaceWith(start - neighbour.nodeSize, end, moved.append(Fragment.from(neighbour)));
    else tr.replaceWith(start, end + neighbour.nodeSize, Fragment.from(neighbour).append(moved));
    const selection = state.selection instanceof NodeSelection
      ? NodeSelection.create(tr.doc, state.selection.from + by)
      : TextSelection.between(tr.doc.resolve(anchor + by), tr.doc.resolve(head + by));
    dispatch(tr.setSelection(selection).scrollIntoView());
  }
  return true;
};

const remove: Command = (state, dispatch) => {
  if (dispatch) {
    const { start, end } = range(state);
    const tr = state.tr.delete(start, end);
    dispatch(tr.setSelection(Selection.near(tr.doc.resolve(Math.min(start, tr.doc.content.size)))).scrollIntoView());
  }
  return true;
};

export const unlink: Command = (state, dispatch) => {
  const at = linkAt(state);
  if (!at) return false;
  dispatch?.(state.tr.removeMark(at.from, at.to, mark('link')));
  return true;
};

/** The link under the caret or selection: all of it, and where it leads. */
export function linkAt(state: EditorState): { from: number; to: number; href: string } | undefined {
  const { $from, empty } = state.selection;
  const parent = $from.parent;
  if (!parent.isTextblock) return undefined;
  const isOf = (node: Node | null | undefined) => node?.marks.find((found) => found.type === mark('link'));
  const link = isOf($from.nodeAfter) ?? (empty ? isOf($from.nodeBefore) : undefined);
  if (!link) return undefined;
  let at = $from.start();
  let found: { from: number; to: number } | undefined;
  parent.forEach((node) => {
    const end = at + node.nodeSize;
    if (link.isInSet(node.marks)) {
      if (found && found.to === at) found.to = end;
      else if (!found || found.to < $from.pos) found = { from: at, to: end };
    }
    at = end;
  });
  return found && found.from <= $from.pos && found.to >= $from.pos ? { ...found, href: String(link.attrs['href']) } : undefined;
}

const script = (which: 'super' | 'sub'): Command => (state, dispatch) => {
  const { from, to, empty } = state.selection;
  if (empty) return false;
  let is = true;
  state.doc.nodesBetween(from, to, (node) => {
    if (node.isText && !node.marks.some((found) => found.type === mark('script') && found.attrs['kind'] === which)) is = false;
  });
  dispatch?.(is ? state.tr.removeMark(from, to, mark('script')) : state.tr.addMark(from, to, mark('script').create({ kind: which })));
  return true;
};

/** No marks, also no links. */
const plain: Command = (state, dispatch) => {
  const { from, to, empty } = state.selection;
  if (empty) return false;
  dispatch?.(state.tr.removeMark(from, to));
  return true;
};

/** The picture that the selection is in, alone or in a gallery. */
export function figureAt(state: EditorState): { at: number; node: Node } | undefined {
  const { selection } = state;
  if (selection instanceof NodeSelection && ['picture', 'shot'].includes(selection.node.type.name)) return { at: selection.from, node: selection.node };
  const { $from } = selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if (['picture', 'shot'].includes($from.node(depth).type.name)) return { at: $from.before(depth), node: $from.node(depth) };
  }
  return undefined;
}

export const sink = sinkListItem(kind('item'));
export const lift = liftListItem(kind('item'));

/** By the names that buttons carry. */
export const COMMANDS: Record<string, Command> = {
  paragraph: paragraphs, h2: heading(2), h3: heading(3), h4: heading(4), quote, code,
  bullets: list(false), numbers: list(true), indent: sink, outdent: lift,
  bold: toggleMark(mark('bold')), italic: toggleMark(mark('italic')), underline: toggleMark(mark('underline')), strike: toggleMark(mark('strike')),
  super: script('super'), sub: script('sub'), plain,
  divider: insert(() => kind('divider').create()),
  table: insert(newTable),
  up: move(-1), down: move(1), before: paragraphBeside('before'), after: paragraphBeside('after'), delete: remove,
  ...tableCommands,
};

/** Whether a button's command is in force where the selection is, for `aria-pressed`. */
export function isOn(state: EditorState, name: string): boolean {
  const { from, to, empty, $from } = state.selection;
  switch (name) {
    case 'paragraph': return isShown(state, kind('paragraph'));
    case 'h2': case 'h3': case 'h4': return isShown(state, kind('heading'), { level: Number(name[1]) });
    case 'quote': case 'code': return isShown(state, kind(name));
    case 'bullets': return isShown(state, kind('list'), { ordered: false });
    case 'numbers': return isShown(state, kind('list'), { ordered: true });
    case 'link': return linkAt(state) !== undefined;
    case 'bold': case 'italic': case 'underline': case 'strike':
      return empty ? mark(name).isInSet(state.storedMarks ?? $from.marks()) !== undefined : state.doc.rangeHasMark(from, to, mark(name));
    case 'full': case 'half': case 'left': case 'right': return figureAt(state)?.node.attrs['layout'] === name;
    case 'super': case 'sub': {
      const marks = state.storedMarks ?? ($from.nodeAfter?.marks ?? $from.marks());
      return marks.some((found) => found.type === mark('script') && found.attrs['kind'] === name);
    }
    default: return false;
  }
}
