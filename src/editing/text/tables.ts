// Tables: made, grown, cut, merged; header rows are rows that say so.

import {
  addColumnAfter, addColumnBefore, addRow, CellSelection, deleteColumn, deleteRow, goToNextCell, isInTable, mergeCells, selectedRect, splitCell, toggleHeaderCell,
} from 'prosemirror-tables';
import type { Node } from 'prosemirror-model';
import { Selection, type Command, type EditorState, type Transaction } from 'prosemirror-state';
import { kind } from './schema';

const cell = (name: string) => kind(name).create(null, kind('line').create());
const row = (head: boolean, columns: number) => kind('table_row').create({ head }, Array.from({ length: columns }, () => cell(head ? 'table_header' : 'table_cell')));

/** Three columns, a header row and two others. */
export const newTable = (): Node =>
  kind('table').create(null, [kind('table_caption').create(), kind('grid').create(null, [row(true, 3), row(false, 3), row(false, 3)])]);

/** A new row is of the kind of the one that it is put beside. */
const rowBeside = (side: 'above' | 'below'): Command => (state, dispatch) => {
  if (!isInTable(state)) return false;
  if (dispatch) {
    const rect = selectedRect(state);
    const at = side === 'above' ? rect.top : rect.bottom;
    const tr = addRow(state.tr, rect, at);
    dispatch(likeRow(tr, rect.tableStart, at, side === 'above' ? at + 1 : at - 1));
  }
  return true;
};

/** Tab in the last cell: a row more, and its first cell. */
export const nextCell: Command = (state, dispatch, view) => {
  if (!isInTable(state)) return false;
  if (goToNextCell(1)(state, dispatch)) return true;
  let grown: Transaction | undefined;
  rowBeside('below')(state, (tr) => (grown = tr), view);
  if (!grown) return false;
  // The cell that comes next is the first of the new row.
  goToNextCell(1)(state.apply(grown), (tr) => dispatch?.((grown as Transaction).setSelection(Selection.fromJSON((grown as Transaction).doc, tr.selection.toJSON())).scrollIntoView()));
  return true;
};

function likeRow(tr: Transaction, start: number, made: number, like: number): Transaction {
  const grid = tr.doc.nodeAt(start - 1);
  const model = grid?.maybeChild(like);
  if (!grid || !model) return tr;
  return setHead(tr, grid, start, made, Boolean(model.attrs['head']));
}

/** Makes a row a header row, or no longer one, with all its cells. */
function setHead(tr: Transaction, grid: Node, start: number, index: number, head: boolean): Transaction {
  let at = start;
  for (let before = 0; before < index; before += 1) at += grid.child(before).nodeSize;
  tr.setNodeAttribute(at, 'head', head);
  let inner = at + 1;
  grid.child(index).forEach((found) => {
    tr.setNodeMarkup(inner, kind(head ? 'table_header' : 'table_cell'), found.attrs);
    inner += found.nodeSize;
  });
  return tr;
}

/** The rows from the top to the caret's become header rows; pressed in a header row, it and those below it are none any more. */
const headerRow: Command = (state, dispatch) => {
  if (!isInTable(state)) return false;
  if (dispatch) {
    const { table, tableStart, top } = selectedRect(state);
    const head = !table.child(top).attrs['head'];
    const tr = state.tr;
    table.forEach((_, __, index) => {
      if (head ? index <= top : index >= top) if (Boolean(table.child(index).attrs['head']) !== head) setHead(tr, table, tableStart, index, head);
    });
    dispatch(tr);
  }
  return true;
};

/** A block goes with its last row or column. */
const deleteTable: Command = (state, dispatch) => {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if ($from.node(depth).type.name !== 'table') continue;
    if (dispatch) {
      const tr = state.tr.delete($from.before(depth), $from.after(depth));
      dispatch(tr.setSelection(Selection.near(tr.doc.resolve(Math.min($from.before(depth), tr.doc.content.size)))));
    }
    return true;
  }
  return false;
};

const orAll = (command: Command, isAll: (rect: ReturnType<typeof selectedRect>) => boolean): Command => (state, dispatch, view) =>
  isInTable(state) && (isAll(selectedRect(state)) ? deleteTable : command)(state, dispatch, view);

export const tableCommands: Record<string, Command> = {
  'row-above': rowBeside('above'),
  'row-below': rowBeside('below'),
  'row-delete': orAll(deleteRow, (rect) => rect.top === 0 && rect.bottom === rect.map.height),
  'column-before': addColumnBefore,
  'column-after': addColumnAfter,
  'column-delete': orAll(deleteColumn, (rect) => rect.left === 0 && rect.right === rect.map.width),
  'cells-merge': mergeCells,
  'cells-split': splitCell,
  'header-row': headerRow,
  'header-cell': (state, dispatch) => isInTable(state) && !inHeaderRow(state) && toggleHeaderCell(state, dispatch),
  'table-delete': deleteTable,
};

const inHeaderRow = (state: EditorState) => {
  const { table, top } = selectedRect(state);
  return Boolean(table.child(top).attrs['head']);
};

export const isInCells = (state: EditorState) => isInTable(state) || state.selection instanceof CellSelection;
