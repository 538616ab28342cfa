// What holds for every document: each block has an id of its own, and nothing stands in it that a body could not say.

import { Fragment, type Node } from 'prosemirror-model';
import { Plugin, type EditorState, type Transaction } from 'prosemirror-state';
import { kind } from './schema';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

export const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => LETTERS[byte % LETTERS.length]).join('');

/** Puts right what a transaction left in another form; runs after each that changed anything. */
export const forms = new Plugin({
  appendTransaction(transactions, _, state) {
    if (!transactions.some((transaction) => transaction.docChanged)) return null;
    const tr = state.tr;
    joinLists(state, tr);
    joinLines(tr);
    nameBlocks(tr);
    return tr.docChanged ? tr : null;
  },
});

/** An item has one list inside it: lifting can leave two. */
function joinLists(state: EditorState, tr: Transaction): void {
  const joints: number[] = [];
  state.doc.forEach((block, at) => {
    if (block.type.name !== 'list') return;
    block.descendants((node, inside) => {
      if (node.type.name !== 'item') return;
      let from = at + 1 + inside + 1;
      node.forEach((child, _, index) => {
        if (index >= 2) joints.push(from);
        from += child.nodeSize;
      });
    });
  });
  for (const joint of joints.reverse()) tr.join(joint);
}

/** A cell has one text; what was two becomes two lines of it. */
function joinLines(tr: Transaction): void {
  const many: { at: number; cell: Node }[] = [];
  tr.doc.forEach((block, at) => {
    if (block.type.name !== 'table') return;
    block.descendants((node, inside) => {
      if ((node.type.name === 'table_cell' || node.type.name === 'table_header') && node.childCount > 1) many.push({ at: at + 1 + inside, cell: node });
    });
  });
  for (const { at, cell } of many.reverse()) {
    let text = cell.child(0).content;
    for (const line of cell.children.slice(1)) text = text.append(Fragment.from(kind('hard_break').create())).append(line.content);
    tr.replaceWith(at + 1, at + 1 + cell.content.size, kind('line').create(null, text));
  }
}

/** After a split both halves carry the id of the whole: the half that has the words keeps it. */
function nameBlocks(tr: Transaction): void {
  const holders = new Map<string, { node: Node; at: number }>();
  const nameless: number[] = [];
  tr.doc.forEach((node, at) => {
    const id = String(node.attrs['id']);
    const other = id ? holders.get(id) : undefined;
    if (!id) nameless.push(at);
    else if (!other) holders.set(id, { node, at });
    else if (other.node.content.size === 0 && node.content.size > 0 && other.node.isTextblock) {
      nameless.push(other.at);
      holders.set(id, { node, at });
    } else nameless.push(at);
  });
  for (const at of nameless) tr.setNodeAttribute(at, 'id', newId());
}
