// Tables: cells with one text each, merged cells as they were, and layout tables taken apart.

import { append, MAX_COLUMNS, MAX_ROWS, type Block, type Cell, type Marks, type Table } from './blocks';
import { joined, line, without } from './letters';
import { lines } from './lists';
import type { Reader } from './reader';

/** A table, and behind it what no cell can hold. One that only arranges other things is what is in it. */
export function table(reader: Reader, element: Element, marks: Marks, preserved: boolean): Block[] {
  const parts = sections(element);
  const cells = parts.flatMap(({ rows }) => rows.flat());
  if (cells.length === 1 || element.querySelector('table') || element.getAttribute('role') === 'presentation') {
    const blocks: Block[] = [];
    for (const cell of cells) append(blocks, reader.opened(cell, marks, preserved));
    return blocks;
  }
  const rest: Block[] = [];
  const read: Table = { caption: '', headers: 0, rows: [] };
  for (const { head, rows } of parts) {
    const from = read.rows.length;
    rows.forEach((row, number) => read.rows.push(row.map((cell) => readCell(reader, cell, marks, preserved, rows.length - number, rest))));
    if (head && from === read.headers) read.headers = read.rows.length;
  }
  cut(reader, read);
  if (read.headers === 0 || read.headers >= read.rows.length) read.headers = headRows(read);
  for (const cell of read.rows.slice(0, read.headers).flat()) cell.text = without(cell.text, { bold: false });
  const caption = [...element.children].find((child) => child.localName === 'caption');
  if (caption) read.caption = line(joined(lines(reader.opened(caption, marks, preserved), rest)).map((run) => run.text).join(''));
  const empty = read.rows.every((row) => row.every((cell) => cell.text.length === 0));
  return empty ? rest : [{ kind: 'table', table: read }, ...rest];
}

/** Its parts with their visible rows. */
function sections(element: Element): { head: boolean; rows: Element[][] }[] {
  return [...element.children]
    .filter((part) => ['thead', 'tbody', 'tfoot'].includes(part.localName))
    .map((part) => ({
      head: part.localName === 'thead',
      rows: [...part.children]
        .filter((row) => row.localName === 'tr' && !/display:\s*none/i.test(row.getAttribute('style') ?? ''))
        .map((row) => [...row.children].filter((cell) => cell.localName === 'td' || cell.localName === 'th')),
    }));
}

function readCell(reader: Reader, cell: Element, marks: Marks, preserved: boolean, rowsLeft: number, rest: Block[]): Cell {
  reader.cleaning.more();
  return {
    text: joined(lines(reader.opened(cell, marks, preserved), rest)),
    header: cell.localName === 'th',
    colspan: span(cell, 'colspan', MAX_COLUMNS),
    rowspan: span(cell, 'rowspan', Math.min(rowsLeft, MAX_COLUMNS)),
  };
}

function span(cell: Element, name: string, most: number): number {
  const number = Number.parseInt(cell.getAttribute(name) ?? '', 10);
  return number > 1 ? Math.min(number, most) : 1;
}

/** Rows at the top in which every cell is a header, where rows follow that are not. */
function headRows({ rows }: Table): number {
  const first = rows.findIndex((row) => row.length === 0 || row.some((cell) => !cell.header));
  return first < 0 || rows.slice(0, first).some((row, number) => row.some((cell) => cell.rowspan > first - number)) ? 0 : first;
}

/** Leaves out the empty rows that spreadsheets copy along at the end, and what is beyond any table. */
function cut(reader: Reader, read: Table): void {
  const { rows } = read;
  while (rows.length > 0 && rows.at(-1)!.every((cell) => cell.text.length === 0) && !reached(rows)) {
    rows.pop();
    reader.cleaning.cleared.empty++;
  }
  if (rows.length > MAX_ROWS || rows.some((row) => row.length > MAX_COLUMNS)) {
    reader.cleaning.cleared.cut = true;
    read.rows = rows.slice(0, MAX_ROWS).map((row) => row.slice(0, MAX_COLUMNS));
  }
}

/** Whether a cell from above reaches into the last row. */
function reached(rows: readonly Cell[][]): boolean {
  return rows.slice(0, -1).some((row, number) => row.some((cell) => number + cell.rowspan >= rows.length));
}
