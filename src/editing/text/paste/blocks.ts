// What a pasted story is made of, between reading and writing: the same blocks as src/model/body.

/** How characters look and where they lead. */
export interface Marks {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strike: boolean;
  readonly script: '' | 'sup' | 'sub';
  /** A safe address; empty where there is no link. */
  readonly link: string;
}

export const PLAIN: Marks = { bold: false, italic: false, underline: false, strike: false, script: '', link: '' };

/** Characters that share their marks; `\n` is a line break. */
export interface Run {
  text: string;
  marks: Marks;
}

export type Text = Run[];

export interface Item {
  text: Text;
  inner?: List;
}

export interface List {
  ordered: boolean;
  items: Item[];
}

export interface Cell {
  text: Text;
  header: boolean;
  colspan: number;
  rowspan: number;
}

export interface Table {
  caption: string;
  /** How many rows at the top are headers. */
  headers: number;
  rows: Cell[][];
}

export interface Picture {
  /** Of this site's library; else empty. */
  src: string;
  /** An address elsewhere, or the picture itself as `data:`; empty where it is in the library. */
  from: string;
  alt: string;
  width: number;
  height: number;
}

/** A paragraph that a word processor shows as an item of a list. */
export interface Numbered {
  kind: 'numbered';
  /** Which of its lists. */
  list: string;
  level: number;
  /** What it prints before the text: “1.”, “（一）”, “·”. */
  marker: string;
  text: Text;
}

export type Block =
  | { kind: 'paragraph'; text: Text }
  | { kind: 'heading'; level: number; text: Text }
  /** `word`: a paragraph in a word processor's style for quotes; the next one belongs to the same quote. */
  | { kind: 'quote'; paragraphs: Text[]; cite: string; word?: boolean }
  /** `start`: the number of its first item. */
  | { kind: 'list'; list: List; start?: number }
  | { kind: 'table'; table: Table }
  | { kind: 'figure'; picture: Picture; caption: Text }
  | { kind: 'divider' }
  | { kind: 'code'; text: string }
  | Numbered;

/** Lists in lists; rows and columns of a table; what a cell spans: the limits of a body (src/model/body/check.rs). */
export const MAX_LISTS = 6;
export const MAX_ROWS = 2_000;
export const MAX_COLUMNS = 100;

/** Appends without spreading: an argument list as long as a hostile paste would not fit on the stack. */
export function append<T>(list: T[], more: readonly T[]): void {
  for (const one of more) list.push(one);
}
